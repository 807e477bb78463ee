import { Text } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkText, ownParagraph, readAlsoLine } from './own-paragraph';
import { readAlsoReader } from './lines';

function put(body: string, line = 'Baca Juga: X'): { text: string; cursor: number } {
  const from = body.indexOf('|');
  const to = body.lastIndexOf('|') - (from === body.lastIndexOf('|') ? 0 : 1);
  const text = Text.of(body.replaceAll('|', '').split('\n'));
  const { cursor, ...change } = ownParagraph(text, from, to, line);
  const result = text.replace(change.from, change.to, Text.of(change.insert.split('\n')));
  return { text: result.toString(), cursor };
}

describe('a paragraph of its own', () => {
  it('comes after the paragraph in which it was asked for', () => {
    expect(put('Mereka sepakat. |@kiev|').text).toBe('Mereka sepakat.\n\nBaca Juga: X\n\n');
    expect(put('Satu. |@kiev|\n\nDua.').text).toBe('Satu.\n\nBaca Juga: X\n\nDua.');
  });

  it('parts a paragraph in which it stands', () => {
    expect(put('Satu |@x| dua.').text).toBe('Satu\n\nBaca Juga: X\n\ndua.');
  });

  it('takes the empty line on which it was asked for', () => {
    expect(put('Satu.\n\n|/baca|\n\nDua.').text).toBe('Satu.\n\nBaca Juga: X\n\nDua.');
    expect(put('Satu.\n|@|\nDua.').text).toBe('Satu.\n\nBaca Juga: X\n\nDua.');
    expect(put('|@|').text).toBe('Baca Juga: X\n\n');
  });

  it('puts the cursor where one goes on writing', () => {
    const { text, cursor } = put('Satu. |@kiev|');
    expect(cursor).toBe(text.length);
  });

  it('always has empty lines around it, and loses no word', () => {
    const unit = fc.constantFrom('a', ' ', '\n', 'b');
    fc.assert(
      fc.property(fc.string({ unit }), fc.nat(30), fc.nat(5), (body, at, length) => {
        const text = Text.of(body.split('\n'));
        const from = Math.min(at, text.length);
        const to = Math.min(from + length, text.length);
        const { cursor, ...change } = ownParagraph(text, from, to, 'LINE');
        const lines = text
          .replace(change.from, change.to, Text.of(change.insert.split('\n')))
          .toString()
          .split('\n');
        const place = lines.indexOf('LINE');
        expect(place).toBeGreaterThanOrEqual(0);
        if (place > 0) expect(lines[place - 1]!.trim()).toBe('');
        if (place < lines.length - 1) expect(lines[place + 1]!.trim()).toBe('');
        const kept = (body.slice(0, from) + body.slice(to)).replace(/\s/g, '');
        expect(lines.join('').replace('LINE', '').replace(/\s/g, '')).toBe(kept);
        expect(cursor).toBeLessThanOrEqual(lines.join('\n').length);
      }),
    );
  });
});

describe('a read-also line', () => {
  const read = readAlsoReader('Baca Juga');

  it('names its story by id', () => {
    expect(readAlsoLine('Baca Juga', 'Warga Kiev Mengungsi', '01K')).toBe(
      'Baca Juga: [Warga Kiev Mengungsi](article:01K)',
    );
    expect(readAlsoLine('Baca Juga', ' Belum ada ', null)).toBe('Baca Juga: Belum ada');
  });

  it('keeps brackets of the headline from ending the link', () => {
    const line = readAlsoLine('Baca Juga', 'Harga [naik] \\ turun', '01K');
    expect(line).toBe('Baca Juga: [Harga \\[naik\\] \\\\ turun](article:01K)');
    const parts = read(line)!;
    expect(line.slice(parts.link!.textFrom, parts.link!.textTo)).toBe(
      linkText('Harga [naik] \\ turun'),
    );
  });

  it('is known by its label, linked or not', () => {
    expect(read('Baca Juga: KEREN Inilah')).toEqual({ headline: 11, end: 23, link: null });
    expect(read('BACA JUGA : x')?.link).toBe(null);
    expect(read('Baca Juga: [a](article:01K)')?.link).toEqual({ textFrom: 12, textTo: 13 });
    expect(read('Baca Juga:')).toBe(null);
    expect(read('Ia berkata, Baca Juga: itu')).toBe(null);
  });
});
