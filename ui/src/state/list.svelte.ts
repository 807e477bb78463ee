/**
 * The list of stories: which ones are wanted, and the rows known of them.
 *
 * Rows are asked for in leaves as they come into sight, so that a hundred
 * thousand stories cost no more than the forty on the screen. Old rows stay
 * until newer ones have come.
 */
import type { ArticleRow, Commands, Status } from '../port/bindings';
import type { Clock } from './clock';

/** Rows of one request. */
const LEAF = 100;
/** Changes that come in a burst are asked for once. */
const SETTLE = 250;
/** Typing in the search field waits this long for the next key. */
const TYPING = 140;

export type Wanted = { status: Status | null; section: string | null; query: string };

export class StoryList {
  wanted = $state<Wanted>({ status: 'draft', section: null, query: '' });
  total = $state(0);
  byStatus = $state<Record<string, number>>({});
  bySection = $state<Record<string, number>>({});
  /** False until the first answer has come. */
  loaded = $state(false);
  /** The row under the keyboard, or -1. */
  cursor = $state(-1);

  #leaves = $state.raw(new Map<number, ArticleRow[]>());
  #asked = new Map<number, number>();
  #seen = { first: 0, last: 40 };
  #turn = 0;
  #callOff: (() => void) | null = null;
  #engine: Pick<Commands, 'list_articles'>;
  #clock: Clock;
  #failed: (thrown: unknown) => void;

  constructor(
    engine: Pick<Commands, 'list_articles'>,
    clock: Clock,
    failed: (thrown: unknown) => void,
  ) {
    this.#engine = engine;
    this.#clock = clock;
    this.#failed = failed;
  }

  /** Whether any story exists at all, the bin included. */
  get isEmpty(): boolean {
    return this.loaded && Object.values(this.byStatus).every((count) => count === 0);
  }

  row(index: number): ArticleRow | null {
    return this.#leaves.get(Math.floor(index / LEAF))?.[index % LEAF] ?? null;
  }

  /** The place of a story among the rows known, or -1. */
  indexOf(id: string): number {
    for (const [leaf, rows] of this.#leaves) {
      const at = rows.findIndex((row) => row.id === id);
      if (at >= 0) return leaf * LEAF + at;
    }
    return -1;
  }

  /** Shows other stories, from the top. */
  want(change: Partial<Wanted>): void {
    this.wanted = { ...this.wanted, ...change };
    this.cursor = -1;
    this.#seen = { first: 0, last: 40 };
    this.#soon('query' in change ? TYPING : 0, true);
  }

  /** Names the rows in sight, so that they are there. */
  see(first: number, last: number): void {
    this.#seen = { first, last };
    void this.#load();
  }

  /** Something changed: counts and the rows in sight are asked for again. */
  renew(): void {
    this.#soon(SETTLE, false);
  }

  /** Shows at once what the window itself just did to a story. */
  patch(id: string, change: Partial<ArticleRow>): void {
    const at = this.indexOf(id);
    if (at < 0) return;
    const leaves = new Map(this.#leaves);
    const leaf = Math.floor(at / LEAF);
    const rows = [...(leaves.get(leaf) ?? [])];
    rows[at % LEAF] = { ...rows[at % LEAF]!, ...change };
    leaves.set(leaf, rows);
    this.#leaves = leaves;
  }

  #soon(wait: number, afresh: boolean): void {
    this.#callOff?.();
    this.#callOff = this.#clock.after(wait, () => {
      this.#callOff = null;
      this.#turn++;
      this.#asked.clear();
      void this.#load(afresh);
    });
  }

  async #load(afresh = false): Promise<void> {
    const last = Math.floor(this.#seen.last / LEAF);
    const missing: number[] = [];
    for (let leaf = Math.floor(this.#seen.first / LEAF); leaf <= last; leaf++) {
      if (this.#asked.get(leaf) === this.#turn) continue;
      if (leaf > 0 && leaf * LEAF >= this.total) continue;
      this.#asked.set(leaf, this.#turn);
      missing.push(leaf);
    }
    await Promise.all(missing.map((leaf) => this.#ask(leaf, this.#turn, afresh)));
  }

  async #ask(leaf: number, turn: number, afresh: boolean): Promise<void> {
    const { status, section, query } = this.wanted;
    try {
      const answer = await this.#engine.list_articles({
        status: query.trim() ? null : status,
        section,
        tag: null,
        query: query.trim() || null,
        offset: leaf * LEAF,
        limit: LEAF,
      });
      if (turn !== this.#turn) return;
      const leaves = new Map(afresh ? [] : this.#leaves);
      for (const key of leaves.keys()) if (key * LEAF >= answer.total) leaves.delete(key);
      leaves.set(leaf, answer.rows);
      this.#leaves = leaves;
      this.total = answer.total;
      this.byStatus = answer.by_status;
      this.bySection = answer.by_section;
      this.loaded = true;
    } catch (thrown) {
      this.#asked.delete(leaf);
      this.#failed(thrown);
    }
  }
}
