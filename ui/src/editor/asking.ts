/**
 * Notices when a writer asks for something at the cursor: `@` at the start of
 * a word or `/baca` at the start of a line for a related story, `/` at the
 * start of a line for a block. Holds the asking words' place in the text; what
 * is offered is not known here.
 */
import { StateEffect, StateField, type EditorState, type Transaction } from '@codemirror/state';

export type Asking = {
  kind: 'related' | 'blocks';
  /** Where the sign stands. */
  from: number;
  to: number;
  /** What was typed behind it. */
  query: string;
  /** The sign was put there by a button: it goes when the writer escapes. */
  byButton: boolean;
};

/** Begins asking with a sign that a button typed, or ends it. */
export const ask = StateEffect.define<{ from: number } | null>();

const BACK = 120;

/** Reads what stands before the cursor; null where nothing is asked. */
export function askingAt(line: string, column: number): Omit<Asking, 'byButton'> | null {
  const start = Math.max(0, column - BACK);
  const before = line.slice(start, column);
  const slash = start === 0 ? /^\/([\p{L}]*)(?:\s(.*))?$/u.exec(before) : null;
  if (slash) {
    const [, word = '', rest] = slash;
    if (word.toLowerCase() === 'baca' || (rest !== undefined && isReadWord(word))) {
      return { kind: 'related', from: 0, to: column, query: (rest ?? '').trim() };
    }
    if (rest === undefined) return { kind: 'blocks', from: 0, to: column, query: word };
    return null;
  }
  const at = /(?:^|[\s(“"])@([^\s@][^@]{0,80}|)$/u.exec(before);
  if (!at) return null;
  const query = at[1] ?? '';
  return { kind: 'related', from: start + before.length - query.length - 1, to: column, query };
}

function isReadWord(word: string): boolean {
  return word.toLowerCase() === 'baca';
}

function read(state: EditorState): Omit<Asking, 'byButton'> | null {
  const { main } = state.selection;
  if (!main.empty || state.readOnly) return null;
  const line = state.doc.lineAt(main.head);
  const found = askingAt(line.text.slice(0, main.head - line.from), main.head - line.from);
  return found && { ...found, from: line.from + found.from, to: line.from + found.to };
}

function next(now: Asking | null, transaction: Transaction): Asking | null {
  for (const effect of transaction.effects) {
    if (!effect.is(ask)) continue;
    if (effect.value === null) return null;
    const found = read(transaction.state);
    return found && { ...found, byButton: true };
  }
  if (!transaction.docChanged && !transaction.selection) return now;
  const found = read(transaction.state);
  if (!found) return null;
  if (now) {
    const from = transaction.changes.mapPos(now.from, -1);
    return from === found.from ? { ...found, byButton: now.byButton } : null;
  }
  // It begins with the sign being typed, not with the cursor passing by.
  if (!transaction.isUserEvent('input.type')) return null;
  let typedSign = false;
  transaction.changes.iterChanges((_a, _b, _c, _d, inserted) => {
    const words = inserted.toString();
    if (words.includes('@') || words.includes('/') || /baca/i.test(words)) typedSign = true;
  });
  return typedSign ? { ...found, byButton: false } : null;
}

export const asking = StateField.define<Asking | null>({
  create: () => null,
  update: next,
});
