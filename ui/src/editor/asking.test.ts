import { describe, expect, it } from 'vitest';
import { askingAt } from './asking';

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
