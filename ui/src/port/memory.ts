/**
 * A fake host for unit tests and for looking at the window in a browser. It
 * keeps everything in memory and knows just enough to answer; the real rules
 * are the engine's.
 */
import type {
  Article,
  ArticleRow,
  CheckRule,
  Commands,
  Event,
  ImportReport,
  NewsroomInfo,
  Notice,
  NoticeKind,
  Problem,
  Suggestion,
} from './bindings';
import { MemorySite, type SiteOptions } from './memory-site';
import { MemoryStory } from './memory-story';
import { NOTHING } from './nothing';
import type { Port } from './port';

export { NOTHING };

const INFO: NewsroomInfo = {
  name: 'Berita KBB',
  dir: '/newsroom',
  language: 'id',
  zone: 'Asia/Jakarta',
  sections: ['Internasional', 'Nasional', 'Olahraga', 'Budaya'],
  read_also: 'Baca Juga',
  opener: 'BERITA KBB',
  accent: '#9f1d2d',
  read_only: false,
  person: 'Rina',
  appearance: 'system',
  export_dir: null,
  program: '0.1.0',
  four_eyes: true,
};

/** A few rules, one of each freedom. */
const RULES: CheckRule[] = [
  rule('headline-missing', 'Judul kosong', 'blocker', []),
  rule('credit-missing', 'Foto tanpa kredit', 'warning', ['blocker', 'warning', 'note', 'off']),
  rule('headline-long', 'Judul terlalu panjang', 'warning', ['blocker', 'warning', 'note', 'off']),
  rule('duplicate-headline', 'Judul sama dengan berita lain', 'note', ['warning', 'note', 'off']),
];

function rule(code: string, title: string, weight: string, takes: string[]): CheckRule {
  return { code, title, weight, usual: weight, takes };
}

export type MemoryOptions = {
  articles?: Partial<Article>[];
  info?: Partial<NewsroomInfo>;
  problems?: (article: Article) => Problem[];
  /** Problems of the newsroom itself. */
  house?: Problem[];
  /** Rows beyond the stories, to fill a long list. */
  filler?: number;
  pageHtml?: (article: Article) => string;
  /** The site as exports find it. */
  site?: SiteOptions;
};

export class MemoryPort implements Port {
  readonly stories = new Map<string, MemoryStory>();
  info: NewsroomInfo;
  readonly site: MemorySite;
  #heard: ((event: Event) => void)[] = [];
  #options: MemoryOptions;
  #next = 1;
  readonly engine: Commands;

