/**
 * An export from its plan to its end: what would be written and why, how far
 * it is, what came out; the exports of the folder so far and the way back.
 */
import type {
  Commands,
  ExportHistory,
  ExportReport,
  RollbackReport,
  WireError,
} from '../port/bindings';
import { wireError, type Port } from '../port/port';
import { countGroups, inGroup, narrow, reasonsOf, rowsOf, type PlanGroup } from './plan';

export type ExportStage = 'folder' | 'planning' | 'planned' | 'running' | 'done' | 'failed';

type Engine = Pick<Commands, 'export' | 'cancel_export' | 'open_article' | 'exports' | 'rollback'>;

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
  history = $state.raw<ExportHistory | null>(null);
  /** The history is shown in place of the plan. */
  looksBack = $state(false);
  /** What a way back did, until something else is done. */
  rolledBack = $state.raw<RollbackReport | null>(null);
  /** True while a way back is at work; `stage` is `running` then too. */
  goesBack = $state(false);
  group = $state<PlanGroup>('changes');
  reason = $state<string | null>(null);
  query = $state('');

  readonly rows = $derived(this.report ? rowsOf(this.report, this.headlines) : []);
  readonly counts = $derived(countGroups(this.rows));
  readonly ofGroup = $derived(inGroup(this.rows, this.group));
  readonly reasons = $derived(reasonsOf(this.ofGroup));
  readonly shown = $derived(narrow(this.ofGroup, this.reason, this.query));
  /** When the site would change by the clock alone: of the plan, else of the last export. */
  readonly next = $derived(
    this.report && this.report.next.length > 0
      ? this.report.next
      : (this.history?.runs[0]?.next ?? []),
  );

  #engine: Engine;
  #port: Pick<Port, 'chooseFolder' | 'showFolder'>;
  #finished: (failed: WireError | null) => void;
  #turn = 0;

  constructor(
    port: Pick<Port, 'chooseFolder' | 'showFolder'> & { engine: Engine },
    finished: (failed: WireError | null) => void,
  ) {
    this.#engine = port.engine;
    this.#port = port;
    this.#finished = finished;
  }

  get isRunning(): boolean {
    return this.stage === 'running';
  }

  /** Comes into sight with a folder, and plans at once where there is one. */
  open(out: string | null): void {
    // What runs, or ended while nobody looked, is what is to be seen.
    if (this.isRunning || this.#unseen) {
      this.#unseen = false;
      return;
    }
    this.out = out ?? '';
    this.#startOver();
    if (this.out) void this.plan();
  }

  /** It ended behind a closed view: the next look is at its result. */
  #unseen = false;
  endedUnseen(): void {
    this.#unseen = true;
  }

  /** Another folder makes the plan void. */
  choose(out: string): void {
    this.out = out;
    this.#turn++;
    this.#startOver();
  }

  #startOver(): void {
    this.report = null;
    this.history = null;
    this.failure = null;
    this.rolledBack = null;
    this.looksBack = false;
    this.stage = 'folder';
  }

  /** Asks for the folder, and plans with it. */
  async chooseFolder(): Promise<void> {
    const folder = await this.#port.chooseFolder(this.out || null);
    if (!folder) return;
    this.choose(folder);
    await this.plan();
  }

  /** Shows the folder in the system's file manager. */
  showFolder(): Promise<void> {
    return this.#port.showFolder(this.report?.out ?? this.out);
  }

  show(group: PlanGroup): void {
    this.looksBack = false;
    this.group = group;
    this.reason = null;
  }

  async plan(): Promise<void> {
    this.query = '';
    await this.#export(true, false);
    // What there is to see is seen first.
    const { changes, blocked } = this.counts;
    if (this.stage === 'planned') this.show(changes === 0 && blocked > 0 ? 'blocked' : 'changes');
  }

  /** Writes the site; `over` also over what others did to the folder. */
  run({ over = false } = {}): Promise<void> {
    return this.#export(false, over);
  }

  /** Puts back the site before the last export. */
  async rollBack({ over = false } = {}): Promise<void> {
    const out = this.out.trim();
    const turn = this.#begin('running');
    if (!out || turn === null) return;
    this.goesBack = true;
    try {
      const report = await this.#engine.rollback({ out, over });
      if (turn !== this.#turn) return;
      this.rolledBack = report;
      // The plan was made for the site that stood before.
      this.report = null;
      this.stage = 'done';
      this.#finished(null);
    } catch (thrown) {
      this.#fail(turn, thrown);
    } finally {
      this.goesBack = false;
    }
    await this.#lookBack(out);
  }

  async cancel(): Promise<void> {
    this.cancelled = true;
    await this.#engine.cancel_export({});
  }

  hear(done: number, total: number): void {
    if (this.isRunning) this.progress = { done, total };
  }

  /** Begins something; null where something runs already. */
  #begin(stage: 'planning' | 'running'): number | null {
    if (this.isRunning) return null;
    this.stage = stage;
    this.failure = null;
    this.cancelled = false;
    this.rolledBack = null;
    this.progress = { done: 0, total: 0 };
    return ++this.#turn;
  }

  #fail(turn: number, thrown: unknown): void {
    if (turn !== this.#turn) return;
    const wasRunning = this.isRunning;
    this.failure = wireError(thrown);
    this.stage = 'failed';
    if (wasRunning) this.#finished(this.failure);
  }

  async #export(plan: boolean, over: boolean): Promise<void> {
    const out = this.out.trim();
    const turn = out ? this.#begin(plan ? 'planning' : 'running') : null;
    if (turn === null) return;
    try {
      const request = { out, plan, full: this.full, only: null, now: null, over };
      const report = await this.#engine.export(request);
      if (turn !== this.#turn) return;
      this.report = report;
      this.stage = plan ? 'planned' : 'done';
      void this.#name(report);
      if (!plan) {
        this.looksBack = false;
        this.#finished(null);
      }
    } catch (thrown) {
      this.#fail(turn, thrown);
    }
    await this.#lookBack(out);
  }

  /** Asks for the exports so far. Without them the plan still stands. */
  async #lookBack(out: string): Promise<void> {
    try {
      const history = await this.#engine.exports({ out });
      if (out === this.out.trim()) this.history = history;
    } catch {
      this.history = null;
    }
  }

  /** Asks for the headlines of the stories that problems are of. */
  async #name(report: ExportReport): Promise<void> {
    const problems = [...report.blocked, ...report.warnings];
    const ids = new Set(problems.flatMap(({ article }) => (article ? [article] : [])));
    const unknown = [...ids].filter((id) => !(id in this.headlines)).slice(0, NAMED);
    const found: Record<string, string> = {};
    for (const id of unknown) {
      try {
        found[id] = (await this.#engine.open_article({ id })).headline;
      } catch {
        // Gone meanwhile: the problem still says what it says.
      }
    }
    if (unknown.length > 0) this.headlines = { ...this.headlines, ...found };
  }
}
