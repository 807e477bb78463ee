import { ChangeSet, EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import type { Link, Problem } from '../port/bindings';
import { faults, linkFacts, linkWithin, setFaults, setLinks } from './facts';

const BODY = 'Baca Juga: Stadion\n\nKonfrensi itu';
const link: Link = {
  label: 'Stadion',
  target: null,
  state: 'unresolved',
  read_also: true,
  line: 1,
  from: 11,
  to: 18,
  matches: '01S',
  follows: null,
};
const problem = { severity: 'warning', message: 'Konferensi?' } as Problem;

function editor(): EditorState {
  return EditorState.create({ doc: BODY, extensions: [linkFacts, faults] });
}

function underlined(state: EditorState): string[] {
  const found: string[] = [];
  state.field(faults).between(0, state.doc.length, (from, to) => {
    found.push(state.sliceDoc(from, to));
  });
  return found;
}

describe('what is known of links', () => {
  it('moves with the text around it', () => {
    let state = editor();
    state = state.update({ effects: setLinks.of({ links: [link], unsent: null }) }).state;
    state = state.update({ changes: { from: 0, insert: 'Awal.\n\n' } }).state;
    expect(linkWithin(state.field(linkFacts), 18, 25)).toBe(link);
    expect(linkWithin(state.field(linkFacts), 0, 10)).toBe(null);
  });

  it('is put where the link stands now, when the text has moved on since', () => {
    const unsent = ChangeSet.of({ from: 0, insert: 'x' }, BODY.length);
    let state = editor().update({ changes: { from: 0, insert: 'x' } }).state;
    state = state.update({ effects: setLinks.of({ links: [link], unsent }) }).state;
    expect(linkWithin(state.field(linkFacts), 12, 19)).toBe(link);
  });

  it('beyond the text is left out', () => {
    const far = { ...link, from: 900, to: 905 };
    const state = editor().update({ effects: setLinks.of({ links: [far], unsent: null }) }).state;
    expect(state.field(linkFacts).size).toBe(0);
  });
});

describe('underlines', () => {
  const range = { from: 20, to: 29 };

  it('stay on their word while others are typed', () => {
    let state = editor().update({ effects: setFaults.of([{ range, problem }]) }).state;
    expect(underlined(state)).toEqual(['Konfrensi']);
    state = state.update({ changes: { from: 0, insert: 'Awal. ' } }).state;
    expect(underlined(state)).toEqual(['Konfrensi']);
  });

  it('go at once when their word is typed into', () => {
    let state = editor().update({ effects: setFaults.of([{ range, problem }]) }).state;
    state = state.update({ changes: { from: 24, to: 25, insert: 'e' } }).state;
    expect(underlined(state)).toEqual([]);
  });
});
