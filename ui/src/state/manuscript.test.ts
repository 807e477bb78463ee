import { ChangeSet, Text, type ChangeSpec } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article, WireError } from '../port/bindings';
import { NOTHING } from '../port/memory';
import { MemoryStory } from '../port/memory-story';
import { FakeClock, settle } from './fake-clock';
import { Manuscript, TEXT_WAIT } from './manuscript';
import type { Listener, Saved, StoryEngine } from './saved';

const error = (code: string): WireError => ({ code, message: code, problems: [] });

/** A call that is away until the test lets it arrive, and its answer come back. */
type Call = { name: string; arrive: () => void; answer: () => void; fail: (code: string) => void };

/** The engine's end, an editor's end, and the manuscript between them. */
class Bench {
  readonly clock = new FakeClock();
  readonly story: MemoryStory;
  readonly calls: Call[] = [];
  readonly told: Saved[] = [];
  readonly refused: string[] = [];
  article: Article;
  editor: Text;
  confirmed = 0;
  readonly manuscript: Manuscript;
  #patient: boolean;

  constructor(body: string, patient = false) {
    this.#patient = patient;
    this.story = new MemoryStory({ ...NOTHING, id: '01A', body, updated_at: 'then' });
    this.article = this.story.article;
    this.editor = this.story.text;
    const listener: Listener = {
      remote: (changes) => (this.editor = changes.apply(this.editor)),
      saved: (saved) => this.told.push(saved),
      confirmed: () => this.confirmed++,
      article: (article) => (this.article = article),
      refused: (fields) => this.refused.push(...fields),
    };
    this.manuscript = new Manuscript(this.article, this.#engine(), listener, this.clock);
  }

  type(changes: ChangeSpec): void {
    const set = ChangeSet.of(changes, this.editor.length);
    this.editor = set.apply(this.editor);
    this.manuscript.typed(set, this.editor);
  }

  elsewhere(changes: ChangeSpec): void {
    this.story.change(ChangeSet.of(changes, this.story.text.length));
  }

  get saved(): string {
    return this.manuscript.saved.state;
  }

  #engine(): StoryEngine {
    const { story } = this;
    return {
      edit_body: ({ base, changes, length }) =>
        this.#call('edit_body', () => story.edit(base, changes, length)),
      sync_body: ({ base }) => this.#call('sync_body', () => story.since(base)),
      open_article: () => this.#call('open_article', () => story.article),
      set_fields: ({ fields }) =>
        this.#call('set_fields', () => {
          for (const [name, value] of Object.entries(fields)) {
            if (value === 'bad') throw error('bad-value');
            story.set(name, value);
          }
          return story.article;
        }),
    };
  }

  #call<T>(name: string, perform: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      let reply: { value: T } | { thrown: unknown } | null = null;
      const arrive = (): void => {
        try {
          reply ??= { value: perform() };
        } catch (thrown) {
          reply = { thrown };
        }
      };
      const call: Call = {
        name,
        arrive,
        answer: () => {
          arrive();
          this.calls.splice(this.calls.indexOf(call), 1);
          if (reply && 'value' in reply) resolve(reply.value);
          else reject((reply as { thrown: unknown }).thrown);
        },
        fail: (code) => {
          this.calls.splice(this.calls.indexOf(call), 1);
          reject(error(code));
        },
      };
      this.calls.push(call);
      if (!this.#patient) queueMicrotask(call.answer);
    });
  }
}

