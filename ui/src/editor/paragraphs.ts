/**
 * Paragraphs as writers mean them: Enter starts a new one.
 *
 * In Markdown a new paragraph needs an empty line. Enter writes it; Enter once
 * more, for those who are used to typing it themselves, changes nothing.
 * Backspace at the start of a paragraph joins it to the one before. Lists and
 * tables keep their own ways, a quotation ends with its paragraph, and
 * Shift+Enter breaks the line.
 */
import { insertNewlineContinueMarkup } from '@codemirror/lang-markdown';
import type { EditorState } from '@codemirror/state';
import type { Command, KeyBinding } from '@codemirror/view';

const OWN_WAYS = /^\s*(?:[-*+] |\d+[.)] |\||```|<!--)/;

const newParagraph: Command = (view) => {
  const { state } = view;
  if (state.readOnly || state.selection.ranges.length > 1) return false;
  const { from, to } = state.selection.main;
  const line = state.doc.lineAt(from);
  if (OWN_WAYS.test(line.text.slice(0, 40))) return insertNewlineContinueMarkup(view);
  if (from === to && line.length === 0) {
    if (line.number > 1 && state.doc.line(line.number - 1).length === 0) return true;
    return insertNewlineContinueMarkup(view);
  }
  const before = from === line.from;
  const insert = before && line.number > 1 && isBlank(state, line.number - 1) ? '\n' : '\n\n';
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    scrollIntoView: true,
    userEvent: 'input',
  });
  return true;
};

const joinParagraphs: Command = (view) => {
  const { state } = view;
  const { main } = state.selection;
  if (state.readOnly || !main.empty || state.selection.ranges.length > 1) return false;
  const line = state.doc.lineAt(main.head);
  if (main.head !== line.from || line.number < 3 || !isBlank(state, line.number - 1)) return false;
  const above = state.doc.line(line.number - 2);
  if (above.length === 0) return false;
  view.dispatch({
    changes: { from: above.to, to: line.from },
    selection: { anchor: above.to },
    scrollIntoView: true,
    userEvent: 'delete.backward',
  });
  return true;
};

const breakLine: Command = (view) => {
  view.dispatch(view.state.replaceSelection('\n'), { scrollIntoView: true, userEvent: 'input' });
  return true;
};

function isBlank(state: EditorState, line: number): boolean {
  return state.doc.line(line).length === 0;
}

export const paragraphKeys: KeyBinding[] = [
  { key: 'Enter', run: newParagraph, shift: breakLine },
  { key: 'Backspace', run: joinParagraphs },
];
