import { describe, expect, it } from 'vitest';
import { pictureLine } from './picture';

describe('a picture in the text', () => {
  it('is a line with the id of a stored picture', () => {
    expect(pictureLine('![Gedung](media:ab12 "Foto: \\"AP\\"")')).toEqual({
      alt: 'Gedung',
      media: 'ab12',
      caption: 'Foto: "AP"',
    });
    expect(pictureLine('![](media:ab12)')).toEqual({ alt: '', media: 'ab12', caption: '' });
  });

  it('is not one from elsewhere, nor one among words', () => {
    expect(pictureLine('![a](https://example.id/a.jpg)')).toBe(null);
    expect(pictureLine('Lihat ![a](media:ab12)')).toBe(null);
    expect(pictureLine('![a](media:ab12) di sini')).toBe(null);
  });
});