describe('what is typed', () => {
  it('is sent within 120 ms and is saved only by the reply', async () => {
    const bench = new Bench('abc', true);
    bench.type({ from: 3, insert: 'd' });
    expect(bench.saved).toBe('saving');
    await bench.clock.pass(TEXT_WAIT - 1);
    expect(bench.calls).toHaveLength(0);
    await bench.clock.pass(1);
    expect(bench.calls.map((call) => call.name)).toEqual(['edit_body']);
    await bench.clock.pass(60_000);
    expect(bench.saved).toBe('saving');
    bench.calls[0]!.answer();
    await settle();
    expect(bench.saved).toBe('saved');
    expect(bench.story.text.toString()).toBe('abcd');
  });

  it('is not held back by further typing', async () => {
    const bench = new Bench('');
    for (let at = 0; at < 20; at++) {
      bench.type({ from: at, insert: 'x' });
      await bench.clock.pass(50);
    }
    expect(bench.story.text.length).toBeGreaterThanOrEqual(17);
  });

  it('waits for the reply before the next request', async () => {
    const bench = new Bench('', true);
    bench.type({ from: 0, insert: 'a' });
    await bench.clock.pass(200);
    bench.type({ from: 1, insert: 'b' });
    bench.type({ from: 2, insert: 'c' });
    await bench.clock.pass(1_000);
    expect(bench.calls).toHaveLength(1);
    bench.calls[0]!.answer();
    await settle();
    expect(bench.calls).toHaveLength(1);
    expect(bench.saved).toBe('saving');
    bench.calls[0]!.answer();
    await settle();
    expect(bench.story.text.toString()).toBe('abc');
    expect(bench.saved).toBe('saved');
  });

  it('is kept when the disk is full, and tried again by itself', async () => {
    const bench = new Bench('', true);
    bench.type({ from: 0, insert: 'a' });
    await bench.clock.pass(200);
    bench.calls[0]!.fail('disk-full');
    await settle();
    expect(bench.manuscript.saved).toMatchObject({ state: 'failed', code: 'disk-full' });
    expect(bench.editor.toString()).toBe('a');
    await bench.clock.pass(1_000);
    expect(bench.calls).toHaveLength(1);
    bench.calls[0]!.answer();
    await settle();
    expect(bench.saved).toBe('saved');
    expect(bench.story.text.toString()).toBe('a');
  });

  it('is tried again with the next key, long before the pause is over', async () => {
    const bench = new Bench('', true);
    bench.type({ from: 0, insert: 'a' });
    for (let round = 0; round < 4; round++) {
      await bench.clock.pass(40_000);
      bench.calls[0]!.fail('disk-full');
      await settle();
    }
    expect(bench.calls).toHaveLength(0);
    bench.type({ from: 1, insert: 'b' });
    await bench.clock.pass(TEXT_WAIT);
    expect(bench.calls.map((call) => call.name)).toEqual(['edit_body']);
    bench.calls[0]!.answer();
    await settle();
    expect(bench.story.text.toString()).toBe('ab');
  });

  it('is not written twice when the reply was lost', async () => {
    const bench = new Bench('', true);
    bench.type({ from: 0, insert: 'once' });
    await bench.clock.pass(200);
    bench.calls[0]!.arrive();
    bench.calls[0]!.fail('bug');
    await settle();
    expect(bench.saved).toBe('failed');
    await bench.clock.pass(1_000);
    expect(bench.calls.map((call) => call.name)).toEqual(['open_article']);
    bench.calls[0]!.answer();
    await settle();
    expect(bench.saved).toBe('saved');
    expect(bench.story.text.toString()).toBe('once');
    expect(bench.editor.toString()).toBe('once');
  });

  it('is put on the text that is there, when the versions do not meet', async () => {
    const bench = new Bench('one two', true);
    bench.type({ from: 7, insert: ' three' });
    await bench.clock.pass(200);
    bench.elsewhere({ from: 0, insert: 'zero ' });
    bench.calls[0]!.fail('version-mismatch');
    await settle();
    expect(bench.calls.map((call) => call.name)).toEqual(['open_article']);
    bench.calls[0]!.answer();
    await settle();
    await bench.clock.pass(200);
    bench.calls[0]!.answer();
    await settle();
    expect(bench.story.text.toString()).toBe('zero one two three');
    expect(bench.editor.toString()).toBe('zero one two three');
    expect(bench.saved).toBe('saved');
  });
});

describe('flush', () => {
  it('sends at once and waits for the word', async () => {
    const bench = new Bench('', true);
    bench.type({ from: 0, insert: 'a' });
    let saved: boolean | null = null;
    void bench.manuscript.flush().then((reply) => (saved = reply));
    await settle();
    expect(bench.calls).toHaveLength(1);
    expect(saved).toBe(null);
    bench.calls[0]!.answer();
    await settle();
    expect(saved).toBe(true);
  });

  it('says where it failed, and keeps the text', async () => {
    const bench = new Bench('', true);
    bench.type({ from: 0, insert: 'a' });
    const flushed = bench.manuscript.flush();
    await settle();
    bench.calls[0]!.fail('read-only');
    expect(await flushed).toBe(false);
    expect(bench.manuscript.isSaved).toBe(false);
    expect(bench.manuscript.text.toString()).toBe('a');
  });
});

