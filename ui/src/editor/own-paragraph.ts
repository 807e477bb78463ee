/**
 * Puts a line into the text as a paragraph of its own, with an empty line on
 * either side, whatever stands around it. Pure: a text in, a change out.
 */
import type { Text } from '@codemirror/state';

export type OwnParagraph = { from: number; to: number; insert: string; cursor: number };

/** Replaces `from..to` by `line` as its own paragraph; the cursor goes behind it. */
export function ownParagraph(text: Text, from: number, to: number, line: string): OwnParagraph {
  const first = text.lineAt(from);
  const last = text.lineAt(to);
  const before = first.text.slice(0, from - first.from);
  const after = last.text.slice(to - last.from);

  let start = from;
  let lead = '';
  if (before.trim()) {
    start = first.from + before.trimEnd().length;
    lead = '\n\n';
  } else {
    start = first.from;
    if (first.number > 1 && text.line(first.number - 1).text.trim()) lead = '\n';
  }

  let end = to;
  let tail = '';
  if (after.trim()) {
    end = last.to - after.trimStart().length;
    tail = '\n\n';
  } else {
    end = last.to;
    const following = last.number < text.lines ? text.line(last.number + 1).text : null;
    if (following === null) tail = '\n\n';
    else if (following.trim()) tail = '\n';
  }
  const insert = lead + line + tail;
  // Behind the line: where the next paragraph is, or comes to be written.
  let cursor = start + lead.length + line.length;
  if (tail === '\n\n') cursor += 2;
  return { from: start, to: end, insert, cursor };
}

/** A headline as the text of a Markdown link. */
export function linkText(headline: string): string {
  return headline
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\[\]]/g, '\\$&');
}

/** The read-also line of a story, or of a headline that no story bears yet. */
export function readAlsoLine(label: string, headline: string, id: string | null): string {
  return id ? `${label}: [${linkText(headline)}](article:${id})` : `${label}: ${headline.trim()}`;
}
