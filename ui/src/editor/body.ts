/**
 * The editor of a story's text, put together from its parts. Speaks to the
 * rest of the window only through {@link BodyEditor} and {@link BodyEvents}.
 */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { deleteMarkupBackward, markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { highlightSelectionMatches } from '@codemirror/search';
import {
  Compartment,
  EditorState,
  type ChangeSet,
  type Extension,
  type Text,
} from '@codemirror/state';
import { drawSelection, EditorView, keymap, placeholder, tooltips } from '@codemirror/view';
import type { Problem, Suggestion } from '../port/bindings';
import type { Range } from '../state/places';
import type { Offer, Picker } from '../state/picker.svelte';
import type { BodyEditor, TextAct } from '../state/story.svelte';
import { ask, asking } from './asking';
import { faults, faultTooltip, linkFacts, setFaults, setLinks } from './facts';
import {
  insertBlock,
  insertLink,
  LINE_SIGNS,
  PAGE_BREAK,
  TABLE,
  toggleLineSign,
  toggleMark,
} from './formats';
import { find, finding, findWords } from './find';
import { liveLook, readAlsoLabel } from './live';
import { openerChip, setOpener } from './opener';
import { readAlsoLine } from './own-paragraph';
import { paragraphKeys } from './paragraphs';
import { pasteAsParagraphs } from './paste';
import { pageBreaksByRule, setPageLines } from './page-lines';
import { pictureAddress } from './picture';
import { beginAsking, pickerAtCaret, type ShowOffers } from './picker';
import { fromElsewhere, remoteChange } from './remote';
import { wholeCharacters } from './surrogates';
import { bodyTheme } from './theme';

/** What the editor tells of. */
export interface BodyEvents {
  typed(changes: ChangeSet, text: Text): void;
  /** The cursor came to another line, counted from 1. */
  line(line: number): void;
  /** So many half characters were replaced. */
  replaced(count: number): void;
  /** The opener before the text was pressed. */
  openerPressed(): void;
}

export type BodyOptions = {
  parent: HTMLElement;
  text: Text;
  /** The newsroom's label of related links. */
  label: string;
  /** The brand before the text. */
  opener: string;
  words: BodyWords;
  /** Where the panel for finding is shown. */
  findPlace: HTMLElement | null;
  pictureAddress: (media: string) => string;
  readOnly: boolean;
  picker: Picker;
  showOffers: ShowOffers;
  events: BodyEvents;
};

/** What the editor says, in the language of the window. */
export type BodyWords = { name: string; hint: string };

/** A line longer than this is shown plain: its inline marks would be read anew at every key. */
const LONG_LINE = 20_000;
/** A longer text is shown plain from the start. */
const LONG_TEXT = 2_000_000;

const styled = new Compartment();
const locked = new Compartment();
const labelled = new Compartment();
const spoken = new Compartment();

const style: Extension = [
  markdown({ base: markdownLanguage, completeHTMLTags: false, addKeymap: false }),
  bodyTheme,
];

function isLong(text: Text, from = 0, to = text.length): boolean {
  if (text.length > LONG_TEXT) return true;
  for (let at = from; at <= to;) {
    const line = text.lineAt(at);
    if (line.length > LONG_LINE) return true;
    at = line.to + 1;
  }
  return false;
}

const lock = (readOnly: boolean): Extension => [
  EditorState.readOnly.of(readOnly),
  EditorView.editable.of(!readOnly),
];

const speech = ({ name, hint }: BodyWords): Extension => [
  findWords(),
  placeholder(hint),
  EditorView.contentAttributes.of({ 'aria-label': name }),
];

function extensions(options: BodyOptions): Extension {
  const { events, picker } = options;
  return [
    wholeCharacters((count) => events.replaced(count)),
    history(),
    drawSelection(),
    EditorView.lineWrapping,
    spoken.of(speech(options.words)),
    openerChip(options.opener, () => events.openerPressed()),
    finding(options.findPlace),
    pasteAsParagraphs,
    highlightSelectionMatches({ minSelectionLength: 3, maxMatches: 50 }),
    tooltips({ position: 'fixed', parent: document.body }),
    labelled.of(readAlsoLabel.of(options.label)),
    pictureAddress.of(options.pictureAddress),
    linkFacts,
    faults,
    faultTooltip,
    pageBreaksByRule,
    liveLook,
    pickerAtCaret(picker, options.showOffers),
    keymap.of([
      ...paragraphKeys,
      { key: 'Backspace', run: deleteMarkupBackward },
      ...historyKeymap,
      ...defaultKeymap.filter((binding) => binding.key !== 'Mod-Enter'),
    ]),
    styled.of(isLong(options.text) ? bodyTheme : style),
    locked.of(lock(options.readOnly)),
    EditorView.contentAttributes.of({
      spellcheck: 'false',
      autocorrect: 'off',
      autocapitalize: 'off',
      lang: 'id',
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) {
        for (const transaction of update.transactions) {
          if (!transaction.docChanged || transaction.annotation(fromElsewhere)) continue;
          events.typed(transaction.changes, transaction.newDoc);
        }
      }
      if (update.selectionSet || update.docChanged) {
        const { doc, selection } = update.state;
        events.line(doc.lineAt(selection.main.head).number);
      }
    }),
  ];
}