describe('acts', () => {
  it('come after everything that was typed before', async () => {
    const bench = new Bench('');
    bench.type({ from: 0, insert: 'the end' });
    bench.manuscript.set('headline', 'News');
    let seen = '';
    await bench.manuscript.act(() => {
      seen = `${bench.story.article.headline}: ${bench.story.text.toString()}`;
      return Promise.resolve(bench.story.article);
    });
    expect(seen).toBe('News: the end');
  });

  it('are not done on a text that could not be saved', async () => {
    const bench = new Bench('', true);
    bench.type({ from: 0, insert: 'a' });
    let done = false;
    const act = bench.manuscript.act(() => {
      done = true;
      return Promise.resolve(bench.story.article);
    });
    await settle();
    bench.calls[0]!.fail('disk-full');
    await expect(act).rejects.toMatchObject({ code: 'disk-full' });
    expect(done).toBe(false);
  });
});

describe('fields', () => {
  it('send the last value, together, and refuse what does not fit', async () => {
    const bench = new Bench('');
    bench.manuscript.set('headline', 'N');
    bench.manuscript.set('headline', 'News');
    bench.manuscript.set('deck', 'Short');
    expect(bench.saved).toBe('saving');
    await bench.clock.pass(1_000);
    expect(bench.story.article).toMatchObject({ headline: 'News', deck: 'Short' });
    expect(bench.saved).toBe('saved');

    bench.manuscript.set('zone', 'bad');
    await bench.clock.pass(1_000);
    expect(bench.refused).toEqual(['zone']);
    expect(bench.saved).toBe('saved');
  });

  it('keep what was typed while the request was away', async () => {
    const bench = new Bench('', true);
    bench.manuscript.set('headline', 'A');
    await bench.clock.pass(400);
    bench.manuscript.set('headline', 'AB');
    bench.calls[0]!.answer();
    await settle();
    expect(bench.saved).toBe('saving');
    await bench.clock.pass(400);
    bench.calls[0]!.answer();
    await settle();
    expect(bench.story.article.headline).toBe('AB');
    expect(bench.saved).toBe('saved');
  });
});

describe('what comes from elsewhere', () => {
  it('enters the editor under what is still unsent', async () => {
    const bench = new Bench('one\n\nthree', true);
    bench.elsewhere({ from: 5, insert: 'two\n\n' });
    bench.manuscript.elsewhere();
    await settle();
    expect(bench.calls.map((call) => call.name)).toEqual(['sync_body']);
    bench.type({ from: 10, insert: '!' });
    bench.calls[0]!.answer();
    await settle();
    expect(bench.editor.toString()).toBe('one\n\ntwo\n\nthree!');
    expect(bench.saved).toBe('saving');
    await bench.clock.pass(200);
    bench.calls[0]!.answer();
    await settle();
    expect(bench.story.text.toString()).toBe('one\n\ntwo\n\nthree!');
  });
});

type Step =
  | { do: 'type' | 'elsewhere'; at: number; remove: number; insert: string }
  | { do: 'answer' | 'hear' | 'lose' }
  | { do: 'fail'; code: string }
  | { do: 'pass'; time: number };

const words = fc.string({ unit: fc.constantFrom('a', 'b', '\n', 'é', '😀', ' '), maxLength: 5 });
const change = fc.record({
  do: fc.constantFrom('type' as const, 'elsewhere' as const),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(4),
  insert: words,
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: change },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('answer' as const, 'hear' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), time: fc.nat(600) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('fail' as const),
      code: fc.constantFrom('disk-full', 'newsroom-busy', 'version-mismatch'),
    }),
  },
);

