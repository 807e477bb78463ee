import { ChangeSet, Text } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, fromWire, textOf, toWire, wholeText } from './changes';

const words = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁', 'é') });

describe('changes on the wire', () => {
  it('come back as they went', () => {
    const change = ChangeSet.of(
      [
        { from: 0, to: 1, insert: 'x\ny' },
        { from: 4, insert: 'z' },
      ],
      6,
    );
    expect(toWire(change)).toEqual([
      { from: 0, to: 1, insert: 'x\ny' },
      { from: 4, to: 4, insert: 'z' },
    ]);
    const again = fromWire(toWire(change), 6);
    expect(again.apply(Text.of(['abcdef'])).toString()).toBe('x\nybcdzef');
  });

  it('outside the text are refused', () => {
    expect(() => fromWire([{ from: 2, to: 9, insert: '' }], 5)).toThrow(RangeError);
  });
});

describe('the difference of two texts', () => {
  it('turns the one into the other, and never halves a character', () => {
    fc.assert(
      fc.property(words, words, (from, to) => {
        const change = difference(from, to);
        expect(change.apply(textOf(from)).toString()).toBe(to);
        for (const { insert } of toWire(change)) expect(wholeText(insert).replaced).toBe(0);
      }),
    );
  });

  it('is nothing between equal texts', () => {
    expect(difference('sama\n', 'sama\n').empty).toBe(true);
  });
});

describe('whole characters', () => {
  it('replace every half, and only those', () => {
    expect(wholeText('a\ud83db😀\ude00')).toEqual({ text: 'a\ufffdb😀\ufffd', replaced: 2 });
    expect(wholeText('nul \u0000, 😀')).toEqual({ text: 'nul \u0000, 😀', replaced: 0 });
  });
});
