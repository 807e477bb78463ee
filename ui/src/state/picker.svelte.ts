/**
 * What is offered at the caret: related stories with their reasons, or kinds
 * of blocks. Knows the words asked for and which offer is under the keyboard.
 */
import type { MessageKey } from '../locales/keys';
import type { Suggestion } from '../port/bindings';
import { t } from './language.svelte';

export type BlockName =
  'read-also' | 'heading' | 'quote' | 'list' | 'table' | 'page-break' | 'photo';

export type Offer =
  | { kind: 'story'; story: Suggestion }
  | { kind: 'unresolved'; headline: string }
  | { kind: 'block'; block: BlockName; label: MessageKey };

const BLOCKS: { block: BlockName; label: MessageKey }[] = [
  { block: 'read-also', label: 'command-read-also' },
  { block: 'heading', label: 'command-heading' },
  { block: 'quote', label: 'command-quote' },
  { block: 'list', label: 'command-list' },
  { block: 'table', label: 'command-table' },
  { block: 'page-break', label: 'command-page-break' },
  { block: 'photo', label: 'command-photo' },
];

export class Picker {
  kind = $state<'related' | 'blocks' | null>(null);
  query = $state('');
  offers = $state.raw<Offer[]>([]);
  active = $state(0);
  busy = $state(false);
  #turn = 0;
  #related: (query: string) => Promise<Suggestion[]>;
  #chosen: (offer: Offer) => void;

  constructor(related: (query: string) => Promise<Suggestion[]>, chosen: (offer: Offer) => void) {
    this.#related = related;
    this.#chosen = chosen;
  }

  ask(kind: 'related' | 'blocks', query: string): void {
    const same = kind === this.kind && query === this.query;
    this.kind = kind;
    this.query = query;
    if (kind === 'blocks') this.#offer(blocksFor(query));
    else if (!same || this.offers.length === 0) void this.#askRelated(query);
  }

  close(): void {
    this.#turn++;
    this.kind = null;
    this.offers = [];
    this.busy = false;
  }

  move(step: 1 | -1): boolean {
    const count = this.offers.length;
    if (count > 0) this.active = (this.active + step + count) % count;
    return true;
  }

  /** Chooses the offer under the keyboard, or the one named. */
  choose(at = this.active): boolean {
    const offer = this.offers[at];
    if (!offer) return this.kind === 'related' && this.busy;
    this.#chosen(offer);
    return true;
  }

  async #askRelated(query: string): Promise<void> {
    const turn = ++this.#turn;
    this.busy = true;
    let stories: Suggestion[] = [];
    try {
      stories = await this.#related(query);
    } catch {
      // Without suggestions the headline can still be written as it is.
    }
    if (turn !== this.#turn) return;
    this.busy = false;
    const offers: Offer[] = stories.map((story) => ({ kind: 'story', story }));
    if (query.trim()) offers.push({ kind: 'unresolved', headline: query.trim() });
    this.#offer(offers);
  }

  #offer(offers: Offer[]): void {
    this.offers = offers;
    this.active = 0;
  }
}

function blocksFor(query: string): Offer[] {
  const wanted = query.toLowerCase();
  return BLOCKS.filter(
    ({ block, label }) =>
      block.replace('-', '').startsWith(wanted) ||
      t(label)
        .toLowerCase()
        .split(/\s+/)
        .some((word) => word.startsWith(wanted)),
  ).map((entry) => ({ kind: 'block', ...entry }));
}
