/**
 * The story that is open: its manuscript, what the engine knows of it, and
 * its problems. Drives the editor through {@link BodyEditor}, which the story
 * pane puts in; lives on without one where the text is folded away.
 */
import type { ChangeSet, Text } from '@codemirror/state';
import type { Article, Commands, Link, Problem, Suggestion, WireError } from '../port/bindings';
import { wireError } from '../port/port';
import { wholeText } from './changes';
import type { Clock } from './clock';
import { Manuscript } from './manuscript';
import { faultRange, isNamed, type Range } from './places';
import type { Saved } from './saved';

/** What can be done to the selected text or at the cursor. */
export type TextAct =
  'bold' | 'italic' | 'heading' | 'quote' | 'list' | 'link' | 'read-also' | 'page-break' | 'table';

/** The editor as the state sees it. */
export interface BodyEditor {
  /** Applies changes from elsewhere, outside the undo history. */
  remote(changes: ChangeSet): void;
  /** Shows how the links stand. */
  links(links: Link[], unsent: ChangeSet | null): void;
  /** Underlines the faults. */
  faults(faults: { range: Range; problem: Problem }[]): void;
  /** Selects a range, brings it into sight and takes the keyboard. */
  select(range: Range): void;
  /** Puts the cursor at the start of a line, counted from 1. */
  goToLine(line: number): void;
  /** Replaces a range, as if typed. */
  replace(range: Range, text: string): void;
  /** Replaces several ranges in one step of the history. */
  replaceAll(changes: { range: Range; text: string }[]): void;
  /** Shows at which lines the newsroom's rule begins a new page. */
  pageLines(lines: number[]): void;
  /** The offset of the cursor; null while the keyboard is elsewhere. */
  readonly caret: number | null;
  /** Puts a read-also line at the cursor. */
  readAlso(story: Pick<Suggestion, 'id' | 'headline'>): void;
  act(act: TextAct): void;
  /** Opens the panel for finding and replacing. */
  find(): void;
  focus(): void;
}

export interface StoryOwner {
  confirmed(story: OpenStory): void;
  renewed(story: OpenStory): void;
  /** The checks have answered. */
  checked(story: OpenStory): void;
  refused(fields: string[], error: WireError): void;
  /** So many half characters of a field were replaced. */
  replaced(count: number): void;
}

type Engine = Pick<Commands, 'edit_body' | 'sync_body' | 'set_fields' | 'open_article' | 'check'>;

export class OpenStory {
  article = $state.raw<Article>() as Article;
  saved = $state.raw<Saved>() as Saved;
  problems = $state.raw<Problem[]>([]);
  /** False until the checks have answered once. */
  checked = $state(false);
  editor: BodyEditor | null = null;
  readonly manuscript: Manuscript;

  /** Values typed into fields that the engine has not confirmed yet. */
  #typed = $state.raw<Record<string, unknown>>({});
  #engine: Engine;
  #clock: Clock;
  #checking = false;
  #checkAgain = false;
  #owner: StoryOwner;

  constructor(article: Article, engine: Engine, clock: Clock, owner: StoryOwner) {
    this.article = article;
    this.#engine = engine;
    this.#clock = clock;
    this.#owner = owner;
    this.manuscript = new Manuscript(
      article,
      engine,
      {
        remote: (changes) => this.editor?.remote(changes),
        saved: (saved) => (this.saved = saved),
        confirmed: () => owner.confirmed(this),
        article: (fresh, unsent) => this.#renew(fresh, unsent),
        refused: (fields, error) => owner.refused(fields, error),
      },
      clock,
    );
    this.saved = this.manuscript.saved;
    this.#check();
  }

  get id(): string {
    return this.article.id;
  }

  /** The value of a field as the person sees it. */
  field<T>(name: string, confirmed: T): T {
    return name in this.#typed ? (this.#typed[name] as T) : confirmed;
  }

  get headline(): string {
    return this.field('headline', this.article.headline);
  }

  /** Takes a value typed into a field. */
  set(name: string, typed: unknown): void {
    let value = typed;
    if (typeof typed === 'string') {
      const { text, replaced } = wholeText(typed);
      if (replaced > 0) this.#owner.replaced(replaced);
      value = text;
    }
    this.#typed = { ...this.#typed, [name]: value };
    this.manuscript.set(name, value);
  }

  typed(changes: ChangeSet, text: Text): void {
    this.manuscript.typed(changes, text);
  }

  /** Gives the editor everything that is known, when it has just come up. */
  attach(editor: BodyEditor): void {
    this.editor = editor;
    const unsent = this.manuscript.unsent;
    if (this.manuscript.version === this.article.version) {
      editor.links(this.article.links, unsent);
      if (!unsent) editor.pageLines(this.article.rule_breaks);
    }
    this.#showFaults();
  }