  constructor(options: MemoryOptions = {}) {
    this.#options = options;
    this.info = { ...INFO, ...options.info };
    for (const article of options.articles ?? []) this.add(article);
    this.site = new MemorySite(this, options.site ?? {}, (article) => this.#problems(article));
    this.engine = this.#commands();
  }

  add(article: Partial<Article>): MemoryStory {
    const id = article.id ?? `01NEW${this.#next++}`;
    const updated_at = article.updated_at ?? new Date().toISOString();
    const story = new MemoryStory({ ...NOTHING, slug: id, ...article, id, updated_at });
    this.stories.set(id, story);
    return story;
  }

  tell(event: Event): void {
    for (const heard of this.#heard) heard(event);
  }

  listen(heard: (event: Event) => void): Promise<() => void> {
    this.#heard.push(heard);
    return Promise.resolve(() => (this.#heard = this.#heard.filter((other) => other !== heard)));
  }
  choosePicture = (): Promise<string | null> => Promise.resolve(null);
  chooseFiles = (): Promise<string[]> => Promise.resolve([]);
  chooseFolder = (): Promise<string | null> => Promise.resolve('/site');
  onClosing = (): Promise<void> => Promise.resolve();
  close = (): Promise<void> => Promise.resolve();
  pictureAddress = (media: string): string => media;
  siteAddress = (path: string): string => path;
  showFolder = (): Promise<void> => Promise.resolve();
  pageAddress({ id }: { id: string }): string {
    const html = this.#options.pageHtml?.(this.story(id).article) ?? '';
    return html ? `data:text/html;charset=utf-8,${encodeURIComponent(html)}` : `memory:${id}`;
  }

  story(id: string): MemoryStory {
    const story = this.stories.get(id);
    if (!story) throw { code: 'not-found', message: `there is no ${id}`, problems: [] };
    return story;
  }

  #problems(article: Article): Problem[] {
    return this.#options.problems?.(article) ?? [];
  }

  #rowOf({ article }: MemoryStory): ArticleRow {
    const { id, slug, headline, status, section, published_at, updated_at } = article;
    const problems = this.#problems(article);
    return {
      id,
      slug,
      headline,
      status,
      section,
      published_at,
      updated_at,
      blockers: problems.filter((problem) => problem.severity === 'blocker').length,
      warnings: problems.filter((problem) => problem.severity === 'warning').length,
    };
  }

  #rows(): ArticleRow[] {
    const rows = [...this.stories.values()].map((story) => this.#rowOf(story));
    for (let n = 0; n < (this.#options.filler ?? 0); n++) {
      const template = rows[n % Math.max(1, this.stories.size)];
      if (template)
        rows.push({ ...template, id: `FILL${n}`, headline: `${n} ${template.headline}` });
    }
    return rows;
  }

  #suggestions(id: string, query: string): Suggestion[] {
    const wanted = query.toLowerCase();
    return [...this.stories.values()]
      .map(({ article }) => article)
      .filter((article) => article.id !== id && article.headline.toLowerCase().includes(wanted))
      .map(({ id: other, headline, status, published_at }) => ({
        id: other,
        headline,
        score: 1,
        reasons: ['3 nama sama', '2 hari lalu'],
        status,
        state: 'ok',
        published_at,
      }));
  }

  #act(id: string, change: Partial<Article>): Promise<Article> {
    const story = this.story(id);
    for (const [name, value] of Object.entries(change)) story.set(name, value);
    return Promise.resolve(story.article);
  }

  #notice(kind: NoticeKind, text: string, link: string | null): Notice {
    return { kind, text, at: new Date().toISOString(), by: 'Rina', link };
  }

