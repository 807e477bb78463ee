/**
 * The way of a story: submitted, returned, approved, thrown away and taken
 * back. Every act comes after all that was typed; what may be done is the
 * engine's to say.
 */
import type { Article, ArticleRow, Correct } from '../port/bindings';
import { wireError, type Port } from '../port/port';
import { t } from './language.svelte';
import type { Newsroom } from './newsroom.svelte';
import type { PageView } from './page.svelte';
import type { OpenStory } from './story.svelte';
import type { Toasts } from './toasts.svelte';

/** What the workflow needs of the desk. */
export interface WorkflowDesk {
  readonly port: Port;
  readonly story: OpenStory | null;
  readonly newsroom: Newsroom;
  readonly page: PageView;
  readonly toasts: Toasts;
  open(id: string): Promise<void>;
  closeStory(): void;
  /** An act is done, or failed: what is shown follows. */
  acted(story: OpenStory, article: Article | null): void;
  complain(thrown: unknown): void;
}

type Done =
  | 'toast-submitted'
  | 'toast-returned'
  | 'toast-approved'
  | 'toast-untrashed'
  | 'toast-corrected'
  | 'toast-retracted';

export class Workflow {
  #desk: WorkflowDesk;

  constructor(desk: WorkflowDesk) {
    this.#desk = desk;
  }

  submit(): Promise<boolean> {
    return this.#act((id) => this.#desk.port.engine.submit({ id }), 'toast-submitted');
  }

  giveBack(why: string): Promise<boolean> {
    return this.#act((id) => this.#desk.port.engine.return_article({ id, why }), 'toast-returned');
  }

  /** Approves what the page showed, and nothing newer. */
  approve(): Promise<boolean> {
    const { page, port, story } = this.#desk;
    const version = page.version ?? story?.manuscript.version ?? null;
    return this.#act((id) => port.engine.approve({ id, version }), 'toast-approved');
  }

  untrash(): Promise<boolean> {
    return this.#act((id) => this.#desk.port.engine.untrash({ id }), 'toast-untrashed');
  }

  /** Tells readers something about the open story; false where it is refused. */
  correct(notice: Omit<Correct, 'id'>): Promise<boolean> {
    const { engine } = this.#desk.port;
    return this.#act((id) => engine.correct({ id, ...notice }), 'toast-corrected');
  }

  /** Withdraws the open story, for good; false where it is refused. */
  retract(why: string): Promise<boolean> {
    return this.#act((id) => this.#desk.port.engine.retract({ id, why }), 'toast-retracted');
  }

  /** The stories that link to the open one. */
  async citing(): Promise<ArticleRow[]> {
    const { port, story } = this.#desk;
    return story ? port.engine.citing({ id: story.id }) : [];
  }

  /** Makes the open story an editors' pick, or no longer one. */
  async pick(): Promise<void> {
    const { newsroom, page, story, toasts } = this.#desk;
    if (!story) return;
    try {
      const isIn = await newsroom.togglePick(story.id);
      const undo = (): void => void newsroom.togglePick(story.id).then(() => page.renew());
      const action = { label: t('toast-undo'), run: undo };
      toasts.show(t(isIn ? 'toast-picked' : 'toast-unpicked'), { action });
      page.renew();
    } catch (thrown) {
      this.#desk.complain(thrown);
    }
  }

  /** Throws the open story away at once, and offers to take it back. */
  async trash(): Promise<void> {
    const { port, story, toasts } = this.#desk;
    if (!story) return;
    try {
      await story.act(() => port.engine.trash({ id: story.id }));
    } catch (thrown) {
      this.#desk.complain(thrown);
      return;
    }
    if (this.#desk.story === story) this.#desk.closeStory();
    this.#desk.acted(story, null);
    toasts.show(t('toast-trashed', { headline: story.headline || t('list-untitled') }), {
      action: { label: t('toast-undo'), run: () => void this.#takeBack(story) },
    });
  }

  async #takeBack(story: OpenStory): Promise<void> {
    try {
      await this.#desk.port.engine.untrash({ id: story.id });
      this.#desk.acted(story, null);
      await this.#desk.open(story.id);
    } catch (thrown) {
      this.#desk.complain(thrown);
    }
  }

  async #act(perform: (id: string) => Promise<Article>, done: Done): Promise<boolean> {
    const { story, toasts } = this.#desk;
    if (!story) return false;
    try {
      const article = await story.act(() => perform(story.id));
      toasts.show(t(done));
      this.#desk.acted(story, article);
      return true;
    } catch (thrown) {
      this.#desk.complain(thrown);
      if (wireError(thrown).code === 'changed-meanwhile') story.manuscript.elsewhere();
      this.#desk.acted(story, null);
      return false;
    }
  }
}
