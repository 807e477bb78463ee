/**
 * The site of the fake engine: exports, their history and the way back, and
 * how a story shows elsewhere. For tests and for looking at the window without
 * its host; never part of the program.
 */
import type {
  Article,
  ArticleRow,
  Commands,
  Event,
  ExportedFile,
  ExportReport,
  ExportRun,
  Problem,
  Reason,
  WireError,
} from './bindings';
import type { MemoryStory } from './memory-story';

export type SiteOptions = {
  files?: ExportedFile[];
  foreign?: string[];
  next?: string[];
  runs?: ExportRun[];
  /** What an export is refused with. */
  fault?: WireError;
  /** An export goes so far, in hundredths, and ends when it is let go. */
  halfWay?: number;
  /** The address of the picture that cards show. */
  picture?: string;
};

type House = {
  stories: Map<string, MemoryStory>;
  info: { name: string; person: string };
  tell(event: Event): void;
};
type Answer = <T>(make: () => T) => Promise<T>;

export function reason(kind: string, of: string | null = null, headline: string | null = null) {
  return { kind, of, article: null, headline } satisfies Reason;
}

export function file(change: Partial<ExportedFile>): ExportedFile {
  return {
    path: 'index.html',
    action: 'write',
    why: '',
    kind: 'story',
    article: null,
    headline: null,
    reasons: [],
    ...change,
  };
}

const FILES: ExportedFile[] = [
  file({ path: 'internasional/ktt-rusia-ukraina.html', reasons: [reason('new')] }),
  file({ kind: 'list', reasons: [reason('list')] }),
  file({ path: 'nasional/lama.html', action: 'remove', reasons: [reason('unwanted')] }),
];

export class MemorySite {
  runs: ExportRun[];
  cancelled = false;
  /** Lets an export end that waits half way. */
  letGo: () => void = () => {};
  #house: House;
  #options: SiteOptions;
  #problems: (article: Article) => Problem[];

  constructor(house: House, options: SiteOptions, problems: (article: Article) => Problem[]) {
    this.#house = house;
    this.#options = options;
    this.#problems = problems;
    this.runs = [...(options.runs ?? [])];
  }

  commands(
    answer: Answer,
  ): Pick<Commands, 'export' | 'cancel_export' | 'exports' | 'rollback' | 'previews' | 'citing'> {
    return {
      export: async ({ out, plan, over }) => {
        await Promise.resolve();
        const { fault, halfWay } = this.#options;
        if (fault && !(plan || over)) throw fault;
        this.cancelled = false;
        if (halfWay !== undefined && !plan) {
          if (halfWay > 0) {
            this.#house.tell({ kind: 'export-progress', done: halfWay * 12, total: 1200 });
          }
          await new Promise<void>((resolve) => (this.letGo = resolve));
          if (this.cancelled) throw { code: 'cancelled', message: 'cancelled', problems: [] };
        }
        const report = this.#report(out);
        if (!plan) this.#record('export', report);
        return report;
      },
      cancel_export: () =>
        answer(() => {
          this.cancelled = true;
          this.letGo();
          return {};
        }),
      exports: ({ out }) =>
        answer(() => {
          const back_to = this.#before;
          return { out, runs: [...this.runs], can_go_back: back_to !== null, back_to };
        }),
      rollback: ({ out }) =>
        answer(() => {
          const to = this.#before;
          if (to === null) {
            throw { code: 'not-allowed', message: 'there is none before', problems: [] };
          }
          const files = this.#files.filter(({ action }) => action !== 'keep');
          return { out, run: this.#record('rollback', this.#report(out), to), files };
        }),
      previews: ({ id }) => answer(() => this.#previews(this.#story(id))),
      citing: ({ id }) =>
        answer(() =>
          [...this.#house.stories.values()]
            .filter(({ article }) => article.links.some(({ target }) => target === id))
            .map(({ article }): ArticleRow => {
              const { headline, slug, status, section, published_at, updated_at } = article;
              const counts = { blockers: 0, warnings: 0 };
              return {
                id: article.id,
                headline,
                slug,
                status,
                section,
                published_at,
                updated_at,
                ...counts,
              };
            }),
        ),
    };
  }

  #story(id: string): Article {
    const story = this.#house.stories.get(id);
    if (!story) throw { code: 'not-found', message: `there is no ${id}`, problems: [] };
    return story.article;
  }

  get #files(): ExportedFile[] {
    return this.#options.files ?? FILES;
  }

  #report(out: string): ExportReport {
    const of = (action: string): number =>
      this.#files.filter((one) => one.action === action).length;
    const problems = [...this.#house.stories.values()].flatMap(({ article }) =>
      this.#problems(article),
    );
    return {
      written: of('write'),
      unchanged: of('keep'),
      removed: of('remove'),
      rendered: of('write'),
      blocked: problems.filter(({ severity }) => severity === 'blocker'),
      warnings: problems.filter(({ severity }) => severity === 'warning'),
      files: this.#files,
      foreign: this.#options.foreign ?? [],
      next: this.#options.next ?? [],
      out,
    };
  }

  #record(kind: ExportRun['kind'], report: ExportReport, to?: number): ExportRun {
    const id = (this.runs[0]?.id ?? 0) + 1;
    const at = new Date().toISOString();
    const { written, unchanged, removed, rendered } = report;
    const run: ExportRun = {
      id,
      kind,
      state: to ?? id,
      at,
      by: this.#house.info.person,
      clock: at,
      build: '0.1.0',
      written,
      unchanged,
      removed,
      rendered,
      tree: '',
      next: [],
    };
    this.runs = [run, ...this.runs];
    return run;
  }

  /** The export before the one whose site stands. */
  get #before(): number | null {
    const standing = this.runs[0]?.state;
    const older = this.runs.filter((run) => run.kind === 'export' && run.id < (standing ?? 0));
    return older[0]?.id ?? null;
  }

  #previews(article: Article) {
    const { headline, slug, section } = article;
    const text = article.body.replace(/\s+/g, ' ').slice(0, 300);
    const cut = (whole: string, room: number): string =>
      whole.length <= room ? whole : `${whole.slice(0, room).replace(/\s+\S*$/, '')}…`;
    const site = this.#house.info.name;
    return {
      search: {
        site,
        url: `https://beritakbb.example/${section.toLowerCase()}/${slug}.html`,
        title: headline,
        letters: [...headline].length,
        title_cut: headline.length > 70,
        description: text,
        description_cut: text.length > 158,
        desktop: { title: cut(headline, 70), description: cut(text, 158) },
        phone: { title: cut(headline, 78), description: cut(text, 120) },
      },
      share: {
        image: this.#options.picture ?? null,
        width: 1200,
        height: 630,
        stand_in: article.lead.media === null,
        site: 'beritakbb.example',
        title: cut(headline, 88),
        title_cut: headline.length > 88,
        description: cut(text, 110),
        description_cut: text.length > 110,
      },
      feed: {
        title: headline,
        summary: cut(text, 158),
        date: article.published_at,
        author: article.contributors
          .filter(({ role }) => role === 'penulis')
          .map(({ name }) => name)
          .join(', '),
      },
    };
  }
}
