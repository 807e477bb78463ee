/**
 * Changes of text between the editor and the wire.
 *
 * Both count UTF-16 units and name places in the text before the change; only
 * the shape differs. Knows no story and no engine.
 */
import { ChangeSet, Text, type ChangeSpec } from '@codemirror/state';
import type { TextChange } from '../port/bindings';

/** The changes as the wire takes them: ascending, not overlapping. */
export function toWire(changes: ChangeSet): TextChange[] {
  const list: TextChange[] = [];
  changes.iterChanges((from, to, _fromB, _toB, inserted) => {
    list.push({ from, to, insert: inserted.toString() });
  });
  return list;
}

/**
 * The changes as the editor takes them, on a text of `length` units.
 * Throws a RangeError where a place lies outside that text.
 */
export function fromWire(changes: readonly TextChange[], length: number): ChangeSet {
  return ChangeSet.of(changes as ChangeSpec, length);
}

/** A text with LF as its only line break. */
export function textOf(body: string): Text {
  return Text.of(body.split('\n'));
}

/**
 * The one change that turns `from` into `to`: what differs between their
 * common beginning and their common end. Never splits a surrogate pair.
 */
export function difference(from: string, to: string): ChangeSet {
  const limit = Math.min(from.length, to.length);
  let start = 0;
  while (start < limit && from.charCodeAt(start) === to.charCodeAt(start)) start++;
  if (start > 0 && isHigh(from.charCodeAt(start - 1))) start--;
  let end = 0;
  while (
    end < limit - start &&
    from.charCodeAt(from.length - 1 - end) === to.charCodeAt(to.length - 1 - end)
  ) {
    end++;
  }
  if (end > 0 && isLow(from.charCodeAt(from.length - end))) end--;
  if (start === from.length && start === to.length) return ChangeSet.empty(from.length);
  const insert = to.slice(start, to.length - end);
  return ChangeSet.of({ from: start, to: from.length - end, insert }, from.length);
}

/** The text with every half character replaced by U+FFFD, and how many there were. */
export function wholeText(text: string): { text: string; replaced: number } {
  let replaced = 0;
  const whole = text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g, (found) => {
    if (found.length === 2) return found;
    replaced++;
    return '\uFFFD';
  });
  return { text: whole, replaced };
}

export const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
export const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
