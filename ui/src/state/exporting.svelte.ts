/**
 * An export from its plan to its end: what would be written and why, how far
 * it is, what came out.
 */
import type { Commands, ExportReport, WireError } from '../port/bindings';
import { wireError } from '../port/port';

export type ExportStage = 'folder' | 'planning' | 'planned' | 'running' | 'done' | 'failed';

type Engine = Pick<Commands, 'export' | 'cancel_export' | 'open_article'>;

/** More stories than these are not asked for by name. */
const NAMED = 60;

export class Exporting {
  out = $state('');
  full = $state(false);
  stage = $state<ExportStage>('folder');
  report = $state.raw<ExportReport | null>(null);
  failure = $state.raw<WireError | null>(null);
  progress = $state({ done: 0, total: 0 });
  cancelled = $state(false);
  /** Headlines of the stories that problems are of, by id. */
  headlines = $state.raw<Record<string, string>>({});
  #engine: Engine;
  #finished: () => void;
  #turn = 0;

  constructor(engine: Engine, finished: () => void) {
    this.#engine = engine;
    this.#finished = finished;
  }

  /** Starts over with a folder, and plans at once where there is one. */
  open(out: string | null): void {
    if (this.stage === 'running') return;
    this.out = out ?? '';
    this.stage = 'folder';
    this.report = null;
    this.failure = null;
    if (this.out) void this.plan();
  }

  /** Another folder makes the plan void. */
  choose(out: string): void {
    this.out = out;
    this.#turn++;
    this.report = null;
    this.stage = 'folder';
  }

  plan(): Promise<void> {
    return this.#export(true);
  }

  run(): Promise<void> {
    return this.#export(false);
  }

  async cancel(): Promise<void> {
    this.cancelled = true;
    await this.#engine.cancel_export({});
  }

  hear(done: number, total: number): void {
    if (this.stage === 'running') this.progress = { done, total };
  }

  async #export(plan: boolean): Promise<void> {
    const out = this.out.trim();
    if (!out || this.stage === 'running') return;
    const turn = ++this.#turn;
    this.stage = plan ? 'planning' : 'running';
    this.failure = null;
    this.cancelled = false;
    this.progress = { done: 0, total: 0 };
    try {
      const request = { out, plan, full: this.full, only: null, now: null, over: false };
      const report = await this.#engine.export(request);
      if (turn !== this.#turn) return;
      this.report = report;
      this.stage = plan ? 'planned' : 'done';
      void this.#name(report);
      if (!plan) this.#finished();
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.failure = wireError(thrown);
      this.stage = 'failed';
    }
  }

  /** Asks for the headlines of the stories that problems are of. */
  async #name(report: ExportReport): Promise<void> {
    const problems = [...report.blocked, ...report.warnings];
    const ids = new Set(problems.flatMap(({ article }) => (article ? [article] : [])));
    const unknown = [...ids].filter((id) => !(id in this.headlines)).slice(0, NAMED);
    for (const id of unknown) {
      try {
        const { headline } = await this.#engine.open_article({ id });
        this.headlines = { ...this.headlines, [id]: headline };
      } catch {
        // Gone meanwhile: the problem still says what it says.
      }
    }
  }
}
