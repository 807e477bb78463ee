/**
 * What the window asks of its host: the engine's commands, its events, and the
 * few things only a desktop can do (native dialogs, addresses of the page and
 * of pictures). Knows nothing of how they are carried out.
 */
import type { Commands, Event, PageOf, WireError } from './bindings';

export type { Event as EngineEvent } from './bindings';

/** Which page the frame is to load. */
export type PageAddress = Pick<PageOf, 'id' | 'page' | 'sealed'> & {
  /** The page's path as `whole.path` named it. */
  path: string;
};

export interface Port {
  /** The engine. Every call rejects with a {@link WireError}. */
  readonly engine: Commands;
  /** Hears the engine's own news; the reply ends the listening. */
  listen(heard: (event: Event) => void): Promise<() => void>;
  /** Asks a person for one picture; null where they chose none. */
  choosePicture(): Promise<string | null>;
  /** Asks a person for files to import; none where they chose none. */
  chooseFiles(): Promise<string[]>;
  /** Asks a person for a folder; null where they chose none. */
  chooseFolder(start: string | null): Promise<string | null>;
  /** Shows a folder in the system's file manager. */
  showFolder(path: string): Promise<void>;
  /** The address from which the frame loads a page. */
  pageAddress(page: PageAddress): string;
  /** The address of a file of the site, by its path in the preview. */
  siteAddress(path: string): string;
  /** The address of a stored picture. */
  pictureAddress(media: string): string;
  /** Asked before the window closes, which waits for the answer: may it? */
  onClosing(mayClose: () => Promise<boolean>): Promise<void>;
  /** Closes the window without asking. */
  close(): Promise<void>;
}

/** Reads whatever a call rejected with as an error of the wire. */
export function wireError(thrown: unknown): WireError {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown) {
    const { code, message, problems } = thrown as Partial<WireError>;
    return { code: String(code), message: String(message ?? ''), problems: problems ?? [] };
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'bug', message, problems: [] };
}
