/**
 * Places in a text: the engine names lines and columns from 1 in Unicode code
 * points, the editor counts UTF-16 units from 0.
 */
import type { ChangeSet, Text } from '@codemirror/state';
import type { Problem } from '../port/bindings';

export type Range = { from: number; to: number };

/** Where `count` code points from `start` end, within one text. */
export function unitsOf(text: string, count: number): number {
  let at = 0;
  for (let left = count; left > 0 && at < text.length; left--) {
    at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  }
  return at;
}

/** Where a place of the body stands in the text, or null where it has no such place. */
export function rangeOf(
  text: Text,
  place: Pick<Problem, 'line' | 'column' | 'length'>,
): Range | null {
  if (place.line === null || place.line < 1 || place.line > text.lines) return null;
  const line = text.line(place.line);
  const start = unitsOf(line.text, (place.column ?? 1) - 1);
  // A fault may run over the end of its line.
  const rest = place.length ?? 0;
  const tail = text.sliceString(line.from + start, line.from + start + rest * 2);
  return { from: line.from + start, to: line.from + start + unitsOf(tail, rest) };
}

/** The range after changes; null where nothing of it is left. */
export function mapped(range: Range, changes: ChangeSet | null): Range | null {
  if (!changes) return range;
  const from = changes.mapPos(range.from, 1);
  const to = changes.mapPos(range.to, -1);
  return to > from || range.to === range.from ? { from, to: Math.max(from, to) } : null;
}

/** Whether a text is the one that a fault names; one that is not seen goes by `U+202E`. */
export function isNamed(text: string, name: string): boolean {
  const code = text.codePointAt(0) ?? 0;
  return text === name || `U+${code.toString(16).toUpperCase().padStart(4, '0')}` === name;
}

/**
 * Where a fault stands in the editor's text: found in the confirmed text, kept
 * only if the faulty text is really there, then mapped over what is unsent.
 */
export function faultRange(
  problem: Problem,
  confirmed: Text,
  unsent: ChangeSet | null,
): Range | null {
  if (problem.field !== null && problem.field !== 'body') return null;
  const range = rangeOf(confirmed, problem);
  if (!range) return null;
  if (problem.text && range.to > range.from) {
    if (!isNamed(confirmed.sliceString(range.from, range.to), problem.text)) return null;
  }
  return mapped(range, unsent);
}
