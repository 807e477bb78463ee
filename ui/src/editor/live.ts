/**
 * The text as it will read: read-also lines as boxes, page breaks as rules,
 * marks hidden until the cursor comes near. Only what is in sight is looked
 * at, and nothing is restyled while a character is being composed.
 */
import { syntaxTree } from '@codemirror/language';
import { Facet, type EditorState, type Line, type Range as Placed } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import type { Link, LinkState } from '../port/bindings';
import { language, t } from '../state/language.svelte';
import type { MessageKey } from '../locales/keys';
import { linkFacts, linkWithin, setLinks } from './facts';
import { isPageBreak, readAlsoReader } from './lines';
import { readAlsoLine } from './own-paragraph';
import { Picture, pictureAddress, pictureLine } from './picture';

/** The newsroom's label of related links. */
export const readAlsoLabel = Facet.define<string, string>({
  combine: (values) => values[0] ?? 'Baca Juga',
});

const hidden = Decoration.replace({});
const label = Decoration.mark({ class: 'cm-ra-label' });
const blank = Decoration.line({ class: 'cm-blank' });
const gap = Decoration.line({ class: 'cm-ra cm-ra-gap' });
const breakLine = Decoration.line({ class: 'cm-break' });
const linkMark = Decoration.mark({ class: 'cm-inline-link' });

function boxLine(first: boolean, last: boolean): Decoration {
  const ends = `${first ? ' cm-ra-first' : ''}${last ? ' cm-ra-last' : ''}`;
  return Decoration.line({ class: `cm-ra${ends}` });
}
const boxLines = [0, 1, 2, 3].map((n) => boxLine((n & 1) > 0, (n & 2) > 0));

const headlines: Record<LinkState, Decoration> = {
  ok: Decoration.mark({ class: 'cm-ra-headline' }),
  external: Decoration.mark({ class: 'cm-ra-headline' }),
  unresolved: Decoration.mark({ class: 'cm-ra-headline cm-ra-open' }),
  draft: Decoration.mark({ class: 'cm-ra-headline cm-ra-open' }),
  embargoed: Decoration.mark({ class: 'cm-ra-headline cm-ra-open' }),
  retracted: Decoration.mark({ class: 'cm-ra-headline cm-ra-gone' }),
};
const inlineStates: Partial<Record<LinkState, Decoration>> = {
  unresolved: Decoration.mark({ class: 'cm-ra-open' }),
  draft: Decoration.mark({ class: 'cm-ra-open' }),
  embargoed: Decoration.mark({ class: 'cm-ra-open' }),
  retracted: Decoration.mark({ class: 'cm-ra-gone' }),
};
const chips: Partial<Record<LinkState, MessageKey>> = {
  unresolved: 'link-unresolved',
  draft: 'link-draft',
  embargoed: 'link-embargoed',
  retracted: 'link-retracted',
};

