import { describe, expect, it } from 'vitest';
import { pastedText } from './paste';

describe('pasted text', () => {
  it('from Word or WhatsApp becomes paragraphs', () => {
    expect(pastedText('Satu.\r\nDua.\r\nTiga.')).toBe('Satu.\n\nDua.\n\nTiga.');
    expect(pastedText('Satu.\nDua.\n')).toBe('Satu.\n\nDua.');
  });

  it('with paragraphs of its own is left alone, but for its line ends', () => {
    expect(pastedText('Satu.\r\n\r\nDua\r\ndua.')).toBe('Satu.\n\nDua\ndua.');
  });

  it('that is a list, a quotation or a table is left alone', () => {
    for (const text of ['- a\n- b', '1. a\n2. b', '> a\n> b', '| a |\n| --- |', '# A\nb']) {
      expect(pastedText(text)).toBe(text);
    }
  });

  it('of one line is left alone', () => {
    for (const text of ['', 'kata', ' kata \n']) expect(pastedText(text)).toBe(text);
  });
});
