/**
 * The finished page beside the text: loaded into its frame once for a story
 * and a page number, then kept up to date by patches.
 *
 * One request is in flight at most; whatever is asked for meanwhile is asked
 * for once more afterwards. Knows the frame only as something that takes and
 * sends messages.
 */
import type { Commands, PageUpdate, ThemeError, WireError } from '../port/bindings';
import { wireError, type PageAddress } from '../port/port';
import type { Clock } from './clock';
import type { Press } from './commands';

/** To the frame. */
export type ToFrame =
  | {
      redaksi: 'blocks';
      key: string;
      at: number;
      remove: number;
      insert: string[];
      lines: number[];
    }
  | { redaksi: 'whole'; key: string; html: string; lines: number[] }
  | { redaksi: 'lines'; lines: number[] }
  | { redaksi: 'scroll-to'; block: number };

/** From the frame. */
export type FromFrame =
  | { redaksi: 'ready' }
  | { redaksi: 'patched'; key: string }
  | { redaksi: 'refused'; key: string }
  | { redaksi: 'clicked'; block: number }
  | { redaksi: 'key'; press: Press }
  | { redaksi: 'link'; href: string }
  | { redaksi: 'selected'; text: string };

/** Reads a message; null for anything the frame does not say. */
export function fromFrame(data: unknown): FromFrame | null {
  if (typeof data !== 'object' || data === null) return null;
  const { redaksi, key, block, href, text, ...rest } = data as Record<string, unknown>;
  switch (redaksi) {
    case 'ready':
      return { redaksi };
    case 'patched':
    case 'refused':
      return typeof key === 'string' ? { redaksi, key } : null;
    case 'clicked':
      return Number.isInteger(block) ? { redaksi, block: block as number } : null;
    case 'link':
      return typeof href === 'string' ? { redaksi, href } : null;
    case 'selected':
      return typeof text === 'string' ? { redaksi, text } : null;
    case 'key':
      return typeof key === 'string' ? { redaksi, press: pressOf(key, rest) } : null;
    default:
      return null;
  }
}

function pressOf(key: string, rest: Record<string, unknown>): Press {
  return {
    key,
    code: String(rest['code'] ?? ''),
    ctrlKey: rest['ctrlKey'] === true,
    metaKey: rest['metaKey'] === true,
    altKey: rest['altKey'] === true,
    shiftKey: rest['shiftKey'] === true,
  };
}

/** A page for each of the story's pages, 0 for all of it on one. */
export type Shown = { id: string; page: number; sealed: boolean };

/**
 * After this pause in typing the whole page is sent once: the longer, the more
 * a page costs, but never longer than a reader of the page would wait. One
 * request that took long (a laptop asleep) says nothing of the next.
 */
const COMPLETE = { soonest: 1_500, latest: 10_000 };

export class PageView {
  shown = $state.raw<Shown | null>(null);
  /** What the frame loads; changes only with the story or the page. */
  address = $state('');
  pages = $state(1);
  themeError = $state.raw<ThemeError | null>(null);
  failure = $state.raw<WireError | null>(null);
  /** The version of the story that the frame shows at least. */
  version: string | null = null;

  #engine: Pick<Commands, 'page'>;
  #addressOf: (page: PageAddress) => string;
  #clock: Clock;
  #versionNow: (id: string) => string | null;
  #key: string | null = null;
  #lines: number[] = [];
  #ready = false;
  #missed = false;
  #post: ((message: ToFrame) => void) | null = null;
  #busy = false;
  #again = false;
  #afresh = false;
  #callOff: (() => void) | null = null;
  /** How long the last page took, in milliseconds. */
  #cost = 0;
  #turn = 0;
  #shownId: string | null = null;

  constructor(
    engine: Pick<Commands, 'page'>,
    addressOf: (page: PageAddress) => string,
    clock: Clock,
    versionNow: (id: string) => string | null,
  ) {
    this.#engine = engine;
    this.#addressOf = addressOf;
    this.#clock = clock;
    this.#versionNow = versionNow;
  }