  detach(editor: BodyEditor): void {
    if (this.editor === editor) this.editor = null;
  }

  /** Goes to the spot of a problem; false where it has none in the text. */
  goTo(problem: Problem): boolean {
    const range = this.#rangeOf(problem);
    if (range) this.editor?.select(range);
    else if (problem.line !== null) this.editor?.goToLine(problem.line);
    return range !== null || problem.line !== null;
  }

  /** Whether a fix has a place to go: the fault still stands, or it is of a field. */
  canMend(problem: Problem): boolean {
    if (problem.line === null) return problem.field !== null && problem.field !== 'body';
    const range = this.#rangeOf(problem);
    if (this.editor === null || range === null || range.to <= range.from) return false;
    // Between a fix and the next answer the fault is still on the list.
    return isNamed(this.manuscript.text.sliceString(range.from, range.to), problem.text);
  }

  /** Puts a fix in the place of a fault; the reply is what a field held before, else null. */
  mend(problem: Problem, fix: string): string | null {
    const { field } = problem;
    if (problem.line === null && field !== null && field !== 'body') {
      const before = this.#textOf(field);
      this.set(field, fix);
      return before;
    }
    const range = this.#rangeOf(problem);
    if (range && range.to > range.from) this.editor?.replace(range, fix);
    return null;
  }

  /** Puts the first fix of each in its place, those of the text in one step. */
  mendAll(problems: Problem[]): void {
    const changes: { range: Range; text: string }[] = [];
    for (const problem of problems) {
      const text = problem.fixes[0];
      if (text === undefined) continue;
      if (problem.line === null) this.mend(problem, text);
      else {
        const range = this.#rangeOf(problem);
        const free = (other: Range): boolean =>
          range !== null && (other.to <= range.from || other.from >= range.to);
        if (range && changes.every((change) => free(change.range))) changes.push({ range, text });
      }
    }
    if (changes.length > 0) this.editor?.replaceAll(changes);
  }

  /** The problem at the cursor, if it stands in one. */
  problemAtCaret(): Problem | null {
    const caret = this.editor?.caret ?? null;
    if (caret === null) return null;
    const here = (problem: Problem): boolean => {
      const range = this.#rangeOf(problem);
      return range !== null && range.from <= caret && caret <= range.to;
    };
    return this.problems.find(here) ?? null;
  }

  /** The text of a field by its name on the wire: `lead.alt`. */
  #textOf(field: string): string {
    let value: unknown = this.article;
    for (const name of field.split('.')) value = (value as Record<string, unknown>)[name];
    const shown = this.field(field, value);
    return typeof shown === 'string' ? shown : '';
  }

  /** Does an act of the workflow on the story, all text saved before. */
  async act(perform: () => Promise<Article>): Promise<Article> {
    return this.manuscript.act(perform);
  }

  #rangeOf(problem: Problem): Range | null {
    return faultRange(problem, this.manuscript.confirmed, this.manuscript.unsent);
  }

  #renew(article: Article, unsent: ChangeSet | null): void {
    this.article = article;
    const left = this.manuscript.unsentFields;
    this.#typed = Object.fromEntries(
      Object.entries(this.#typed).filter(([name]) => left.has(name)),
    );
    this.editor?.links(article.links, unsent);
    if (!unsent) this.editor?.pageLines(article.rule_breaks);
    this.#owner.renewed(this);
    this.#check();
  }

  /** Asks for the checks, one request at a time, when nobody waits for the window. */
  #check(): void {
    if (this.#checking) {
      this.#checkAgain = true;
      return;
    }
    this.#checking = true;
    this.#clock.idle(() => void this.#askChecks());
  }

  async #askChecks(): Promise<void> {
    const start = this.#clock.now();
    try {
      this.problems = await this.#engine.check({ id: this.id });
      this.checked = true;
      this.#owner.checked(this);
      this.#showFaults();
    } catch (thrown) {
      // Checks are advice: a story can be written without them. They are asked
      // for again after the next change.
      console.warn('check', wireError(thrown).code);
    }
    const cost = this.#clock.now() - start;
    this.#clock.after(cost * 5, () => {
      this.#checking = false;
      if (this.#checkAgain) {
        this.#checkAgain = false;
        this.#check();
      }
    });
  }

  #showFaults(): void {
    const faults = this.problems.flatMap((problem) => {
      const range = this.#rangeOf(problem);
      return range && range.to > range.from ? [{ range, problem }] : [];
    });
    this.editor?.faults(faults);
  }
}
