/**
 * How the open story shows elsewhere: in search results, where its link is
 * shared, in feeds. Asked for in pauses, never while keys are pressed.
 */
import type { Previews } from '../port/bindings';
import { wireError, type Port } from '../port/port';
import type { Clock } from './clock';

/** Milliseconds without a key. */
const PAUSE = 700;

export class Cards {
  previews = $state.raw<Previews | null>(null);
  #id: string | null = null;
  #turn = 0;
  #port: Pick<Port, 'engine' | 'siteAddress'>;
  #clock: Clock;

  constructor(port: Pick<Port, 'engine' | 'siteAddress'>, clock: Clock) {
    this.#port = port;
    this.#clock = clock;
  }

  /** Follows a story: at once where it is another, else after a pause. The reply calls it off. */
  follow(id: string): () => void {
    const isOther = id !== this.#id;
    if (isOther) this.previews = null;
    this.#id = id;
    const turn = ++this.#turn;
    return this.#clock.after(isOther ? 0 : PAUSE, () => void this.#ask(id, turn));
  }

  /** The address of the picture that cards show. */
  get picture(): string | null {
    const image = this.previews?.share.image;
    return image ? this.#port.siteAddress(image) : null;
  }

  async #ask(id: string, turn: number): Promise<void> {
    try {
      const previews = await this.#port.engine.previews({ id });
      if (turn === this.#turn) this.previews = previews;
    } catch (thrown) {
      // The last known cards stay; they are asked for again after the next change.
      console.warn('previews', wireError(thrown).code);
    }
  }
}
