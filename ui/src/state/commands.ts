/**
 * Every command of the window once: its name, what it is called, its keys and
 * when it can be given. Palette, menu, buttons and keys all run the same ones.
 * Knows what a desk can do, not how.
 */
import type { MessageKey } from '../locales/keys';
import type { TextAct } from './story.svelte';
import type { SideTab } from './layout.svelte';

/** Dialogs that a command opens. */
export type DialogName =
  | 'palette'
  | 'paste'
  | 'export'
  | 'settings'
  | 'return'
  | 'correct'
  | 'retract'
  | 'safety'
  | 'keys';

/** What commands work on. */
export interface CommandDesk {
  readonly canWrite: boolean;
  readonly hasStory: boolean;
  readonly reviewing: boolean;
  readonly status: string | null;
  newStory(): void;
  chooseImport(): void;
  showDialog(kind: DialogName): void;
  pick(): void;
  saveNow(): void;
  submit(): void;
  approve(): void;
  trash(): void;
  untrash(): void;
  choosePhoto(): void;
  toggleReview(): void;
  text(act: TextAct): void;
  find(): void;
  mend(): void;
  show(tab: SideTab): void;
  searchList(): void;
  cyclePane(step: 1 | -1): void;
  foldPage(): void;
  foldList(): void;
  closeStory(): void;
}

export type Command = {
  label: MessageKey;
  /** Chords, the first one shown; `Mod` is Ctrl, and Command on a Mac. */
  keys: string[];
  group: 'story' | 'text' | 'newsroom' | 'view';
  when?: (desk: CommandDesk) => boolean;
  run: (desk: CommandDesk) => void;
};

const open = (desk: CommandDesk): boolean => desk.hasStory;
const writable = (desk: CommandDesk): boolean => desk.canWrite;
const editing = (desk: CommandDesk): boolean =>
  desk.hasStory && desk.canWrite && !desk.reviewing && desk.status !== 'trashed';
const text = (act: TextAct, label: MessageKey, ...keys: string[]): Command => ({
  label,
  keys,
  group: 'text',
  when: editing,
  run: (desk) => desk.text(act),
});
const tab = (name: SideTab, label: MessageKey, key: string): Command => ({
  label,
  keys: [key],
  group: 'view',
  when: open,
  run: (desk) => desk.show(name),
});