/** A place between whole characters, as editors and the engine only ever name. */
function spot(text: Text, { at, remove }: { at: number; remove: number }): [number, number] {
  const snap = (place: number): number => {
    const unit = text.sliceString(place, place + 1).charCodeAt(0);
    return unit >= 0xdc00 && unit <= 0xdfff ? place + 1 : place;
  };
  const from = snap(Math.floor(at * text.length));
  return [from, snap(Math.min(text.length, from + remove))];
}

async function play(bench: Bench, steps: Step[]): Promise<void> {
  for (const action of steps) {
    if (action.do === 'type' || action.do === 'elsewhere') {
      const text = action.do === 'type' ? bench.editor : bench.story.text;
      const [from, to] = spot(text, action);
      const spec = { from, to, insert: Text.of(action.insert.split('\n')) };
      if (action.do === 'type') bench.type(spec);
      else bench.elsewhere(spec);
    } else if (action.do === 'answer') bench.calls[0]?.answer();
    else if (action.do === 'hear') bench.manuscript.elsewhere();
    else if (action.do === 'fail') bench.calls[0]?.fail(action.code);
    else if (action.do === 'pass') await bench.clock.pass(action.time);
    await settle();
  }
}

/** Answers everything until nothing is asked any more. */
async function comeToRest(bench: Bench): Promise<void> {
  bench.manuscript.elsewhere();
  for (let round = 0; round < 60; round++) {
    await bench.clock.pass(40_000);
    while (bench.calls[0]) {
      bench.calls[0].answer();
      await settle();
    }
  }
}

describe('in any order of keys, news, answers and faults', () => {
  it('editor and engine come to the same text, and the state never lies', async () => {
    await fc.assert(
      fc.asyncProperty(words, fc.array(step, { maxLength: 60 }), async (body, steps) => {
        const bench = new Bench(body, true);
        for (const action of steps) {
          await play(bench, [action]);
          expect(bench.manuscript.text.eq(bench.editor)).toBe(true);
          expect(bench.calls.length).toBeLessThanOrEqual(1);
          const { unsent, confirmed } = bench.manuscript;
          const whole = unsent ? unsent.apply(confirmed) : confirmed;
          expect(whole.eq(bench.editor)).toBe(true);
          if (bench.saved === 'saved') expect(unsent).toBe(null);
        }
        await comeToRest(bench);
        expect(bench.saved).toBe('saved');
        expect(bench.editor.toString()).toBe(bench.story.text.toString());
        expect(bench.manuscript.version).toBe(String(bench.story.version));
      }),
      { numRuns: 300 },
    );
  });

  it('every word typed arrives exactly once', async () => {
    const typing = fc.array(
      fc.oneof(
        { weight: 3, arbitrary: fc.constant<Step>({ do: 'answer' }) },
        { weight: 2, arbitrary: fc.constant<Step>({ do: 'hear' }) },
        { weight: 2, arbitrary: fc.constant<Step>({ do: 'lose' }) },
        { weight: 3, arbitrary: fc.nat(900).map<Step>((time) => ({ do: 'pass', time })) },
        {
          weight: 1,
          arbitrary: fc
            .constantFrom('disk-full', 'version-mismatch', 'bug')
            .map<Step>((code) => ({ do: 'fail', code })),
        },
      ),
      { minLength: 5, maxLength: 50 },
    );
    await fc.assert(
      fc.asyncProperty(
        typing,
        fc.infiniteStream(fc.double({ min: 0, max: 0.99, noNaN: true })),
        async (steps, places) => {
          const bench = new Bench('', true);
          const typed: string[] = [];
          for (const [turn, action] of steps.entries()) {
            // Words stand on lines of their own, so that no later one splits them.
            const line = Math.floor(places.next().value * bench.editor.lines) + 1;
            const word = `<${turn}>`;
            bench.type({ from: bench.editor.line(line).from, insert: `${word}\n` });
            typed.push(word);
            if (action.do === 'lose') {
              bench.calls[0]?.arrive();
              bench.calls[0]?.fail('bug');
              await settle();
            } else await play(bench, [action]);
          }
          await comeToRest(bench);
          const saved = bench.story.text.toString();
          for (const word of typed) expect(saved.split(word)).toHaveLength(2);
          expect(bench.editor.toString()).toBe(saved);
        },
      ),
      { numRuns: 150 },
    );
  });
});
