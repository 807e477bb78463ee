/**
 * Where the newsroom's rule begins a new page: a quiet line above the block.
 * The engine says where; between its answers the lines move with the text.
 */
import { StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import { t } from '../state/language.svelte';

/** The lines, counted from 1, at which pages after the first begin. */
export const setPageLines = StateEffect.define<number[]>();

class PageLine extends WidgetType {
  constructor(readonly words: string) {
    super();
  }
  override eq(other: PageLine): boolean {
    return other.words === this.words;
  }
  override toDOM(): HTMLElement {
    const dom = document.createElement('div');
    dom.className = 'cm-page-line';
    dom.textContent = this.words;
    return dom;
  }
  override get estimatedHeight(): number {
    return 24;
  }
}

/** The lines of a text, each with the number of the page below it. */
export function pageLines(state: EditorState, lines: number[]): DecorationSet {
  const placed = lines.flatMap((line, at) => {
    if (line < 1 || line > state.doc.lines) return [];
    const widget = new PageLine(t('page-by-rule', { number: at + 2 }));
    const spec = { widget, block: true, side: -1 };
    return [Decoration.widget(spec).range(state.doc.line(line).from)];
  });
  return Decoration.set(placed, true);
}

export const pageBreaksByRule: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(now, transaction) {
    let lines = transaction.docChanged ? now.map(transaction.changes) : now;
    for (const effect of transaction.effects) {
      if (effect.is(setPageLines)) lines = pageLines(transaction.state, effect.value);
    }
    return lines;
  },
  provide: (self) => EditorView.decorations.from(self),
});