/** The state of a link in a word, and the offer to accept its match. */
class Chip extends WidgetType {
  constructor(
    readonly state: LinkState,
    readonly matches: string | null,
    readonly spoken: string,
  ) {
    super();
  }
  override eq(other: Chip): boolean {
    return (
      other.state === this.state && other.matches === this.matches && other.spoken === this.spoken
    );
  }
  override toDOM(view: EditorView): HTMLElement {
    const dom = document.createElement('span');
    const key = chips[this.state];
    dom.className = `cm-chip cm-chip-${this.state}`;
    if (key) dom.textContent = t(key);
    const id = this.matches;
    if (id && !view.state.readOnly) {
      const accept = document.createElement('button');
      accept.type = 'button';
      accept.className = 'cm-accept';
      accept.dataset['accept'] = id;
      accept.textContent = t('link-accept');
      accept.onmousedown = (event) => {
        event.preventDefault();
        acceptMatch(view, dom, id);
      };
      dom.append(accept);
    }
    return dom;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

/** Ties an unresolved read-also line to the one story that bears its headline. */
function acceptMatch(view: EditorView, dom: HTMLElement, id: string): void {
  const line = view.state.doc.lineAt(view.posAtDOM(dom));
  const parts = readAlsoReader(view.state.facet(readAlsoLabel))(line.text);
  if (!parts || parts.link) return;
  const headline = line.text.slice(parts.headline, parts.end);
  const tied = readAlsoLine('', headline, id).slice(2);
  view.dispatch({
    changes: { from: line.from + parts.headline, to: line.from + parts.end, insert: tied },
    userEvent: 'input',
  });
}

class PageBreak extends WidgetType {
  constructor(readonly words: string) {
    super();
  }
  override eq(other: PageBreak): boolean {
    return other.words === this.words;
  }
  override toDOM(): HTMLElement {
    const dom = document.createElement('span');
    dom.className = 'cm-break-rule';
    dom.textContent = this.words;
    return dom;
  }
}

/** Whether the cursor is at a place; never while the keyboard is elsewhere. */
type Near = (from: number, to: number) => boolean;

function nearCursor(view: EditorView): Near {
  if (!view.hasFocus) return () => false;
  const { ranges } = view.state.selection;
  return (from, to) => ranges.some((range) => range.from <= to && range.to >= from);
}

class Look {
  decorations: DecorationSet;
  #spoken = language.now;

  constructor(view: EditorView) {
    this.decorations = this.#build(view);
  }

  update(update: ViewUpdate): void {
    if (update.view.composing && update.docChanged) {
      this.decorations = this.decorations.map(update.changes);
      return;
    }
    const news = update.transactions.some((transaction) =>
      transaction.effects.some((effect) => effect.is(setLinks)),
    );
    if (
      news ||
      update.docChanged ||
      update.viewportChanged ||
      update.selectionSet ||
      update.focusChanged ||
      this.#spoken !== language.now ||
      syntaxTree(update.startState) !== syntaxTree(update.state)
    ) {
      this.#spoken = language.now;
      this.decorations = this.#build(update.view);
    }
  }

  #build(view: EditorView): DecorationSet {
    const placed: Placed<Decoration>[] = [];
    const { state } = view;
    const read = readAlsoReader(state.facet(readAlsoLabel));
    const boxed = new Set<number>();
    const near = nearCursor(view);
    for (const { from, to } of view.visibleRanges) {
      for (let at = from; at <= to;) {
        const line = state.doc.lineAt(at);
        if (dressLine(state, line, read, near, placed)) boxed.add(line.number);
        at = line.to + 1;
      }
      dressMarks(state, from, to, boxed, near, placed);
    }
    return Decoration.set(placed, true);
  }
}

type Reader = ReturnType<typeof readAlsoReader>;

/** Dresses what is a line of its own; true where nothing within it is to be dressed. */
function dressLine(
  state: EditorState,
  line: Line,
  read: Reader,
  near: Near,
  placed: Placed<Decoration>[],
): boolean {
  if (line.length === 0) {
    const between =
      isReadAlso(state, line.number - 1, read) && isReadAlso(state, line.number + 1, read);
    placed.push((between ? gap : blank).range(line.from));
    return false;
  }
  if (isPageBreak(line.text)) {
    placed.push(breakLine.range(line.from));
    if (!near(line.from, line.to)) {
      const widget = new PageBreak(t('page-break'));
      placed.push(Decoration.replace({ widget }).range(line.from, line.to));
    }
    return false;
  }
  const picture = pictureLine(line.text);
  if (picture && !near(line.from, line.to)) {
    const widget = new Picture(picture, state.facet(pictureAddress)(picture.media));
    placed.push(Decoration.replace({ widget }).range(line.from, line.to));
    return true;
  }
  const parts = read(line.text);
  if (!parts) return false;
  const first = !continues(state, line.number, -1, read);
  const last = !continues(state, line.number, 1, read);
  placed.push(boxLines[(first ? 1 : 0) + (last ? 2 : 0)]!.range(line.from));
  placed.push(label.range(line.from, line.from + parts.headline));

  const headFrom = line.from + parts.headline;
  const headTo = line.from + parts.end;
  const fact = linkWithin(state.field(linkFacts), headFrom, headTo);
  const standing = fact && (fact.target === null) === (parts.link === null) ? fact : null;
  const dress = headlines[standing?.state ?? 'ok'];
  if (parts.link) {
    const textFrom = line.from + parts.link.textFrom;
    const textTo = line.from + parts.link.textTo;
    if (textTo > textFrom) placed.push(dress.range(textFrom, textTo));
    if (!near(line.from, line.to)) {
      placed.push(hidden.range(headFrom, textFrom), hidden.range(textTo, headTo));
    }
  } else placed.push(dress.range(headFrom, headTo));
  placeChip(standing, headTo, placed);
  return true;
}

function placeChip(link: Link | null, at: number, placed: Placed<Decoration>[]): void {
  if (!link || !chips[link.state]) return;
  const widget = new Chip(link.state, link.matches, language.now);
  placed.push(Decoration.widget({ widget, side: 1 }).range(at));
}

function isReadAlso(state: EditorState, number: number, read: Reader): boolean {
  if (number < 1 || number > state.doc.lines) return false;
  return read(state.doc.line(number).text) !== null;
}

/** Whether the box goes on over the next line, or over one empty line. */
function continues(state: EditorState, number: number, step: 1 | -1, read: Reader): boolean {
  const next = number + step;
  if (next < 1 || next > state.doc.lines) return false;
  if (state.doc.line(next).length > 0) return isReadAlso(state, next, read);
  return isReadAlso(state, next + step, read);
}

const MARKS = new Set(['EmphasisMark', 'HeaderMark', 'StrikethroughMark', 'QuoteMark']);
/** The space behind the signs of a line goes with them. */
const WITH_SPACE = new Set(['HeaderMark', 'QuoteMark']);
const quoteLine = Decoration.line({ class: 'cm-quote' });

/** Hides marks and addresses of what the cursor does not touch. */
function dressMarks(
  state: EditorState,
  from: number,
  to: number,
  boxed: Set<number>,
  near: Near,
  placed: Placed<Decoration>[],
): void {
  const facts = state.field(linkFacts);
  syntaxTree(state).iterate({
    from,
    to,
    enter(node) {
      if (MARKS.has(node.name)) {
        const line = state.doc.lineAt(node.from);
        if (node.name === 'QuoteMark' && node.from === line.from) {
          placed.push(quoteLine.range(line.from));
        }
        const whole = node.name === 'QuoteMark' ? line : node.node.parent;
        if (!whole || near(whole.from, whole.to)) return;
        const space = WITH_SPACE.has(node.name) && state.sliceDoc(node.to, node.to + 1) === ' ';
        placed.push(hidden.range(node.from, node.to + (space ? 1 : 0)));
        return;
      }
      if (node.name !== 'Link') return;
      if (boxed.has(state.doc.lineAt(node.from).number)) return false;
      const marks = node.node.getChildren('LinkMark');
      const close = marks[1];
      if (!close || !node.node.getChild('URL')) return;
      const textFrom = node.from + 1;
      if (close.from > textFrom) {
        placed.push(linkMark.range(textFrom, close.from));
        const link = linkWithin(facts, node.from, node.to);
        const dress = link ? inlineStates[link.state] : undefined;
        if (dress) placed.push(dress.range(textFrom, close.from));
        if (link) placeChip(link, node.to, placed);
      }
      if (near(node.from, node.to) || close.from <= textFrom) return;
      placed.push(hidden.range(node.from, textFrom), hidden.range(close.from, node.to));
      return;
    },
  });
}

export const liveLook = ViewPlugin.fromClass(Look, {
  decorations: (look) => look.decorations,
  eventHandlers: {
    compositionend(_event, view) {
      // What was left alone while composing is dressed now.
      setTimeout(() => view.dispatch({ selection: view.state.selection }), 0);
    },
  },
});