  /** Rejections, not exceptions, are what a call over the wire gives. */
  #commands(): Commands {
    const answer = async <T>(make: () => T): Promise<T> => {
      await Promise.resolve();
      return make();
    };
    return {
      newsroom: () => answer(() => this.info),
      list_articles: ({ status, section, query, offset, limit }) =>
        answer(() => {
          const all = this.#rows();
          const rows = all.filter(
            (row) =>
              (!status || row.status === status) &&
              (!section || row.section === section) &&
              (!query || row.headline.toLowerCase().includes(query.toLowerCase())),
          );
          return {
            rows: rows.slice(offset, limit ? offset + limit : undefined),
            total: rows.length,
            by_status: countBy(all, (row) => row.status),
            by_section: countBy(all, (row) => row.section),
          };
        }),
      open_article: ({ id }) => answer(() => this.story(id).article),
      new_article: ({ headline }) => answer(() => this.add({ headline }).article),
      edit_body: ({ id, base, changes, length }) =>
        answer(() => {
          const edited = this.story(id).edit(base, changes, length);
          this.story(id).article.updated_at = edited.saved_at = new Date().toISOString();
          return edited;
        }),
      sync_body: ({ id, base }) => answer(() => this.story(id).since(base)),
      set_fields: ({ id, fields }) => answer(() => this.#act(id, fields)).then((reply) => reply),
      import_text: ({ text, source }) =>
        answer(() => {
          const [headline = '', ...rest] = text.split('\n');
          const { article } = this.add({ headline, body: rest.join('\n').trim() });
          return report(article, source);
        }),
      import_paths: ({ paths }) =>
        answer(() => ({
          articles: [],
          failed: paths.map((source) => ({
            source,
            code: 'unreadable-file',
            message: `${source}: tidak dapat dibaca`,
          })),
        })),
      search: ({ query, limit }) =>
        answer(() =>
          this.#suggestions('', query)
            .slice(0, limit || 20)
            .map(({ id, headline, status, published_at }) => ({
              id,
              headline,
              snippet: '',
              score: 1,
              status,
              published_at,
            })),
        ),
      related: ({ id, query, limit }) =>
        answer(() => this.#suggestions(id, query).slice(0, limit || 10)),
      check: ({ id }) => answer(() => this.#problems(this.story(id).article)),
      check_newsroom: () => answer(() => this.#options.house ?? []),
      check_rules: () => answer(() => RULES),
      mend: () => answer(() => ({ mended: 0 })),
      page: ({ id, known }) =>
        answer(() => {
          const { article } = this.story(id);
          const key = `page-${article.version}`;
          if (key === known) return { kind: 'same', key };
          const html = this.#options.pageHtml?.(article) ?? article.body;
          const path = `/${article.slug}.html`;
          return {
            kind: 'whole',
            key,
            path,
            html,
            lines: [1],
            pages: article.pages,
            theme_error: null,
          };
        }),
      add_photo: ({ id, path }) =>
        this.#act(id, { lead: { ...this.story(id).article.lead, media: path } }),
      submit: ({ id }) => this.#act(id, { status: 'in-review', returned: null }),
      return_article: ({ id, why }) => this.#act(id, { status: 'draft', returned: why }),
      approve: ({ id, version }) =>
        answer(() => {
          if (version !== null && version !== this.story(id).article.version) {
            throw { code: 'changed-meanwhile', message: 'it moved on', problems: [] };
          }
        }).then(() => this.#act(id, { status: 'approved' })),
      correct: ({ id, kind, text, link }) =>
        this.#act(id, {
          notices: [...this.story(id).article.notices, this.#notice(kind, text, link)],
        }),
      retract: ({ id, why }) =>
        this.#act(id, {
          status: 'retracted',
          notices: [...this.story(id).article.notices, this.#notice('pencabutan', why, null)],
        }),
      trash: ({ id }) => this.#act(id, { status: 'trashed' }),
      untrash: ({ id }) => this.#act(id, { status: 'draft' }),
      history: () =>
        answer(() => [
          {
            version: 'a',
            at: new Date().toISOString(),
            by: 'Rina',
            laptop: 'laptop-rina',
            what: 'Menulis',
            words: 162,
          },
        ]),
      settings: () =>
        answer(() => ({
          settings: {
            name: this.info.name,
            url: 'https://beritakbb.example',
            zone: this.info.zone,
            accent: this.info.accent,
            read_also: this.info.read_also,
            opener: this.info.opener,
            sections: this.info.sections,
            people: ['Rina', 'Miradin'],
            four_eyes: null,
            'pages.rule': 0,
            'pages.shortest': 800,
            'limits.headline': 110,
            'limits.read_also': 80,
            'limits.photo': 1200,
          },
        })),
      change_settings: ({ settings }) => answer(() => ({ settings })),
      pin: () => answer(() => ({ settings: {} })),
      ...this.site.commands(answer),
      change_preferences: (change) =>
        answer(() => {
          for (const [key, value] of Object.entries(change)) {
            if (value !== null) this.info = { ...this.info, [key]: value };
          }
          return this.info;
        }),
      backup: () => answer(() => ({})),
      verify: () => answer(() => ({ ok: true, problems: [] })),
    };
  }
}

function countBy(rows: ArticleRow[], key: (row: ArticleRow) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[key(row)] = (counts[key(row)] ?? 0) + 1;
  return counts;
}

function report(article: Article, source: string): ImportReport {
  const { id, slug, headline, unplaced } = article;
  return { articles: [{ id, slug, headline, source, problems: [], unplaced }], failed: [] };
}
