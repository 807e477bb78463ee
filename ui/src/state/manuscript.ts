/**
 * A story's text and fields between the editor and the engine: the save
 * protocol.
 *
 * The editor's text is always `base + sent + pending`: what the engine has
 * confirmed, what is on its way, and what is not sent yet. One request of a
 * story is in flight at a time. "Saved" is said only by the engine's reply
 * with nothing left over; whatever goes wrong, `pending` stays and is tried
 * again. Changes from elsewhere come back as changes of the editor's text,
 * mapped over what is still pending.
 *
 * Knows no editor, no DOM and no clock of its own.
 */
import type { ChangeSet, Text } from '@codemirror/state';
import type { Article, Edited, WireError } from '../port/bindings';
import { wireError } from '../port/port';
import { difference, fromWire, textOf, toWire } from './changes';
import type { Clock } from './clock';
import { BAD_FIELDS, NOT_TAKEN, type Listener, type Saved, type StoryEngine } from './saved';

/** The longest that a typed change waits, in milliseconds. */
export const TEXT_WAIT = 120;
/** The longest that a changed field waits. */
const FIELD_WAIT = 300;
/** How long after the last change the derived facts are asked for. */
const FACTS_WAIT = 500;
/** The first and the longest pause before another try. */
const RETRY = { first: 1_000, longest: 30_000 };

export class Manuscript {
  readonly id: string;
  #engine: StoryEngine;
  #listener: Listener;
  #clock: Clock;

  #base: string;
  #baseText: Text;
  #sent: ChangeSet | null = null;
  #pending: ChangeSet | null = null;
  #text: Text;
  #fields = new Map<string, unknown>();
  #acts: (() => Promise<void>)[] = [];

  #busy = false;
  #textDue = 0;
  #fieldsDue = 0;
  #factsDue: number | null = null;
  #factsCost = 0;
  #wantsSync = false;
  #wantsReload = false;
  #hurry = false;
  #failure: WireError | null = null;
  #tries = 0;
  #retryAt = 0;
  #callOff: (() => void) | null = null;
  #savedAt: string | null;
  #told: string = '';
  #waiting: ((saved: boolean) => void)[] = [];

  constructor(article: Article, engine: StoryEngine, listener: Listener, clock: Clock) {
    this.id = article.id;
    this.#engine = engine;
    this.#listener = listener;
    this.#clock = clock;
    this.#base = article.version;
    this.#baseText = textOf(article.body);
    this.#text = this.#baseText;
    this.#savedAt = article.updated_at;
  }

  /** The text as the editor has it. */
  get text(): Text {
    return this.#text;
  }

  /** The text that the engine confirmed last. */
  get confirmed(): Text {
    return this.#baseText;
  }

