import { EditorState, Text } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeText } from '../state/changes';
import { remoteChange } from './remote';
import { loneSurrogates, wholeCharacters } from './surrogates';

function editor(doc: string): { state: EditorState; told: number[] } {
  const told: number[] = [];
  const extensions = wholeCharacters((count) => told.push(count));
  return { state: EditorState.create({ doc, extensions }), told };
}

describe('half characters', () => {
  it('become U+FFFD when pasted, and the writer is told', () => {
    const { state, told } = editor('awal akhir');
    const next = state.update({ changes: { from: 5, insert: 'x\ud83dy\udc00 ' } }).state;
    expect(next.doc.toString()).toBe('awal x\ufffdy\ufffd akhir');
    expect(told).toEqual([2]);
  });

  it('that a deletion leaves behind are replaced too', () => {
    const { state, told } = editor('a😀b');
    const next = state.update({ changes: { from: 1, to: 2 } }).state;
    expect(next.doc.toString()).toBe('a\ufffdb');
    expect(told).toEqual([1]);
  });

  it('leave whole characters, NUL and other signs alone', () => {
    const { state, told } = editor('');
    const insert = 'é 😀 👩‍👩‍👧 \u0000 \u0007 \u202e שלום';
    expect(state.update({ changes: { from: 0, insert } }).state.doc.toString()).toBe(insert);
    expect(told).toEqual([]);
  });

  it('are never found in what the engine sends', () => {
    const { state, told } = editor('abc');
    const changes = state.changes({ from: 1, insert: 'x' });
    expect(state.update(remoteChange(changes)).state.doc.toString()).toBe('axbc');
    expect(told).toEqual([]);
  });

  it('never get into the text, whatever is typed where', () => {
    const unit = fc.constantFrom('a', '\ud83d', '\ude00', '😀', '\n');
    const piece = fc.string({ unit, maxLength: 6 });
    const edit = fc.record({ at: fc.nat(30), remove: fc.nat(3), insert: piece });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let { state } = editor('😀a😀');
        for (const { at, remove, insert } of edits) {
          const from = Math.min(at, state.doc.length);
          const to = Math.min(from + remove, state.doc.length);
          state = state.update({ changes: { from, to, insert } }).state;
          expect(wholeText(state.doc.toString()).replaced).toBe(0);
        }
      }),
    );
  });

  it('at the edge of a change are judged with their neighbours', () => {
    const text = Text.of(['x😀y']);
    expect(loneSurrogates(text, 2, 2)).toEqual([]);
    expect(loneSurrogates(Text.of(['x\ud83dy']), 1, 2)).toEqual([1]);
  });
});
