/**
 * A story of the fake engine: its text with every version it ever had, so that
 * edits made on an old one are merged as the real engine does. For tests and
 * for looking at the window without its host; never part of the program.
 */
import { ChangeSet, Text } from '@codemirror/state';
import type { Article, Edited, Link, TextChange } from './bindings';

const LABEL = 'Baca Juga';

export class MemoryStory {
  article: Article;
  /** Change n leads from version n to version n + 1. */
  #log: ChangeSet[] = [];
  #texts: Text[];
  /** Versions count on over fields too, as the real ones do. */
  #textAt: number[] = [0];

  constructor(article: Article) {
    this.article = article;
    this.#texts = [Text.of(article.body.split('\n'))];
    this.#derive();
  }

  get version(): number {
    return this.#textAt.length - 1;
  }
  get text(): Text {
    return this.#texts.at(-1)!;
  }

  /** Merges changes made on an old version; the reply is what the editor lacks. */
  edit(base: string, changes: TextChange[], length: number): Edited {
    const at = this.#textAt[Number(base)];
    const old = at === undefined ? undefined : this.#texts[at];
    if (at === undefined || !old || old.length !== length) {
      throw { code: 'version-mismatch', message: 'not that text', problems: [] };
    }
    let mine = ChangeSet.of(changes, length);
    let theirs = ChangeSet.empty(length);
    for (const change of this.#log.slice(at)) theirs = theirs.compose(change);
    const remote = theirs.map(mine, true);
    mine = mine.map(theirs);
    this.change(mine);
    return this.#edited(remote);
  }

  /** What happened to the text since a version. */
  since(base: string): Edited {
    const at = this.#textAt[Number(base)];
    const old = at === undefined ? undefined : this.#texts[at];
    if (at === undefined || !old) {
      throw { code: 'version-mismatch', message: 'no such version', problems: [] };
    }
    let remote = ChangeSet.empty(old.length);
    for (const change of this.#log.slice(at)) remote = remote.compose(change);
    return this.#edited(remote);
  }

  /** Changes the text as it stands. */
  change(changes: ChangeSet): void {
    if (!changes.empty) {
      this.#log.push(changes);
      this.#texts.push(changes.apply(this.text));
    }
    this.#textAt.push(this.#texts.length - 1);
    this.#derive();
  }

  /** Changes a field. */
  set(name: string, value: unknown): void {
    const [first = '', second] = name.split('.');
    const article: Record<string, unknown> = { ...this.article };
    if (second) {
      article[first] = { ...(article[first] as Record<string, unknown>), [second]: value };
    } else article[first] = value;
    this.article = article as unknown as Article;
    this.#textAt.push(this.#texts.length - 1);
    this.#derive();
  }

  #edited(remote: ChangeSet): Edited {
    const list: TextChange[] = [];
    remote.iterChanges((from, to, _a, _b, inserted) =>
      list.push({ from, to, insert: inserted.toString() }),
    );
    return {
      version: String(this.version),
      revision: this.version,
      saved_at: this.article.updated_at ?? '',
      remote: list,
      length: this.text.length,
    };
  }

  #derive(): void {
    const body = this.text.toString();
    this.article = {
      ...this.article,
      body,
      version: String(this.version),
      revision: this.version,
      links: linksOf(body),
      words: body
        .split('\n')
        .filter((line) => !line.startsWith(LABEL))
        .join(' ')
        .split(/\s+/)
        .filter(Boolean).length,
      pages: body.split('<!--nextpage-->').length,
    };
  }
}

/** Read-also lines by their look; enough for a fake. */
function linksOf(body: string): Link[] {
  const links: Link[] = [];
  let from = 0;
  for (const [at, line] of body.split('\n').entries()) {
    const found = /^Baca Juga: (?:\[(.*)\]\(article:(\w+)\)|(.+))$/.exec(line);
    if (found) {
      const target = found[2] ?? null;
      const label = found[1] ?? found[3] ?? '';
      links.push({
        label,
        target,
        state: target ? (target.startsWith('X') ? 'retracted' : 'ok') : 'unresolved',
        read_also: true,
        line: at + 1,
        from: from + LABEL.length + 2,
        to: from + line.length,
        matches: target === null && label.includes('KEREN') ? '01STADION' : null,
        follows: null,
      });
    }
    from += line.length + 1;
  }
  return links;
}
