import { markdown } from '@codemirror/lang-markdown';
import { EditorState, type TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { describe, expect, it } from 'vitest';
import { paragraphKeys } from './paragraphs';

/** Presses a key in a text where `|` is the cursor, and shows the text after it. */
function press(key: 'Enter' | 'Backspace', before: string): string {
  const at = before.indexOf('|');
  const state = EditorState.create({
    doc: before.replace('|', ''),
    selection: { anchor: at },
    extensions: markdown(),
  });
  const view = {
    state,
    dispatch: (spec: TransactionSpec) => {
      view.state = view.state.update(spec).state;
    },
  };
  const binding = paragraphKeys.find((candidate) => candidate.key === key)!;
  if (!binding.run!(view as unknown as EditorView)) return 'not taken';
  const { head } = view.state.selection.main;
  const text = view.state.doc.toString();
  return `${text.slice(0, head)}|${text.slice(head)}`;
}

describe('Enter', () => {
  it('begins a new paragraph', () => {
    expect(press('Enter', 'Satu.|')).toBe('Satu.\n\n|');
    expect(press('Enter', 'Satu |dua.')).toBe('Satu \n\n|dua.');
  });

  it('once more, as in plain Markdown, changes nothing', () => {
    expect(press('Enter', 'Satu.\n\n|')).toBe('Satu.\n\n|');
  });

  it('goes on with a list', () => {
    expect(press('Enter', '- satu|')).toBe('- satu\n- |');
  });

  it('ends a quotation', () => {
    expect(press('Enter', '> kata|')).toBe('> kata\n\n|');
  });
});

describe('Backspace', () => {
  it('at the start of a paragraph joins it to the one before', () => {
    expect(press('Backspace', 'Satu.\n\n|Dua.')).toBe('Satu.|Dua.');
  });

  it('elsewhere is the usual one', () => {
    expect(press('Backspace', 'Satu.\n\nD|ua.')).toBe('not taken');
    expect(press('Backspace', 'Satu.\n|Dua.')).toBe('not taken');
    expect(press('Backspace', '|Satu.')).toBe('not taken');
  });
});
