/**
 * Keeps half characters out of the text.
 *
 * A lone surrogate is no character: it cannot be written as UTF-8, so the
 * engine could never keep it. It becomes U+FFFD at the door, and the person is
 * told. Everything else passes, NUL and other controls too.
 */
import { EditorState, type ChangeSpec, type Extension, type Text } from '@codemirror/state';
import { isHigh, isLow } from '../state/changes';
import { fromElsewhere } from './remote';

const REPLACEMENT = '\uFFFD';

/** Places of lone surrogates between `from` and `to`. */
export function loneSurrogates(text: Text, from: number, to: number): number[] {
  const start = Math.max(0, from - 1);
  const end = Math.min(text.length, to + 1);
  // One unit more on either side, to see the partner of what stands at the edge.
  const left = Math.max(0, start - 1);
  const slice = text.sliceString(left, Math.min(text.length, end + 1));
  const places: number[] = [];
  for (let at = start - left; at < end - left; at++) {
    const unit = slice.charCodeAt(at);
    if (isHigh(unit) && !isLow(slice.charCodeAt(at + 1))) places.push(left + at);
    else if (isLow(unit) && !isHigh(slice.charCodeAt(at - 1))) places.push(left + at);
  }
  return places;
}

/** Replaces lone surrogates in every change, and tells how many. */
export function wholeCharacters(replaced: (count: number) => void): Extension {
  return EditorState.transactionFilter.of((transaction) => {
    if (!transaction.docChanged || transaction.annotation(fromElsewhere)) return transaction;
    const text = transaction.newDoc;
    const places = new Set<number>();
    transaction.changes.iterChangedRanges((_fromA, _toA, from, to) => {
      for (const place of loneSurrogates(text, from, to)) places.add(place);
    });
    if (places.size === 0) return transaction;
    replaced(places.size);
    const changes: ChangeSpec = [...places]
      .sort((a, b) => a - b)
      .map((at) => ({ from: at, to: at + 1, insert: REPLACEMENT }));
    return [transaction, { changes, sequential: true }];
  });
}
