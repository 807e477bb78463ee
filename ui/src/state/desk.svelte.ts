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
  Problem,
  SearchHit,
  Suggestion,
  Version,
  WireError,
} from '../port/bindings';
import { wireError, type Port } from '../port/port';
import { Cards } from './cards.svelte';
import type { Clock } from './clock';
import { run, type CommandDesk, type CommandId, type DialogName } from './commands';
import { Exporting } from './exporting.svelte';
import { Intake, type IntakeDesk } from './intake.svelte';
import { errorWords, t } from './language.svelte';
import { Layout, type Keepsake, type SideTab } from './layout.svelte';
import { StoryList } from './list.svelte';
import { Mending } from './mending.svelte';
import { hear } from './news';
import { Newsroom } from './newsroom.svelte';
import { PageView } from './page.svelte';
import { OpenStory, type TextAct } from './story.svelte';
import { Toasts } from './toasts.svelte';
import { Unsaved } from './unsaved';
import { Workflow, type WorkflowDesk } from './workflow';

export type Dialog =
  | { kind: DialogName }
  | { kind: 'report'; report: ImportReport }
  | { kind: 'closing'; stories: OpenStory[] };

export class Desk implements CommandDesk, IntakeDesk, WorkflowDesk {
  story = $state.raw<OpenStory | null>(null);
  dialog = $state.raw<Dialog | null>(null);
  reviewing = $state(false);
  /** The field of the story that is to take the keyboard. */
  fieldWanted = $state.raw<string | null>(null);
  /** Set when the search field of the list is to take the keyboard. */
  searchWanted = $state(false);
  readonly newsroom: Newsroom;
  readonly toasts: Toasts;
  readonly list: StoryList;
  readonly layout: Layout;
  readonly page: PageView;
  readonly exporting: Exporting;
  readonly intake: Intake;
  readonly workflow: Workflow;
  readonly mending: Mending = new Mending(this);
  readonly cards: Cards;

  #unsaved: Unsaved;
  #opening = 0;
  readonly port: Port;
  readonly clock: Clock;