export class Body implements BodyEditor {
  readonly view: EditorView;
  #long: boolean;

  constructor(options: BodyOptions) {
    this.#long = isLong(options.text);
    this.view = new EditorView({
      parent: options.parent,
      state: EditorState.create({ doc: options.text, extensions: extensions(options) }),
      dispatchTransactions: (transactions, view) => {
        view.update(transactions);
        if (!this.#long && transactions.some((transaction) => transaction.docChanged)) {
          this.#watchLength(transactions.map((transaction) => transaction.changes));
        }
      },
    });
  }

  /** Gives the styling up once a line becomes too long for it. */
  #watchLength(changes: ChangeSet[]): void {
    const text = this.view.state.doc;
    let long = false;
    for (const change of changes) {
      change.iterChangedRanges((_a, _b, from, to) => {
        if (to <= text.length) long ||= isLong(text, from, to);
      });
    }
    if (!long) return;
    this.#long = true;
    this.view.dispatch({ effects: styled.reconfigure(bodyTheme) });
  }

  setReadOnly(readOnly: boolean): void {
    this.view.dispatch({ effects: locked.reconfigure(lock(readOnly)) });
  }

  setLabel(label: string): void {
    this.view.dispatch({ effects: labelled.reconfigure(readAlsoLabel.of(label)) });
  }

  setOpener(words: string): void {
    this.view.dispatch({ effects: setOpener.of(words) });
  }

  /** Speaks another language from now on. */
  speak(words: BodyWords): void {
    this.view.dispatch({ effects: spoken.reconfigure(speech(words)) });
  }

  remote(changes: ChangeSet): void {
    this.view.dispatch(remoteChange(changes));
  }

  links(links: Parameters<BodyEditor['links']>[0], unsent: ChangeSet | null): void {
    this.view.dispatch({ effects: setLinks.of({ links, unsent }) });
  }

  faults(list: { range: Range; problem: Problem }[]): void {
    this.view.dispatch({ effects: setFaults.of(list) });
  }

  select(range: Range): void {
    this.view.dispatch({
      selection: { anchor: range.from, head: range.to },
      effects: EditorView.scrollIntoView(range.from, { y: 'center' }),
    });
    this.view.focus();
  }

  goToLine(line: number): void {
    const { doc } = this.view.state;
    const { from } = doc.line(Math.min(Math.max(1, line), doc.lines));
    this.select({ from, to: from });
  }

  replace(range: Range, text: string): void {
    this.view.dispatch({
      changes: { ...range, insert: text },
      selection: { anchor: range.from + text.length },
      userEvent: 'input',
      scrollIntoView: true,
    });
  }

  replaceAll(changes: { range: Range; text: string }[]): void {
    this.view.dispatch({
      changes: changes.map(({ range, text }) => ({ ...range, insert: text })),
      userEvent: 'input',
    });
  }

  pageLines(lines: number[]): void {
    this.view.dispatch({ effects: setPageLines.of(lines) });
  }

  get caret(): number | null {
    return this.view.hasFocus ? this.view.state.selection.main.head : null;
  }

  readAlso(story: Pick<Suggestion, 'id' | 'headline'>): void {
    const { head } = this.view.state.selection.main;
    this.#block(head, head, readAlsoLine(this.#label, story.headline, story.id));
  }

  /** Puts what was chosen at the caret in the place of the asking words. */
  take(offer: Offer): void {
    const asks = this.view.state.field(asking);
    if (!asks) return;
    const { from, to } = asks;
    if (offer.kind === 'story') {
      this.#block(from, to, readAlsoLine(this.#label, offer.story.headline, offer.story.id));
    } else if (offer.kind === 'unresolved') {
      this.#block(from, to, readAlsoLine(this.#label, offer.headline, null));
    } else {
      this.view.dispatch({ changes: { from, to }, effects: ask.of(null), userEvent: 'delete' });
      if (offer.block !== 'photo') this.act(offer.block);
    }
    this.view.focus();
  }

  act(act: TextAct): void {
    const { to } = this.view.state.selection.main;
    if (this.view.state.readOnly) return;
    switch (act) {
      case 'bold':
        toggleMark(this.view, '**');
        break;
      case 'italic':
        toggleMark(this.view, '*');
        break;
      case 'heading':
        toggleLineSign(this.view, '## ', LINE_SIGNS);
        break;
      case 'quote':
        toggleLineSign(this.view, '> ', LINE_SIGNS);
        break;
      case 'list':
        toggleLineSign(this.view, '- ', LINE_SIGNS);
        break;
      case 'link':
        insertLink(this.view);
        break;
      case 'page-break':
        insertBlock(this.view, to, to, PAGE_BREAK);
        break;
      case 'table':
        insertBlock(this.view, to, to, TABLE);
        break;
      case 'read-also':
        beginAsking(this.view);
        return;
    }
    this.view.focus();
  }

  focus(): void {
    this.view.focus();
  }

  find(): void {
    find(this.view);
  }

  destroy(): void {
    this.view.destroy();
  }

  get #label(): string {
    return this.view.state.facet(readAlsoLabel);
  }

  #block(from: number, to: number, line: string): void {
    this.view.dispatch({ effects: ask.of(null) });
    insertBlock(this.view, from, to, line);
    this.view.focus();
  }
}
