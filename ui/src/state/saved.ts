/**
 * The terms of the save protocol: the truth that is told about a story, whom
 * it is told to, and what is asked of the engine. See `manuscript.ts`.
 */
import type { ChangeSet } from '@codemirror/state';
import type { Article, Commands, WireError } from '../port/bindings';

/** The truth that the status line tells. */
export type Saved =
  | { state: 'saved'; at: string | null }
  | { state: 'saving' }
  | { state: 'failed'; code: string; message: string };

/** What a manuscript asks of the engine. */
export type StoryEngine = Pick<Commands, 'edit_body' | 'sync_body' | 'set_fields' | 'open_article'>;

/** What a manuscript tells its owner. */
export interface Listener {
  /** The text was changed from elsewhere; apply this to the editor. */
  remote(changes: ChangeSet): void;
  /** The saved truth changed. */
  saved(saved: Saved): void;
  /** The engine confirmed a text or fields: page, checks and list may follow. */
  confirmed(): void;
  /**
   * The story's fields and what the engine derives from its text. Places in
   * it count on the confirmed text; `unsent` maps them to the editor's.
   */
  article(article: Article, unsent: ChangeSet | null): void;
  /** The engine does not take these values; they are given up. */
  refused(fields: string[], error: WireError): void;
}

/** After these the engine has certainly not taken what was sent. */
export const NOT_TAKEN = new Set([
  'disk-full',
  'read-only',
  'newsroom-busy',
  'newer-newsroom',
  'damaged-newsroom',
  'not-found',
  'not-allowed',
]);

/** After these the values themselves are at fault. */
export const BAD_FIELDS = new Set(['bad-value', 'missing-media']);
