/**
 * Mending what the checks found: one problem by one key, or all of a kind
 * where no judgement is asked for. A field is set as if typed, the text is
 * changed as if typed, so that both are saved and undone like anything else.
 */
import type { Problem } from '../port/bindings';
import { t } from './language.svelte';
import type { OpenStory } from './story.svelte';
import type { Toasts } from './toasts.svelte';

export interface MendingDesk {
  readonly story: OpenStory | null;
  readonly canWrite: boolean;
  readonly reviewing: boolean;
  readonly toasts: Pick<Toasts, 'show'>;
}

/** Kinds whose first fix is right wherever it is offered. */
const SAFE = new Set(['bidi-control', 'control-character', 'link-insecure']);

export class Mending {
  /** The problem that was last looked at. */
  chosen = $state.raw<Problem | null>(null);
  #desk: MendingDesk;

  constructor(desk: MendingDesk) {
    this.#desk = desk;
  }

  /** Whether a fix of this problem can be applied now. */
  can(problem: Problem): boolean {
    const { story, canWrite, reviewing } = this.#desk;
    if (!story || !canWrite || reviewing || problem.fixes.length === 0) return false;
    return story.canMend(problem);
  }

  /** Mends the problem looked at, else the one at the cursor, else the first that has a fix. */
  mend(): void {
    const story = this.#desk.story;
    if (!story) return;
    const all = story.problems;
    const chosen = all.find((problem) => same(problem, this.chosen)) ?? null;
    const found = [chosen, story.problemAtCaret(), ...all].find(
      (problem) => problem !== null && this.can(problem),
    );
    if (found) this.apply(found, found.fixes[0] ?? '');
    else this.#desk.toasts.show(t('toast-no-fix'));
  }

  /** Puts one of its fixes in the place of a fault. */
  apply(problem: Problem, fix: string): void {
    const story = this.#desk.story;
    if (!story || !this.can(problem)) return;
    const before = story.mend(problem, fix);
    if (before === null || problem.field === null) return;
    const field = problem.field;
    this.#desk.toasts.show(t('toast-mended'), {
      action: { label: t('toast-undo'), run: () => story.set(field, before) },
    });
  }

  /** The other problems of its kind that can be mended with it. */
  alike(problem: Problem): Problem[] {
    const all = this.#desk.story?.problems ?? [];
    if (!SAFE.has(problem.code)) return [];
    return all.filter((other) => other.code === problem.code && this.can(other));
  }

  /** Mends all of a kind: those of the text in one step of its history. */
  applyAll(problem: Problem): void {
    const alike = this.alike(problem);
    const story = this.#desk.story;
    if (!story || alike.length === 0) return;
    story.mendAll(alike);
    this.#desk.toasts.show(t('toast-mended-all', { count: alike.length }));
  }
}

function same(problem: Problem, other: Problem | null): boolean {
  return (
    other !== null &&
    problem.code === other.code &&
    problem.field === other.field &&
    problem.line === other.line &&
    problem.column === other.column
  );
}
