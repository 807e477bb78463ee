/**
 * The desk: everything the window has open, and every act a person can do.
 * Panes show what is here and call what is here; only the desk and its parts
 * speak to the port.
 */
import type {
  Article,
  ArticleRow,
  ImportReport,
  NewsroomInfo,
  Preferences,
  Problem,
  Suggestion,
  Version,
  WireError,
} from '../port/bindings';
import { wireError, type EngineEvent, type Port } from '../port/port';
import type { Clock } from './clock';
import { isCommand, run, type CommandDesk, type CommandId } from './commands';
import { Exporting } from './exporting.svelte';
import { errorWords, language, t } from './language.svelte';
import { Layout, type Keepsake, type SideTab } from './layout.svelte';
import { StoryList } from './list.svelte';
import { PageView } from './page.svelte';
import { OpenStory, type TextAct } from './story.svelte';
import { Toasts } from './toasts.svelte';

export type Dialog =
  | { kind: 'palette' | 'paste' | 'export' | 'settings' | 'return' | 'keys' }
  | { kind: 'report'; report: ImportReport };

export class Desk implements CommandDesk {
  info = $state.raw<NewsroomInfo | null>(null);
  story = $state.raw<OpenStory | null>(null);
  dialog = $state.raw<Dialog | null>(null);
  reviewing = $state(false);
  /** True while an import or an act runs that takes its time. */
  busy = $state<'import' | 'photo' | null>(null);
  /** The field of the story that is to take the keyboard. */
  fieldWanted = $state({ field: '', turn: 0 });
  /** Set when the search field of the list is to take the keyboard. */
  searchTurn = $state(0);
  readonly toasts: Toasts;
  readonly list: StoryList;
  readonly layout: Layout;
  readonly page: PageView;
  readonly exporting: Exporting;

  /** Stories left before all of their text was durable. */
  #unsaved = new Map<string, OpenStory>();
  #opening = 0;
  readonly port: Port;
  readonly clock: Clock;

  constructor(port: Port, clock: Clock, keepsake: Keepsake) {
    this.port = port;
    this.clock = clock;
    this.toasts = new Toasts(clock);
    this.layout = new Layout(keepsake);
    this.list = new StoryList(port.engine, clock, (thrown) => this.complain(thrown));
    this.exporting = new Exporting(port.engine, () => this.#exported());
    this.page = new PageView(
      port.engine,
      (page) => port.pageAddress(page),
      clock,
      (id) => (this.story?.id === id ? this.story.manuscript.version : null),
    );
  }

  async start(): Promise<void> {
    await this.port.listen((event) => this.hear(event));
    await this.port.onClosing(() => this.close());
    await this.renewInfo();
    this.list.want({});
  }

  get canWrite(): boolean {
    return this.info !== null && !this.info.read_only;
  }
  get hasStory(): boolean {
    return this.story !== null;
  }
  get status(): string | null {
    return this.story?.article.status ?? null;
  }

  /** Runs a command by its name, if it can be given now. */
  run(id: CommandId): boolean {
    return run(id, this);
  }

  // ------------------------------------------------------------- stories

  async open(id: string): Promise<void> {
    if (this.story?.id === id) return;
    const turn = ++this.#opening;
    this.#leave();
    try {
      const held = this.#unsaved.get(id);
      const story = held ?? this.#take(await this.port.engine.open_article({ id }));
      if (turn === this.#opening) this.#show(story);
    } catch (thrown) {
      this.complain(thrown);
    }
  }

  /** Opens a story and goes to the spot of one of its problems. */
  async openAt(problem: Problem): Promise<void> {
    if (!problem.article) return;
    this.dialog = null;
    await this.open(problem.article);
    this.goTo(problem);
  }

  goTo(problem: Problem): void {
    if (this.story?.goTo(problem)) return;
    this.goToField(problem.field ?? 'headline');
  }

  goToField(field: string): void {
    this.fieldWanted = { field, turn: this.fieldWanted.turn + 1 };
  }

  closeStory(): void {
    this.#opening++;
    this.#leave();
  }

  async newStory(): Promise<void> {
    const turn = ++this.#opening;
    this.#leave();
    try {
      const article = await this.port.engine.new_article({ headline: '' });
      if (turn !== this.#opening) return;
      this.#show(this.#take(article));
      if (this.list.wanted.query || this.list.wanted.status !== 'draft') {
        this.list.want({ status: 'draft', section: null, query: '' });
      } else this.list.renew();
      this.goToField('headline');
    } catch (thrown) {
      this.complain(thrown);
    }
  }

  #take(article: Article): OpenStory {
    return new OpenStory(article, this.port.engine, this.clock, {
      confirmed: (story) => {
        if (story === this.story) this.page.renew();
      },
      renewed: (story) => this.#renewed(story),
      refused: (fields, error) => this.#refused(fields, error),
      replaced: (count) => this.halfCharacters(count),
    });
  }

  #show(story: OpenStory): void {
    this.story = story;
    this.reviewing = story.article.status === 'in-review';
    this.page.show({ id: story.id, page: 1, sealed: false });
  }

  /** Leaves the open story; what is not durable yet is kept and sent. */
  #leave(): void {
    const story = this.story;
    this.story = null;
    this.reviewing = false;
    this.page.show(null);
    if (!story || story.manuscript.isSaved) return;
    this.#unsaved.set(story.id, story);
    void this.#finish(story);
  }

