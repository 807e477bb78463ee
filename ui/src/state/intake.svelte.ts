/**
 * What comes in from outside: files and pasted pages that become stories,
 * pictures that become photos. Nothing is dropped in silence: whatever was not
 * clean is shown in a report.
 */
import type { ImportReport } from '../port/bindings';
import type { Port } from '../port/port';
import { t } from './language.svelte';
import type { OpenStory } from './story.svelte';

/** What the intake needs of the desk. */
export interface IntakeDesk {
  readonly port: Port;
  readonly canWrite: boolean;
  readonly story: OpenStory | null;
  open(id: string): Promise<void>;
  /** Stories were made; the list is to show them. */
  arrived(): void;
  /** The photo of the open story changed. */
  pictured(): void;
  showReport(report: ImportReport): void;
  /** A clean import: the story is open, a word is enough. */
  imported(count: number): void;
  complain(thrown: unknown): void;
}

export class Intake {
  /** What is at work that takes its time. */
  busy = $state<'import' | 'photo' | null>(null);
  #desk: IntakeDesk;

  constructor(desk: IntakeDesk) {
    this.#desk = desk;
  }

  async choose(): Promise<void> {
    const paths = await this.#desk.port.chooseFiles();
    if (paths.length > 0) await this.files(paths);
  }

  files(paths: string[]): Promise<void> {
    return this.#take(() => this.#desk.port.engine.import_paths({ paths, format: null }));
  }

  text(text: string): Promise<void> {
    const source = t('import-source-pasted');
    return this.#take(() => this.#desk.port.engine.import_text({ text, source }));
  }

  /** Files dropped on the window: a picture is for the open story. */
  async dropped(paths: string[]): Promise<void> {
    if (!this.#desk.canWrite) return;
    const [first] = paths;
    if (paths.length === 1 && first && PICTURE.test(first) && this.#desk.story) {
      await this.photo(first);
    } else await this.files(paths);
  }

  async choosePhoto(): Promise<void> {
    const path = await this.#desk.port.choosePicture();
    if (path) await this.photo(path);
  }

  /** Puts a picture at the head of the open story. */
  async photo(path: string): Promise<void> {
    const { story, port } = this.#desk;
    if (!story) return;
    this.busy = 'photo';
    const words = { caption: null, alt: null, credit: null };
    const use = { share: false, focus: null, rights_until: null, source_type: null };
    const request = { id: story.id, path, lead: true, ...words, ...use };
    try {
      await story.act(() => port.engine.add_photo(request));
      this.#desk.pictured();
    } catch (thrown) {
      this.#desk.complain(thrown);
    }
    this.busy = null;
  }

  async #take(perform: () => Promise<ImportReport>): Promise<void> {
    this.busy = 'import';
    try {
      await this.#show(await perform());
    } catch (thrown) {
      this.#desk.complain(thrown);
    }
    this.busy = null;
  }

  async #show(report: ImportReport): Promise<void> {
    this.#desk.arrived();
    const only = report.articles.length === 1 ? report.articles[0] : null;
    if (only) await this.#desk.open(only.id);
    const clean = report.failed.length === 0 && report.articles.every((made) => isClean(made));
    if (only && clean) this.#desk.imported(1);
    else this.#desk.showReport(report);
  }
}

const PICTURE = /\.(jpe?g|png|webp|gif)$/i;

function isClean(article: ImportReport['articles'][number]): boolean {
  return article.unplaced.length === 0 && article.problems.length === 0;
}
