/**
 * Time as an input: what waits can be tested without waiting.
 */

export interface Clock {
  /** Runs `act` after so many milliseconds; the reply calls it off. */
  after(milliseconds: number, act: () => void): () => void;
  /** Runs `act` once the window has painted and is not busy with keys. */
  idle(act: () => void): void;
  /** The present, in milliseconds since 1970. */
  now(): number;
}