export const commands = {
  palette: {
    label: 'command-palette',
    keys: ['Mod+K'],
    group: 'view',
    run: (desk) => desk.showDialog('palette'),
  },
  'new-story': {
    label: 'command-new-story',
    keys: ['Mod+N'],
    group: 'story',
    when: writable,
    run: (desk) => desk.newStory(),
  },
  'import-files': {
    label: 'command-import-files',
    keys: ['Mod+O'],
    group: 'story',
    when: writable,
    run: (desk) => desk.chooseImport(),
  },
  'paste-page': {
    label: 'command-paste-page',
    keys: ['Mod+Shift+V'],
    group: 'story',
    when: writable,
    run: (desk) => desk.showDialog('paste'),
  },
  save: {
    label: 'command-save',
    keys: ['Mod+S'],
    group: 'story',
    when: open,
    run: (desk) => desk.saveNow(),
  },
  submit: {
    label: 'command-submit',
    keys: ['Mod+Enter'],
    group: 'story',
    when: (desk) => editing(desk) && (desk.status === 'draft' || desk.status === 'changed'),
    run: (desk) => desk.submit(),
  },
  approve: {
    label: 'command-approve',
    keys: ['Mod+Shift+Enter'],
    group: 'story',
    when: (desk) => open(desk) && writable(desk) && APPROVABLE.has(desk.status ?? ''),
    run: (desk) => desk.approve(),
  },
  return: {
    label: 'command-return',
    keys: ['Mod+Shift+Backspace'],
    group: 'story',
    when: (desk) => open(desk) && writable(desk) && desk.status === 'in-review',
    run: (desk) => desk.showDialog('return'),
  },
  correct: {
    label: 'command-correct',
    keys: [],
    group: 'story',
    when: (desk) => open(desk) && writable(desk) && SEALED.has(desk.status ?? ''),
    run: (desk) => desk.showDialog('correct'),
  },
  retract: {
    label: 'command-retract',
    keys: [],
    group: 'story',
    when: (desk) => open(desk) && writable(desk) && SEALED.has(desk.status ?? ''),
    run: (desk) => desk.showDialog('retract'),
  },
  review: {
    label: 'command-review',
    keys: ['F8'],
    group: 'view',
    when: open,
    run: (desk) => desk.toggleReview(),
  },
  trash: {
    label: 'command-trash',
    keys: [],
    group: 'story',
    when: (desk) => open(desk) && writable(desk) && desk.status !== 'trashed',
    run: (desk) => desk.trash(),
  },
  untrash: {
    label: 'command-untrash',
    keys: [],
    group: 'story',
    when: (desk) => open(desk) && writable(desk) && desk.status === 'trashed',
    run: (desk) => desk.untrash(),
  },
  close: {
    label: 'command-close',
    keys: ['Mod+W'],
    group: 'story',
    when: open,
    run: (desk) => desk.closeStory(),
  },
  export: {
    label: 'command-export',
    keys: ['Mod+E'],
    group: 'newsroom',
    run: (desk) => desk.showDialog('export'),
  },
  pick: {
    label: 'command-pick',
    keys: [],
    group: 'story',
    when: (desk) => open(desk) && writable(desk) && desk.status !== 'trashed',
    run: (desk) => desk.pick(),
  },
  safety: {
    label: 'command-safety',
    keys: [],
    group: 'newsroom',
    run: (desk) => desk.showDialog('safety'),
  },
  settings: {
    label: 'command-settings',
    keys: ['Mod+,'],
    group: 'newsroom',
    run: (desk) => desk.showDialog('settings'),
  },
  bold: text('bold', 'command-bold', 'Mod+B'),
  italic: text('italic', 'command-italic', 'Mod+I'),
  heading: text('heading', 'command-heading', 'Mod+Alt+H'),
  quote: text('quote', 'command-quote', 'Mod+Alt+Q'),
  list: text('list', 'command-list', 'Mod+Alt+L'),
  table: text('table', 'command-table'),
  link: text('link', 'command-link', 'Mod+L'),
  'read-also': text('read-also', 'command-read-also', 'Mod+J'),
  'page-break': text('page-break', 'command-page-break'),
  photo: {
    label: 'command-photo',
    keys: ['Mod+Shift+P'],
    group: 'text',
    when: editing,
    run: (desk) => desk.choosePhoto(),
  },
  find: {
    label: 'command-find',
    keys: ['Mod+F'],
    group: 'text',
    when: (desk) => desk.hasStory && !desk.reviewing,
    run: (desk) => desk.find(),
  },
  mend: {
    label: 'command-mend',
    keys: ['Alt+Enter'],
    group: 'text',
    when: editing,
    run: (desk) => desk.mend(),
  },
  'show-page': tab('page', 'command-show-page', 'Alt+1'),
  'show-checks': tab('checks', 'command-show-checks', 'Alt+2'),
  'show-related': tab('related', 'command-show-related', 'Alt+3'),
  'show-history': tab('history', 'command-show-history', 'Alt+4'),
  'show-cards': tab('cards', 'command-show-cards', 'Alt+5'),
  'search-list': {
    label: 'command-search-list',
    keys: ['Mod+Shift+F'],
    group: 'view',
    run: (desk) => desk.searchList(),
  },
  'next-pane': {
    label: 'command-next-pane',
    keys: ['F6'],
    group: 'view',
    run: (desk) => desk.cyclePane(1),
  },
  'previous-pane': {
    label: 'command-previous-pane',
    keys: ['Shift+F6'],
    group: 'view',
    run: (desk) => desk.cyclePane(-1),
  },
  'fold-page': {
    label: 'command-fold-page',
    keys: ['F7', 'Mod+\\'],
    group: 'view',
    run: (desk) => desk.foldPage(),
  },
  'fold-list': {
    label: 'command-fold-list',
    keys: ['Shift+F7'],
    group: 'view',
    run: (desk) => desk.foldList(),
  },
  keys: {
    label: 'command-keys',
    keys: ['F1'],
    group: 'view',
    run: (desk) => desk.showDialog('keys'),
  },
} satisfies Record<string, Command>;

/** Readers may have read it, so they are told. */
const SEALED = new Set(['approved', 'changed', 'exported']);
const APPROVABLE = new Set(['draft', 'in-review', 'changed']);

export type CommandId = keyof typeof commands;

export function isCommand(name: string): name is CommandId {
  return Object.hasOwn(commands, name);
}

export function commandOf(id: CommandId): Command {
  return commands[id];
}

/** Whether the command can be given now. */
export function canRun(id: CommandId, desk: CommandDesk): boolean {
  return commandOf(id).when?.(desk) ?? true;
}

/** Gives the command; false where it cannot be given now. */
export function run(id: CommandId, desk: CommandDesk): boolean {
  if (!canRun(id, desk)) return false;
  commandOf(id).run(desk);
  return true;
}

/** What a key press is made of; a KeyboardEvent is one. */
export type Press = {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
};

/** The command whose chord is pressed, if any. */
export function commandFor(press: Press, mac: boolean): CommandId | null {
  for (const id of Object.keys(commands) as CommandId[]) {
    if (commandOf(id).keys.some((chord) => matches(chord, press, mac))) return id;
  }
  return null;
}

function matches(chord: string, press: Press, mac: boolean): boolean {
  const parts = chord.split('+');
  const key = parts.pop()!;
  const mod = parts.includes('Mod');
  if ((mac ? press.metaKey : press.ctrlKey) !== mod) return false;
  if ((mac ? press.ctrlKey : press.metaKey) !== false) return false;
  if (press.altKey !== parts.includes('Alt') || press.shiftKey !== parts.includes('Shift')) {
    return false;
  }
  // With Alt or Shift the layout may turn the letter into another sign.
  const byCode = /^[A-Z]$/.test(key) ? `Key${key}` : /^\d$/.test(key) ? `Digit${key}` : null;
  return press.key.toUpperCase() === key.toUpperCase() || press.code === byCode;
}

/** The chord as it is written on keyboards. */
export function chordName(chord: string, mac: boolean): string {
  const names: Record<string, string> = mac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', Backspace: '⌫' }
    : { Mod: 'Ctrl' };
  return chord
    .split('+')
    .map((part) => names[part] ?? part)
    .join(mac ? '' : ' ');
}
