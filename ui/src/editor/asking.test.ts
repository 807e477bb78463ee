import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { ask, asking, askingAt } from './asking';

const at = (line: string): ReturnType<typeof askingAt> => askingAt(line, line.length);

describe('asking at the cursor', () => {
  it('for a story: @ at the start of a word', () => {
    expect(at('@')).toEqual({ kind: 'related', from: 0, to: 1, query: '' });
    expect(at('Mereka sepakat. @warga kiev')).toMatchObject({ from: 16, query: 'warga kiev' });
    expect(at('(@kiev')).toMatchObject({ from: 1, query: 'kiev' });
  });

  it('is not an address of mail, nor an @ alone', () => {
    expect(at('rina@kbb.example')).toBe(null);
    expect(at('harga @ 2.000')).toBe(null);
  });

  it('for a story: /baca at the start of a line', () => {
    expect(at('/baca')).toMatchObject({ kind: 'related', query: '' });
    expect(at('/baca stadion qatar')).toMatchObject({
      kind: 'related',
      from: 0,
      query: 'stadion qatar',
    });
  });

  it('for a block: / at the start of a line only', () => {
    expect(at('/')).toMatchObject({ kind: 'blocks', query: '' });
    expect(at('/kuti')).toMatchObject({ kind: 'blocks', query: 'kuti' });
    expect(at('dan/atau')).toBe(null);
    expect(at('/kutipan lalu')).toBe(null);
  });
});

describe('asking in the text', () => {
  const start = (doc: string, at = doc.length): EditorState =>
    EditorState.create({ doc, selection: { anchor: at }, extensions: asking });
  const type = (state: EditorState, insert: string): EditorState => {
    const { head } = state.selection.main;
    const spec = { changes: { from: head, insert }, selection: { anchor: head + insert.length } };
    return state.update({ ...spec, userEvent: 'input.type' }).state;
  };

  it('begins with the sign being typed, and follows the words', () => {
    let state = type(start('Mereka sepakat. '), '@');
    expect(state.field(asking)).toMatchObject({ kind: 'related', from: 16, query: '' });
    for (const sign of 'kiev') state = type(state, sign);
    expect(state.field(asking)).toMatchObject({ query: 'kiev', to: 21 });
  });

  it('does not begin with the cursor passing by', () => {
    const state = start('lihat @kiev', 0).update({ selection: { anchor: 11 } }).state;
    expect(state.field(asking)).toBe(null);
  });

  it('ends when the cursor leaves, and when it is told to', () => {
    const state = type(start('a '), '@');
    expect(state.update({ selection: { anchor: 0 } }).state.field(asking)).toBe(null);
    expect(state.update({ effects: ask.of(null) }).state.field(asking)).toBe(null);
  });

  it('goes on where text came in before it from elsewhere', () => {
    let state = type(start('a '), '@');
    state = state.update({ changes: { from: 0, insert: 'dari terminal ' } }).state;
    expect(state.field(asking)).toMatchObject({ from: 16 });
    expect(type(state, 'k').field(asking)).toMatchObject({ query: 'k' });
  });
});
