/**
 * What the buttons over the text do: marks around words, signs before lines.
 */
import { EditorSelection, type ChangeSpec, type EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { ownParagraph } from './own-paragraph';

/** Sets or takes away a mark such as `**` around every selected range. */
export function toggleMark(view: EditorView, mark: string): void {
  const { state } = view;
  const width = mark.length;
  const change = state.changeByRange((range) => {
    const { from, to } = wordAround(state, range.from, range.to);
    const outside =
      state.sliceDoc(from - width, from) === mark && state.sliceDoc(to, to + width) === mark;
    const inside = state.sliceDoc(from, to);
    if (outside && !doubled(state, from, to, mark)) {
      return {
        changes: [
          { from: from - width, to: from },
          { from: to, to: to + width },
        ],
        range: EditorSelection.range(from - width, to - width),
      };
    }
    if (inside.length >= 2 * width && inside.startsWith(mark) && inside.endsWith(mark)) {
      return {
        changes: { from, to, insert: inside.slice(width, -width) },
        range: EditorSelection.range(from, to - 2 * width),
      };
    }
    return {
      changes: [
        { from, insert: mark },
        { from: to, insert: mark },
      ],
      range: EditorSelection.range(from + width, to + width),
    };
  });
  view.dispatch(state.update(change, { userEvent: 'input', scrollIntoView: true }));
}

/** `*` within `**` is not an italic mark. */
function doubled(state: EditorState, from: number, to: number, mark: string): boolean {
  return (
    mark === '*' &&
    state.sliceDoc(from - 2, from) === '**' &&
    state.sliceDoc(to, to + 2) === '**' &&
    state.sliceDoc(from - 3, from) !== '***'
  );
}

function wordAround(state: EditorState, from: number, to: number): { from: number; to: number } {
  if (from !== to) return { from, to };
  return state.wordAt(from) ?? { from, to };
}

/** Sets or takes away a sign such as `> ` before every selected line. */
export function toggleLineSign(view: EditorView, sign: string, others: RegExp): void {
  const { state } = view;
  const changes: ChangeSpec[] = [];
  const { from, to } = state.selection.main;
  const lines = [];
  for (let at = from; ;) {
    const line = state.doc.lineAt(at);
    if (line.text.trim() || line.from === state.doc.lineAt(to).from) lines.push(line);
    if (line.to >= to) break;
    at = line.to + 1;
  }
  const all = lines.every((line) => line.text.startsWith(sign));
  for (const line of lines) {
    const old = all ? sign : (others.exec(line.text)?.[0] ?? '');
    changes.push({ from: line.from, to: line.from + old.length, insert: all ? '' : sign });
  }
  const change = state.changes(changes);
  // The cursor goes on behind the sign that was put before it.
  const selection = state.selection.map(change, 1);
  view.dispatch({ changes: change, selection, userEvent: 'input', scrollIntoView: true });
}

/** Makes the selected words a link and selects its address. */
export function insertLink(view: EditorView): void {
  const { state } = view;
  const { from, to } = wordAround(state, state.selection.main.from, state.selection.main.to);
  const words = state.sliceDoc(from, to);
  const address = /^https?:\/\/\S+$/.test(words) ? words : 'https://';
  const insert = `[${words}](${address})`;
  const start = from + words.length + 3;
  view.dispatch({
    changes: { from, to, insert },
    selection: words ? { anchor: start, head: start + address.length } : { anchor: from + 1 },
    userEvent: 'input',
    scrollIntoView: true,
  });
}

/** Puts a block on a line of its own at the cursor. */
export function insertBlock(view: EditorView, from: number, to: number, block: string): void {
  const { cursor, ...change } = ownParagraph(view.state.doc, from, to, block);
  view.dispatch({
    changes: change,
    selection: {
      anchor: Math.min(cursor, view.state.doc.length - (to - from) + change.insert.length),
    },
    userEvent: 'input',
    scrollIntoView: true,
  });
}

export const PAGE_BREAK = '<!--nextpage-->';
export const TABLE = '|  |  |\n| --- | --- |\n|  |  |';
export const LINE_SIGNS = /^(?:#{1,6} |> |[-*+] |\d+[.)] )/;
