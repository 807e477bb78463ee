import { describe, expect, it } from 'vitest';
import {
  canRun,
  chordName,
  commandFor,
  commandOf,
  commands,
  isCommand,
  run,
  type CommandDesk,
  type CommandId,
  type Press,
} from './commands';

const ids = Object.keys(commands) as CommandId[];

/** A desk that writes down what it is asked. */
function desk(change: Partial<CommandDesk> = {}): CommandDesk & { done: string[] } {
  const done: string[] = [];
  const facts: Record<string, unknown> = {
    canWrite: true,
    hasStory: true,
    reviewing: false,
    status: 'draft',
    done,
    ...change,
  };
  return new Proxy({} as CommandDesk & { done: string[] }, {
    get: (_, name: string) =>
      name in facts
        ? facts[name]
        : (...values: unknown[]) => done.push([name, ...values].join(' ')),
  });
}

function press(key: string, change: Partial<Press> = {}): Press {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, code: '' };
  return { key, ...none, ...change };
}

describe('commands', () => {
  it('have chords of their own', () => {
    const chords = ids.flatMap((id) => commandOf(id).keys);
    expect(new Set(chords).size).toBe(chords.length);
  });

  it('do something, each', () => {
    for (const id of ids) {
      const all = desk();
      commandOf(id).run(all);
      expect([id, all.done.length]).toEqual([id, 1]);
    }
  });

  it('without a story, only those run that need none', () => {
    const none = desk({ hasStory: false, status: null });
    const left = ids.filter((id) => canRun(id, none) && commandOf(id).group === 'story');
    expect(left).toEqual(['new-story', 'import-files', 'paste-page']);
    expect(ids.some((id) => canRun(id, none) && commandOf(id).group === 'text')).toBe(false);
  });

  it('in a newsroom that can only be read, nothing writes', () => {
    const reader = desk({ canWrite: false });
    const writing: CommandId[] = ['new-story', 'submit', 'approve', 'trash', 'bold', 'photo'];
    for (const id of writing) {
      expect(run(id, reader)).toBe(false);
    }
    expect(reader.done).toEqual([]);
    expect(canRun('export', reader)).toBe(true);
  });

  it('a reviewer approves and returns, and does not type', () => {
    const reviewer = desk({ reviewing: true, status: 'in-review' });
    expect(canRun('approve', reviewer)).toBe(true);
    expect(canRun('return', reviewer)).toBe(true);
    expect(canRun('bold', reviewer)).toBe(false);
  });

  it('are found by name only where there is one', () => {
    expect(isCommand('export')).toBe(true);
    expect(isCommand('toString')).toBe(false);
  });
});

describe('keys', () => {
  it('find their command with Ctrl, and with Command on a Mac', () => {
    expect(commandFor(press('k', { ctrlKey: true }), false)).toBe('palette');
    expect(commandFor(press('k', { metaKey: true }), true)).toBe('palette');
    expect(commandFor(press('k', { metaKey: true }), false)).toBe(null);
    expect(commandFor(press('k'), false)).toBe(null);
  });

  it('mean the letter on the key, whatever Shift and Alt make of it', () => {
    const shifted = press('V', { ctrlKey: true, shiftKey: true, code: 'KeyV' });
    expect(commandFor(shifted, false)).toBe('paste-page');
    const odd = press('ħ', { ctrlKey: true, altKey: true, code: 'KeyH' });
    expect(commandFor(odd, false)).toBe('heading');
  });

  it('tell Shift+F6 from F6', () => {
    expect(commandFor(press('F6'), false)).toBe('next-pane');
    expect(commandFor(press('F6', { shiftKey: true }), false)).toBe('previous-pane');
  });

  it('leave plain typing alone', () => {
    for (const key of ['a', 'Enter', '/', '@', 'Backspace', '1']) {
      expect(commandFor(press(key), false)).toBe(null);
    }
  });

  it('are written as on the keyboard', () => {
    expect(chordName('Mod+Shift+Enter', false)).toBe('Ctrl Shift Enter');
    expect(chordName('Mod+Shift+Enter', true)).toBe('⌘⇧↩');
  });
});
