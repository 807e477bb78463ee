/**
 * Stories that were left before all of their text was durable. They are kept
 * and tried again until it is; whoever opens one meanwhile gets it as it was
 * left.
 */
import type { Clock } from './clock';
import type { OpenStory } from './story.svelte';

/** Between two tries; the manuscript has its own pauses within them. */
const AGAIN = 10_000;

export class Unsaved {
  #stories = new Map<string, OpenStory>();
  #clock: Clock;
  #failed: (story: OpenStory) => void;

  constructor(clock: Clock, failed: (story: OpenStory) => void) {
    this.#clock = clock;
    this.#failed = failed;
  }

  /** Takes a story that was left, if anything of it is not durable. */
  keep(story: OpenStory): void {
    if (story.manuscript.isSaved) return;
    this.#stories.set(story.id, story);
    void this.#finish(story);
  }

  find(id: string): OpenStory | null {
    return this.#stories.get(id) ?? null;
  }

  get stories(): OpenStory[] {
    return [...this.#stories.values()];
  }

  async #finish(story: OpenStory): Promise<void> {
    if (await story.manuscript.flush()) {
      this.#stories.delete(story.id);
      return;
    }
    this.#failed(story);
    this.#clock.after(AGAIN, () => void this.#finish(story));
  }
}
