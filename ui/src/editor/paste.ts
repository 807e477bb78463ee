/**
 * Pasted text as paragraphs.
 *
 * Word, WhatsApp and mail end a paragraph with one line break; in Markdown
 * that would run them together. A pasted text without a single empty line gets
 * one between its lines. Lists, quotations and tables stay as they are, and so
 * does what has empty lines of its own. One undo takes it all back.
 */
import { EditorView } from '@codemirror/view';

const LINES_OF_A_BLOCK = /^\s*(?:[-*+•] |\d+[.)] |>|\||#{1,6} |```|<)/;

/** The text as it enters the body. */
export function pastedText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const inside = lines.slice(0, lines.at(-1) === '' ? -1 : undefined);
  if (inside.length < 2 || inside.some((line) => line.trim() === '')) return lines.join('\n');
  if (inside.some((line) => LINES_OF_A_BLOCK.test(line))) return lines.join('\n');
  return inside.join('\n\n');
}

export const pasteAsParagraphs = EditorView.clipboardInputFilter.of((text) => pastedText(text));
