import { ChangeSet, Text } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../port/bindings';
import { MemoryPort } from '../port/memory';
import { FakeClock } from './fake-clock';
import { Mending, type MendingDesk } from './mending.svelte';
import { OpenStory, type BodyEditor } from './story.svelte';

const BODY = 'Rapat Senin 20 Februari 2022.\n\nKata\u202e dan\u202e lain.';

function problem(change: Partial<Problem>): Problem {
  return {
    article: '01A',
    severity: 'warning',
    code: 'weekday-mismatch',
    message: '',
    field: 'body',
    line: null,
    column: null,
    length: null,
    text: '',
    fixes: [],
    ...change,
  };
}

const weekday = problem({
  line: 1,
  column: 7,
  length: 22,
  text: 'Senin 20 Februari 2022',
  fixes: ['Minggu 20 Februari 2022'],
});
const hidden = (column: number): Problem =>
  problem({ code: 'bidi-control', line: 3, column, length: 1, text: 'U+202E', fixes: [''] });
const opener = problem({
  code: 'opener-empty',
  severity: 'note',
  field: 'opener',
  text: 'BERITA KBB',
  fixes: ['BERITA KBB'],
});
const plain = problem({ code: 'tags-missing', field: 'tags' });

/** A text as the editor would hold it. */
class FakeEditor {
  text = Text.of(BODY.split('\n'));
  caret: number | null = null;
  steps = 0;
  typed: (changes: ChangeSet, text: Text) => void = () => undefined;
  replace(range: { from: number; to: number }, text: string): void {
    this.replaceAll([{ range, text }]);
  }
  replaceAll(changes: { range: { from: number; to: number }; text: string }[]): void {
    const list = changes.map(({ range, text }) => ({ ...range, insert: text }));
    const set = ChangeSet.of(list, this.text.length);
    this.text = set.apply(this.text);
    this.steps++;
    this.typed(set, this.text);
  }
  links(): void {}
  faults(): void {}
  pageLines(): void {}
}

async function open(problems: Problem[]): Promise<{
  story: OpenStory;
  editor: FakeEditor;
  mending: Mending;
  said: { text: string; undo: (() => void) | null }[];
}> {
  const clock = new FakeClock();
  const port = new MemoryPort({ articles: [{ id: '01A', body: BODY }], problems: () => problems });
  const owner = {
    confirmed() {},
    renewed() {},
    checked() {},
    refused() {},
    replaced() {},
  };
  const story = new OpenStory(port.story('01A').article, port.engine, clock, owner);
  const editor = new FakeEditor();
  editor.typed = (changes, text) => story.typed(changes, text);
  story.attach(editor as unknown as BodyEditor);
  story.problems = problems;
  const said: { text: string; undo: (() => void) | null }[] = [];
  const desk: MendingDesk = {
    story,
    canWrite: true,
    reviewing: false,
    toasts: { show: (text, options) => said.push({ text, undo: options?.action?.run ?? null }) },
  };
  await Promise.resolve();
  return { story, editor, mending: new Mending(desk), said };
}

describe('mending', () => {
  it('puts a fix in the place of its fault in the text', async () => {
    const { editor, mending } = await open([weekday]);
    mending.apply(weekday, weekday.fixes[0]!);
    expect(editor.text.line(1).text).toBe('Rapat Minggu 20 Februari 2022.');
    expect(mending.can(weekday)).toBe(false);
  });

  it('sets a field, and sets it back', async () => {
    const { story, mending, said } = await open([opener]);
    mending.apply(opener, 'BERITA KBB');
    expect(story.field('opener', '')).toBe('BERITA KBB');
    said[0]?.undo?.();
    expect(story.field('opener', 'x')).toBe('');
  });

  it('by one key takes the problem looked at, else the one at the cursor, else the first', async () => {
    const { story, editor, mending } = await open([plain, opener, weekday]);
    editor.caret = 10;
    mending.mend();
    expect(editor.text.line(1).text).toContain('Minggu');
    mending.chosen = { ...opener };
    mending.mend();
    expect(story.field('opener', '')).toBe('BERITA KBB');
  });

  it('says so where nothing can be mended', async () => {
    const { mending, said, editor } = await open([plain]);
    mending.mend();
    expect([said.length, editor.steps]).toEqual([1, 0]);
  });

  it('mends all of a kind in one step, where no judgement is asked for', async () => {
    const both = [hidden(5), hidden(10)];
    const { editor, mending } = await open([...both, weekday]);
    expect(mending.alike(weekday)).toEqual([]);
    expect(mending.alike(both[0]!)).toHaveLength(2);
    mending.applyAll(both[0]!);
    expect(editor.text.line(3).text).toBe('Kata dan lain.');
    expect(editor.steps).toBe(1);
  });
});