  constructor(port: Port, clock: Clock, keepsake: Keepsake) {
    this.port = port;
    this.clock = clock;
    this.newsroom = new Newsroom(port.engine, (thrown) => this.complain(thrown));
    this.toasts = new Toasts(clock);
    this.#unsaved = new Unsaved(clock, (story) => this.#keptUnsaved(story));
    this.layout = new Layout(keepsake);
    this.list = new StoryList(port.engine, clock, (thrown) => this.complain(thrown));
    this.exporting = new Exporting(port, (failed) => this.#exported(failed));
    this.cards = new Cards(port, clock);
    this.intake = new Intake(this);
    this.workflow = new Workflow(this);
    this.page = new PageView(
      port.engine,
      (page) => port.pageAddress(page),
      clock,
      (id) => (this.story?.id === id ? this.story.manuscript.version : null),
    );
  }

  async start(): Promise<void> {
    await this.port.listen((event) => hear(event, this));
    await this.port.onClosing(() => this.close());
    await this.newsroom.load();
    this.list.want({});
  }

  get info(): NewsroomInfo | null {
    return this.newsroom.info;
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
    try {
      const held = this.#unsaved.find(id);
      const story = held ?? this.#take(await this.port.engine.open_article({ id }));
      if (turn !== this.#opening) return;
      this.#leave();
      this.#show(story);
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

  mend(): void {
    this.mending.mend();
  }

  goTo(problem: Problem): void {
    this.mending.chosen = problem;
    if (this.story?.goTo(problem)) return;
    this.goToField(problem.field ?? 'headline');
  }

  goToField(field: string): void {
    this.fieldWanted = field;
  }

  closeStory(): void {
    this.#opening++;
    this.#leave();
  }

  async newStory(): Promise<void> {
    const turn = ++this.#opening;
    try {
      const article = await this.port.engine.new_article({ headline: '' });
      if (turn !== this.#opening) return;
      this.#leave();
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
      checked: ({ id, problems }) => this.list.patch(id, weights(problems)),
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
    if (story) this.#unsaved.keep(story);
  }

  #keptUnsaved(story: OpenStory): void {
    const headline = story.headline || t('list-untitled');
    this.toasts.show(t('toast-kept-unsaved', { headline }), {
      tone: 'warning',
      action: { label: t('toast-open'), run: () => void this.open(story.id) },
    });
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

  /**
   * Sends everything that is left. True where the window may close; where
   * something could not be saved, the person is asked first.
   */
  async close(): Promise<boolean> {
    this.layout.keep();
    const stories = [...this.#unsaved.stories, ...(this.story ? [this.story] : [])];
    await Promise.all(stories.map((story) => story.manuscript.flush()));
    const left = stories.filter((story) => !story.manuscript.isSaved);
    if (left.length > 0) this.dialog = { kind: 'closing', stories: left };
    return left.length === 0;
  }

  /** Closes the window without asking any more. */
  closeAnyway(): Promise<void> {
    return this.port.close();
  }

  async saveNow(): Promise<void> {
    await this.story?.manuscript.flush();
  }

  // ---------------------------------------------------------- the workflow

  pick = (): Promise<void> => this.workflow.pick();
  submit = (): Promise<boolean> => this.workflow.submit();
  approve = (): Promise<boolean> => this.workflow.approve();
  trash = (): Promise<void> => this.workflow.trash();
  untrash = (): Promise<boolean> => this.workflow.untrash();

  /** An act is done: what is shown follows. */
  acted(story: OpenStory, article: Article | null): void {
    if (article && this.story === story) this.reviewing = article.status === 'in-review';
    this.page.renew();
    this.list.renew();
  }

  // ------------------------------------------------------------ coming in

  chooseImport(): Promise<void> {
    return this.intake.choose();
  }

  choosePhoto(): Promise<void> {
    return this.intake.choosePhoto();
  }

  arrived(): void {
    this.list.renew();
  }

  pictured(): void {
    this.page.renew();
  }

  imported(count: number): void {
    this.dialog = null;
    this.toasts.show(t('toast-imported', { count }));
  }

  showReport(report: ImportReport): void {
    this.dialog = { kind: 'report', report };
  }

  #exported(failed: WireError | null): void {
    if (this.dialog?.kind !== 'export') {
      this.exporting.endedUnseen();
      this.toasts.show(failed ? errorWords(failed) : t('toast-exported'), {
        tone: failed ? 'warning' : 'plain',
        action: { label: t('toast-look'), run: () => this.showDialog('export') },
      });
    }
    this.list.renew();
    this.story?.manuscript.refresh();
    void this.newsroom.load();
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

  search(query: string): Promise<SearchHit[]> {
    return this.port.engine.search({ query, limit: 12 });
  }

  /** The address of a stored picture. */
  pictureAddress(media: string): string {
    return this.port.pictureAddress(media);
  }

  chooseFolder(start: string | null = null): Promise<string | null> {
    return this.port.chooseFolder(start);
  }

  // ------------------------------------------------------------ the window

  showDialog(kind: DialogName): void {
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

  find(): void {
    this.story?.editor?.find();
  }

  show(tab: SideTab): void {
    this.layout.show(tab);
    this.layout.goTo('page');
  }

  searchList(): void {
    this.layout.listFolded = false;
    this.searchWanted = true;
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

  /** Says what went wrong, in the window's words where it has some. */
  complain(thrown: unknown): void {
    const error = wireError(thrown);
    const tone = error.code === 'bug' ? 'bug' : 'warning';
    this.toasts.show(errorWords(error), { tone, code: error.code });
  }
}

/** The counts that a row of the list shows. */
function weights(problems: Problem[]): Pick<ArticleRow, 'blockers' | 'warnings'> {
  const of = (severity: Problem['severity']): number =>
    problems.filter((problem) => problem.severity === severity).length;
  return { blockers: of('blocker'), warnings: of('warning') };
}