  /** Shows another story, another of its pages, or nothing. */
  show(shown: Shown | null): void {
    this.shown = shown;
    if (!shown || shown.id !== this.#shownId) this.pages = 1;
    this.#shownId = shown?.id ?? null;
    this.address = '';
    this.themeError = null;
    this.failure = null;
    this.#key = null;
    this.#lines = [];
    this.#ready = false;
    this.#missed = false;
    this.#turn++;
    if (shown) this.renew();
  }

  /** The story or the theme changed: brings the page up to date, soon. */
  renew(): void {
    if (!this.shown) return;
    // Whether the frame loads the page of before or after is not known.
    if (this.address && !this.#ready) this.#missed = true;
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    this.#clock.idle(() => void this.#ask());
  }

  /** Renders the page afresh, whatever the frame shows. */
  reload(): void {
    this.#afresh = true;
    this.renew();
  }

  /** The frame has come up (or gone): this is how to speak to it, once it is ready. */
  connect(post: ((message: ToFrame) => void) | null): void {
    this.#post = post;
    this.#ready = false;
  }

  /** The frame's script runs. */
  frameReady(): void {
    this.#ready = true;
    if (this.#missed) {
      // The story moved on while the frame was loading; what it loaded is not
      // known, so it gets the whole page once.
      this.#missed = false;
      this.reload();
    } else this.#post?.({ redaksi: 'lines', lines: this.#lines });
  }

  /**
   * The frame could not be patched: it gets the whole page, also where a later
   * patch is on its way, which stands on the refused one.
   */
  frameRefused(): void {
    this.reload();
  }

  /** The line of the body where a block of the page begins. */
  lineOf(block: number): number | null {
    return this.#lines[block] ?? null;
  }

  /**
   * Patches change the text alone; what machines read in the page's head
   * follows it after a pause, so that the frame holds the very page again.
   */
  #completeSoon(): void {
    this.#isComplete();
    const turn = this.#turn;
    const pause = Math.max(COMPLETE.soonest, Math.min(COMPLETE.latest, this.#cost * 10));
    this.#callOff = this.#clock.after(pause, () => {
      this.#callOff = null;
      if (turn === this.#turn) this.reload();
    });
  }

  #isComplete(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  /** Brings the block into sight that holds a line of the body. */
  scrollTo(line: number): void {
    let block = -1;
    for (const [at, first] of this.#lines.entries()) {
      if (first > line) break;
      block = at;
    }
    if (block >= 0 && this.#ready) this.#post?.({ redaksi: 'scroll-to', block });
  }

  async #ask(): Promise<void> {
    const shown = this.shown;
    const turn = this.#turn;
    this.#again = false;
    const known = this.#afresh ? null : this.#key;
    this.#afresh = false;
    if (shown) {
      const version = this.#versionNow(shown.id);
      const start = this.#clock.now();
      try {
        const update = await this.#engine.page({ ...shown, known });
        this.#cost = this.#clock.now() - start;
        if (turn === this.#turn) {
          this.failure = null;
          this.version = version;
          this.#take(shown, update);
        }
      } catch (thrown) {
        if (turn === this.#turn) this.failure = wireError(thrown);
        // What the whole page was wanted for still stands: a later request
        // that finds no block changed would leave the frame as it is.
        if (known === null) this.#afresh = true;
      }
    }
    this.#busy = false;
    if (this.#again || turn !== this.#turn) this.renew();
  }

  #take(shown: Shown, update: PageUpdate): void {
    this.#key = update.key;
    if (update.kind === 'same') return;
    this.#lines = update.lines;
    if (update.kind === 'blocks') {
      const { key, at, remove, insert, lines } = update;
      this.#send({ redaksi: 'blocks', key, at, remove, insert, lines });
      this.#completeSoon();
      return;
    }
    this.#isComplete();
    this.pages = update.pages;
    this.themeError = update.theme_error;
    if (this.address) {
      const { key, html, lines } = update;
      this.#send({ redaksi: 'whole', key, html, lines });
    } else this.address = this.#addressOf({ ...shown, path: update.path });
  }

  #send(message: ToFrame): void {
    if (this.#ready) this.#post?.(message);
    else this.#missed = true;
  }
}
