import { ChangeSet, Text } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../port/bindings';
import { faultRange, mapped, rangeOf, unitsOf } from './places';

const text = Text.of(['Harga naik 😀 lagi', '', 'Konfrensi 😀😀 itu']);
const problem = (change: Partial<Problem>): Problem => ({
  article: null,
  severity: 'warning',
  code: 'spelling',
  message: '',
  field: 'body',
  line: null,
  column: null,
  length: null,
  text: '',
  fixes: [],
  ...change,
});

describe('places of the engine', () => {
  it('count code points, where the editor counts units', () => {
    expect(unitsOf('a😀b', 2)).toBe(3);
    const range = rangeOf(text, { line: 1, column: 14, length: 4 })!;
    expect(text.sliceString(range.from, range.to)).toBe('lagi');
  });

  it('are the same spot for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.nat(20),
        fc.nat(20),
        (line, start, length) => {
          const points = [...line.replaceAll('\n', ' ')];
          const one = Text.of([points.join('')]);
          const range = rangeOf(one, { line: 1, column: start + 1, length })!;
          expect(one.sliceString(range.from, range.to)).toBe(
            points.slice(start, start + length).join(''),
          );
        },
      ),
    );
  });

  it('are nothing where the text has no such line', () => {
    expect(rangeOf(text, { line: 4, column: 1, length: 1 })).toBe(null);
    expect(rangeOf(text, { line: 0, column: 1, length: 1 })).toBe(null);
    expect(rangeOf(text, { line: null, column: null, length: null })).toBe(null);
  });
});

describe('faults', () => {
  it('are underlined only where the faulty text stands', () => {
    const place = { line: 3, column: 1, length: 9 };
    expect(faultRange(problem({ ...place, text: 'Konfrensi' }), text, null)).not.toBe(null);
    expect(faultRange(problem({ ...place, text: 'Konferens' }), text, null)).toBe(null);
    expect(faultRange(problem({ ...place, field: 'headline' }), text, null)).toBe(null);
  });

  it('move with what is not sent yet', () => {
    const unsent = ChangeSet.of({ from: 0, insert: 'Baru. ' }, text.length);
    const range = faultRange(
      problem({ line: 3, column: 1, length: 9, text: 'Konfrensi' }),
      text,
      unsent,
    )!;
    expect(unsent.apply(text).sliceString(range.from, range.to)).toBe('Konfrensi');
  });

  it('go when their text is gone', () => {
    const gone = ChangeSet.of({ from: 2, to: 8 }, 10);
    expect(mapped({ from: 3, to: 6 }, gone)).toBe(null);
  });
});
