/**
 * The newsroom itself: what it is called, what it shares, what is of this
 * laptop, and its safety.
 */
import type {
  CheckRule,
  Commands,
  NewsroomInfo,
  Preferences,
  Problem,
  Verified,
} from '../port/bindings';
import { language } from './language.svelte';

type Engine = Pick<
  Commands,
  | 'newsroom'
  | 'settings'
  | 'change_settings'
  | 'change_preferences'
  | 'check_newsroom'
  | 'check_rules'
  | 'pin'
  | 'backup'
  | 'verify'
>;

/** Where the pins of the editors' picks are kept among the settings. */
const PICKS = 'modules.picks.pins';

export class Newsroom {
  info = $state.raw<NewsroomInfo | null>(null);
  #engine: Engine;
  #complain: (thrown: unknown) => void;

  constructor(engine: Engine, complain: (thrown: unknown) => void) {
    this.#engine = engine;
    this.#complain = complain;
  }

  /** Asks what the newsroom is. */
  load(): Promise<void> {
    return this.#know(this.#engine.newsroom({}));
  }

  /** Changes what is of this laptop; what is not named stays. */
  prefer(change: Partial<Preferences>): Promise<void> {
    const none: Preferences = { language: null, person: null, appearance: null, inbox: null };
    return this.#know(this.#engine.change_preferences({ ...none, ...change }));
  }

  /** What the newsroom shares, every key with its value. */
  async settings(): Promise<Record<string, unknown>> {
    return (await this.#engine.settings({})).settings;
  }

  /** The rules of preflight, each with what it weighs here. */
  rules(): Promise<CheckRule[]> {
    return this.#engine.check_rules({});
  }

  /** What is wrong with the newsroom itself. */
  problems(): Promise<Problem[]> {
    return this.#engine.check_newsroom({});
  }

  async change(settings: Record<string, unknown>): Promise<void> {
    await this.#engine.change_settings({ settings });
    await this.load();
  }

  /** Puts a story first among the editors' picks, or takes it out; true where it is in. */
  async togglePick(id: string): Promise<boolean> {
    const kept = (await this.settings())[PICKS];
    const pins = Array.isArray(kept) ? kept.map(String) : [];
    const isIn = pins.includes(id);
    const ids = isIn ? pins.filter((other) => other !== id) : [id, ...pins];
    await this.#engine.pin({ module: 'picks', ids });
    return !isIn;
  }

  async backUp(file: string): Promise<void> {
    await this.#engine.backup({ file });
  }

  verify(): Promise<Verified> {
    return this.#engine.verify({});
  }

  async #know(asked: Promise<NewsroomInfo>): Promise<void> {
    try {
      this.info = await asked;
      language.choose(this.info.language);
    } catch (thrown) {
      this.#complain(thrown);
    }
  }
}