  /** What the editor's text has over the confirmed one. */
  get unsent(): ChangeSet | null {
    if (this.#sent && this.#pending) return this.#sent.compose(this.#pending);
    return this.#sent ?? this.#pending;
  }

  /** Fields whose values are not durable yet. */
  get unsentFields(): ReadonlyMap<string, unknown> {
    return this.#fields;
  }

  /** The version that the engine confirmed last. */
  get version(): string {
    return this.#base;
  }

  /** Whether all that was typed is durable. */
  get isSaved(): boolean {
    return !this.#sent && !this.#pending && this.#fields.size === 0;
  }

  /** The saved truth, as last told. */
  get saved(): Saved {
    if (this.isSaved) return { state: 'saved', at: this.#savedAt };
    if (this.#failure) return { state: 'failed', ...pick(this.#failure) };
    return { state: 'saving' };
  }

  /** Takes a change typed in the editor, and the text after it. */
  typed(changes: ChangeSet, text: Text): void {
    if (!this.#pending) this.#textDue = this.#clock.now() + TEXT_WAIT;
    this.#pending = this.#pending ? this.#pending.compose(changes) : changes;
    this.#text = text;
    this.#changed();
  }

  /** Takes a new value of a field; the last one before it is sent counts. */
  set(field: string, value: unknown): void {
    if (this.#fields.size === 0) this.#fieldsDue = this.#clock.now() + FIELD_WAIT;
    this.#fields.set(field, value);
    this.#changed();
  }

  /** Hears that the story changed elsewhere. */
  elsewhere(): void {
    this.#wantsSync = true;
    this.#wantFacts(0);
    this.#pump();
  }

  /** Asks for the derived facts, soon. */
  refresh(): void {
    this.#wantFacts(0);
    this.#pump();
  }

  /** Sends what is left at once; true when all is durable, false where it failed. */
  flush(): Promise<boolean> {
    if (this.isSaved && !this.#busy) return Promise.resolve(true);
    this.#hurry = true;
    this.#retryAt = 0;
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#pump();
    });
  }

  /**
   * Does an act on the saved story that replies with the story: everything
   * typed before is durable first, and nothing is sent meanwhile. Rejects with
   * the error of the act, or with the one that kept the text from being saved.
   */
  async act(perform: () => Promise<Article>): Promise<Article> {
    if (!(await this.flush()) && this.#failure) throw this.#failure;
    return new Promise((resolve, reject) => {
      this.#acts.push(async () => {
        try {
          const article = await perform();
          this.#accept(article);
          resolve(article);
        } catch (thrown) {
          reject(wireError(thrown));
        }
      });
      this.#pump();
    });
  }

  #changed(): void {
    // The next key is also the next try.
    if (this.#failure) this.#retryAt = this.#clock.now() + TEXT_WAIT;
    if (this.#factsDue !== null) this.#wantFacts(FACTS_WAIT);
    this.#tell();
    this.#pump();
  }

  #wantFacts(wait: number): void {
    // The longer the story, the more its facts cost: at most a tenth of the time.
    this.#factsDue = this.#clock.now() + Math.max(wait, this.#factsCost * 10);
  }

  /** Starts the next request if one is due, or sets the alarm for it. */
  #pump(): void {
    if (this.#busy) return;
    this.#callOff?.();
    this.#callOff = null;
    const now = this.#clock.now();
    const [due, job] = this.#next();
    if (job && due <= now) {
      this.#busy = true;
      void job().then(() => {
        this.#busy = false;
        this.#tell();
        this.#release();
        this.#pump();
      });
      return;
    }
    if (job) this.#callOff = this.#clock.after(due - now, () => this.#pump());
    this.#release();
  }

  /** What is to be done next, and when. */
  #next(): [number, (() => Promise<void>) | null] {
    const soonest = this.#retryAt;
    const at = (due: number): number => Math.max(soonest, this.#hurry ? 0 : due);
    if (this.#wantsReload) return [soonest, () => this.#try(() => this.#reload())];
    if (this.#fields.size > 0 && (!this.#pending || at(this.#fieldsDue) < at(this.#textDue))) {
      return [at(this.#fieldsDue), () => this.#try(() => this.#sendFields())];
    }
    if (this.#pending) return [at(this.#textDue), () => this.#try(() => this.#sendText())];
    const act = this.#acts.shift();
    if (act) return [0, act];
    if (this.#wantsSync) return [soonest, () => this.#try(() => this.#askText())];
    if (this.#factsDue !== null) {
      return [Math.max(soonest, this.#factsDue), () => this.#try(() => this.#askFacts())];
    }
    return [0, null];
  }

  async #try(request: () => Promise<void>): Promise<void> {
    try {
      await request();
      if (!this.#wantsReload) this.#failure = null;
      if (this.isSaved) this.#tries = 0;
    } catch (thrown) {
      this.#fail(wireError(thrown));
    }
  }

  async #sendText(): Promise<void> {
    const sent = this.#pending!;
    this.#sent = sent;
    this.#pending = null;
    const edited = await this.#engine.edit_body({
      id: this.id,
      base: this.#base,
      changes: toWire(sent),
      length: this.#baseText.length,
    });
    this.#baseText = sent.apply(this.#baseText);
    this.#sent = null;
    this.#tries = 0;
    this.#receive(edited);
    this.#wantsSync = false;
    this.#wantFacts(FACTS_WAIT);
    this.#listener.confirmed();
  }

  async #askText(): Promise<void> {
    this.#wantsSync = false;
    this.#receive(await this.#engine.sync_body({ id: this.id, base: this.#base }));
  }

  async #sendFields(): Promise<void> {
    const fields = new Map(this.#fields);
    try {
      const request = { id: this.id, fields: Object.fromEntries(fields) };
      const article = await this.#engine.set_fields(request);
      this.#tries = 0;
      this.#forget(fields);
      this.#savedAt = article.updated_at ?? this.#savedAt;
      this.#accept(article);
      this.#listener.confirmed();
    } catch (thrown) {
      const error = wireError(thrown);
      if (!BAD_FIELDS.has(error.code)) throw error;
      this.#forget(fields);
      this.#wantFacts(0);
      this.#listener.refused([...fields.keys()], error);
    }
  }

  /** Values that were typed while the request was away stay. */
  #forget(fields: Map<string, unknown>): void {
    for (const [name, value] of fields) {
      if (this.#fields.get(name) === value) this.#fields.delete(name);
    }
    this.#fieldsDue = this.#clock.now() + FIELD_WAIT;
  }

  async #askFacts(): Promise<void> {
    const start = this.#clock.now();
    this.#factsDue = null;
    const article = await this.#engine.open_article({ id: this.id });
    this.#factsCost = this.#clock.now() - start;
    this.#accept(article);
  }

  async #reload(): Promise<void> {
    const article = await this.#engine.open_article({ id: this.id });
    this.#wantsReload = false;
    if (this.#sent) {
      // It was never known whether the engine took it: its text tells.
      const taken = this.#sent.apply(this.#baseText);
      if (taken.length === article.body.length && taken.toString() === article.body) {
        this.#baseText = taken;
      } else {
        this.#pending = this.#pending ? this.#sent.compose(this.#pending) : this.#sent;
      }
      this.#sent = null;
    }
    this.#accept(article);
  }

  /** Takes the engine's word on the text: its version, and what came from elsewhere. */
  #receive(edited: Edited): void {
    let remote: ChangeSet | null = null;
    try {
      remote = fromWire(edited.remote, this.#baseText.length);
    } catch {
      // Places outside the text: the two do not have the same text.
    }
    if (!remote || remote.newLength !== edited.length) {
      this.#wantsReload = true;
      return;
    }
    this.#base = edited.version;
    this.#savedAt = edited.saved_at;
    this.#merge(remote);
  }

  /** Takes the story as the engine has it. Nothing is in flight then. */
  #accept(article: Article): void {
    const same =
      article.body.length === this.#baseText.length && article.body === this.#baseText.toString();
    if (!same) this.#merge(difference(this.#baseText.toString(), article.body));
    this.#base = article.version;
    this.#listener.article(article, this.#pending);
  }

  /** Takes changes of the confirmed text into the editor's, under what is pending. */
  #merge(remote: ChangeSet): void {
    if (remote.empty) return;
    const pending = this.#pending;
    const seen = pending ? remote.map(pending, true) : remote;
    this.#pending = pending ? pending.map(remote) : null;
    this.#baseText = remote.apply(this.#baseText);
    this.#text = seen.apply(this.#text);
    this.#listener.remote(seen);
  }

  #fail(error: WireError): void {
    this.#failure = error;
    const certain = NOT_TAKEN.has(error.code);
    // While a reload is due, the doubt about an earlier request still stands:
    // how the reload failed says nothing about it.
    if (this.#sent && !this.#wantsReload && (certain || error.code === 'version-mismatch')) {
      this.#pending = this.#pending ? this.#sent.compose(this.#pending) : this.#sent;
      this.#sent = null;
    }
    if (!certain) this.#wantsReload = true;
    const first = error.code === 'version-mismatch' && this.#tries === 0;
    const pause = first ? 0 : Math.min(RETRY.longest, RETRY.first * 2 ** this.#tries);
    this.#tries++;
    this.#retryAt = this.#clock.now() + pause;
    if (first) this.#failure = null;
    else this.#giveUpWaiting();
  }

  #tell(): void {
    const saved = this.saved;
    const words = JSON.stringify(saved);
    if (words === this.#told) return;
    this.#told = words;
    this.#listener.saved(saved);
  }

  /** Lets those go who waited for everything to be durable. */
  #release(): void {
    if (!this.isSaved || this.#busy) return;
    this.#hurry = false;
    for (const resolve of this.#waiting.splice(0)) resolve(true);
  }

  #giveUpWaiting(): void {
    this.#hurry = false;
    for (const resolve of this.#waiting.splice(0)) resolve(false);
  }
}

function pick({ code, message }: WireError): { code: string; message: string } {
  return { code, message };
}
