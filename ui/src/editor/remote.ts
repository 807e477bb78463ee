/**
 * Marks what did not come from this keyboard, so that it is neither sent back
 * to the engine nor undone here.
 */
import { Annotation, Transaction, type ChangeSet, type TransactionSpec } from '@codemirror/state';

export const fromElsewhere = Annotation.define<true>();

/** A change from elsewhere as a transaction of the editor. */
export function remoteChange(changes: ChangeSet): TransactionSpec {
  return {
    changes,
    annotations: [fromElsewhere.of(true), Transaction.addToHistory.of(false)],
  };
}