  async #finish(story: OpenStory): Promise<void> {
    const saved = await story.manuscript.flush();
    if (saved) this.#unsaved.delete(story.id);
    else {
      const headline = story.headline || t('list-untitled');
      this.toasts.show(t('toast-kept-unsaved', { headline }), {
        tone: 'warning',
        action: { label: t('toast-open'), run: () => void this.open(story.id) },
      });
      this.clock.after(10_000, () => void this.#finish(story));
    }
  }

  #renewed(story: OpenStory): void {
    const { id, headline, status, section, published_at, updated_at } = story.article;
    const row: Partial<ArticleRow> = { headline, status, section, published_at, updated_at };
    const at = this.list.indexOf(id);
    const before = at >= 0 ? this.list.row(at)?.status : status;
    this.list.patch(id, row);
    if (before !== status) this.list.renew();
  }

  /** Says that half characters were replaced. */
  halfCharacters(count: number): void {
    this.toasts.show(t('toast-surrogates', { count }), { tone: 'warning' });
  }

  #refused(fields: string[], error: WireError): void {
    const why = error.problems[0]?.message ?? error.message;
    this.toasts.show(t('toast-field-refused', { field: fields.join(', '), why }), {
      tone: 'warning',
      code: error.code,
    });
  }

  /** Sends everything that is left; the window waits for it before it closes. */
  async close(): Promise<void> {
    this.layout.keep();
    const stories = [...this.#unsaved.values(), ...(this.story ? [this.story] : [])];
    await Promise.all(stories.map((story) => story.manuscript.flush()));
  }

  async saveNow(): Promise<void> {
    await this.story?.manuscript.flush();
  }

  // ---------------------------------------------------------- the workflow

  submit(): Promise<void> {
    return this.#act((id) => this.port.engine.submit({ id }), 'toast-submitted');
  }

  returnStory(why: string): Promise<void> {
    return this.#act((id) => this.port.engine.return_article({ id, why }), 'toast-returned');
  }

  /** Approves what the page showed, and nothing newer. */
  approve(): Promise<void> {
    const version = this.page.version ?? this.story?.manuscript.version ?? null;
    return this.#act((id) => this.port.engine.approve({ id, version }), 'toast-approved');
  }

  async trash(): Promise<void> {
    const story = this.story;
    if (!story) return;
    try {
      await story.act(() => this.port.engine.trash({ id: story.id }));
    } catch (thrown) {
      this.complain(thrown);
      return;
    }
    if (this.story === story) this.closeStory();
    this.list.renew();
    this.toasts.show(t('toast-trashed', { headline: story.headline || t('list-untitled') }), {
      action: { label: t('toast-undo'), run: () => void this.#untrash(story.id) },
    });
  }

  untrash(): Promise<void> {
    return this.#act((id) => this.port.engine.untrash({ id }), 'toast-untrashed');
  }

  async #untrash(id: string): Promise<void> {
    try {
      await this.port.engine.untrash({ id });
      this.list.renew();
      await this.open(id);
    } catch (thrown) {
      this.complain(thrown);
    }
  }

  async #act(
    perform: (id: string) => Promise<Article>,
    done: 'toast-submitted' | 'toast-returned' | 'toast-approved' | 'toast-untrashed',
  ): Promise<void> {
    const story = this.story;
    if (!story) return;
    try {
      const article = await story.act(() => perform(story.id));
      this.toasts.show(t(done));
      if (this.story === story) this.reviewing = article.status === 'in-review';
    } catch (thrown) {
      this.complain(thrown);
      if (wireError(thrown).code === 'changed-meanwhile') story.manuscript.elsewhere();
    }
    this.page.renew();
    this.list.renew();
  }

  // ------------------------------------------------------ import and photo

  async chooseImport(): Promise<void> {
    const paths = await this.port.chooseFiles();
    if (paths.length > 0) await this.importPaths(paths);
  }

  importPaths(paths: string[]): Promise<void> {
    return this.#import(() => this.port.engine.import_paths({ paths, format: null }));
  }

  importText(text: string): Promise<void> {
    const source = t('import-source-pasted');
    return this.#import(() => this.port.engine.import_text({ text, source }));
  }

  async #import(perform: () => Promise<ImportReport>): Promise<void> {
    this.busy = 'import';
    try {
      await this.#imported(await perform());
    } catch (thrown) {
      this.complain(thrown);
    }
    this.busy = null;
  }

  async #imported(report: ImportReport): Promise<void> {
    this.list.renew();
    const only = report.articles.length === 1 ? report.articles[0] : null;
    if (only) await this.open(only.id);
    const clean = report.failed.length === 0 && report.articles.every((a) => isClean(a));
    if (only && clean) {
      this.dialog = null;
      this.toasts.show(t('toast-imported', { count: 1 }));
    } else this.dialog = { kind: 'report', report };
  }

  async choosePhoto(): Promise<void> {
    const path = await this.port.choosePicture();
    if (path) await this.addPhoto(path, true);
  }

  async addPhoto(path: string, lead: boolean): Promise<void> {
    const story = this.story;
    if (!story) return;
    this.busy = 'photo';
    const request = { id: story.id, path, lead, caption: null, alt: null, credit: null };
    try {
      await story.act(() => this.port.engine.add_photo(request));
      this.page.renew();
    } catch (thrown) {
      this.complain(thrown);
    }
    this.busy = null;
  }

  async #dropped(paths: string[]): Promise<void> {
    const [first] = paths;
    const picture = paths.length === 1 && first && PICTURE.test(first);
    if (picture && this.story && this.canWrite) await this.addPhoto(first, true);
    else if (this.canWrite) await this.importPaths(paths);
  }

  #exported(): void {
    this.list.renew();
    this.story?.manuscript.refresh();
    void this.renewInfo();
  }

  // ---------------------------------------------------- what others ask for

  related(query: string, limit = 0): Promise<Suggestion[]> {
    const id = this.story?.id;
    return id ? this.port.engine.related({ id, query, limit }) : Promise.resolve([]);
  }

  history(): Promise<Version[]> {
    const id = this.story?.id;
    return id ? this.port.engine.history({ id }) : Promise.resolve([]);
  }

  async prefer(change: Partial<Preferences>): Promise<void> {
    const none: Preferences = { language: null, person: null, appearance: null, inbox: null };
    try {
      this.#know(await this.port.engine.change_preferences({ ...none, ...change }));
    } catch (thrown) {
      this.complain(thrown);
    }
  }

  // ------------------------------------------------------------ the window

  showDialog(kind: 'palette' | 'paste' | 'export' | 'settings' | 'return' | 'keys'): void {
    if (kind === 'export') this.exporting.open(this.exporting.out || this.info?.export_dir || null);
    this.dialog = { kind };
  }

  closeDialog(): void {
    this.dialog = null;
  }

  toggleReview(): void {
    this.reviewing = !this.reviewing;
    if (this.reviewing) this.layout.show('page');
  }

  text(act: TextAct): void {
    this.story?.editor?.act(act);
  }

  show(tab: SideTab): void {
    this.layout.show(tab);
    this.layout.goTo('page');
  }

  searchList(): void {
    this.layout.listFolded = false;
    this.searchTurn++;
  }

  cyclePane(step: 1 | -1): void {
    this.layout.cycle(step);
  }

  foldPage(): void {
    this.layout.pageFolded = !this.layout.pageFolded;
    this.layout.keep();
  }

  foldList(): void {
    this.layout.listFolded = !this.layout.listFolded;
    this.layout.keep();
  }

  /** Opens what a link of the previewed page leads to, if it is a story of ours. */
  async follow(href: string): Promise<void> {
    const slug = /([^/]+?)(?:\.html)?(?:[?#].*)?$/.exec(href)?.[1];
    if (!slug || /^[a-z]+:/i.test(href)) return;
    try {
      const article = await this.port.engine.open_article({ id: slug });
      await this.open(article.id);
    } catch {
      // An index, a tag page or the page's own part: nothing to open here.
    }
  }

  hear(event: EngineEvent): void {
    switch (event.kind) {
      case 'articles-changed':
        this.list.renew();
        if (this.story && event.ids.includes(this.story.id)) this.story.manuscript.elsewhere();
        this.page.renew();
        break;
      case 'settings-changed':
        void this.renewInfo();
        this.page.renew();
        break;
      case 'theme-changed':
        this.page.reload();
        break;
      case 'inbox-imported':
        this.list.renew();
        this.toasts.show(t('toast-inbox', { count: event.report.articles.length }), {
          action: {
            label: t('toast-report'),
            run: () => (this.dialog = { kind: 'report', report: event.report }),
          },
        });
        break;
      case 'export-progress':
        this.exporting.hear(event.done, event.total);
        break;
      case 'files-dropped':
        void this.#dropped(event.paths);
        break;
      case 'menu':
        if (isCommand(event.command)) this.run(event.command);
        break;
    }
  }

  /** Says what went wrong, in the window's words where it has some. */
  complain(thrown: unknown): void {
    const error = wireError(thrown);
    const tone = error.code === 'bug' ? 'bug' : 'warning';
    this.toasts.show(errorWords(error), { tone, code: error.code });
  }

  /** Asks again what the newsroom is. */
  async renewInfo(): Promise<void> {
    try {
      this.#know(await this.port.engine.newsroom({}));
    } catch (thrown) {
      this.complain(thrown);
    }
  }

  #know(info: NewsroomInfo): void {
    this.info = info;
    language.choose(info.language);
  }
}

const PICTURE = /\.(jpe?g|png|webp|gif)$/i;

function isClean(article: ImportReport['articles'][number]): boolean {
  return article.unplaced.length === 0 && article.problems.length === 0;
}
