import { describe, expect, it } from 'vitest';
import type { PageOf, PageUpdate } from '../port/bindings';
import { FakeClock, settle } from './fake-clock';
import { fromFrame, PageView, type ToFrame } from './page.svelte';

const whole = (key: string, path = '/a/b.html'): PageUpdate => ({
  kind: 'whole',
  key,
  path,
  html: `<p>${key}`,
  lines: [1, 3],
  pages: 2,
  theme_error: null,
});
const blocks = (key: string): PageUpdate => ({
  kind: 'blocks',
  key,
  at: 1,
  remove: 1,
  insert: ['<p>new'],
  lines: [1, 5],
});

function bench(): {
  view: PageView;
  asked: PageOf[];
  sent: ToFrame[];
  next: (update: PageUpdate) => Promise<void>;
  fail: () => Promise<void>;
  clock: FakeClock;
} {
  const clock = new FakeClock();
  const asked: PageOf[] = [];
  const sent: ToFrame[] = [];
  let give: ((update: PageUpdate) => void) | null = null;
  let refuse: ((error: unknown) => void) | null = null;
  const view = new PageView(
    {
      page: (request) => {
        asked.push(request);
        return new Promise((resolve, reject) => ([give, refuse] = [resolve, reject]));
      },
    },
    ({ path, page }) => `preview:${path}#${page}`,
    clock,
    () => 'v1',
  );
  view.connect((message) => sent.push(message));
  const answer = async (give: () => void): Promise<void> => {
    await clock.pass(50);
    give();
    await settle();
    await clock.pass(50);
  };
  const next = (update: PageUpdate): Promise<void> => answer(() => give!(update));
  const fail = (): Promise<void> => answer(() => refuse!({ code: 'busy', message: 'busy' }));
  return { view, asked, sent, next, fail, clock };
}

const shown = { id: 'A', page: 1, sealed: false };

describe('the page', () => {
  it('is loaded once, then patched', async () => {
    const { view, asked, sent, next } = bench();
    view.show(shown);
    await next(whole('k1'));
    expect(view.address).toBe('preview:/a/b.html#1');
    view.frameReady();
    view.renew();
    await next(blocks('k2'));
    expect(asked.map((request) => request.known)).toEqual([null, 'k1']);
    expect(sent.at(-1)).toMatchObject({ redaksi: 'blocks', key: 'k2', at: 1, lines: [1, 5] });
    expect(view.address).toBe('preview:/a/b.html#1');
    expect(view.lineOf(1)).toBe(5);
  });

  it('is made whole again once the typing pauses', async () => {
    const { view, asked, sent, next, clock } = bench();
    view.show(shown);
    await next(whole('k1'));
    view.frameReady();
    view.renew();
    await next(blocks('k2'));
    await clock.pass(1_000);
    view.renew();
    await next(blocks('k3'));
    await clock.pass(1_000);
    expect(asked).toHaveLength(3);
    await clock.pass(1_000);
    expect(asked.at(-1)?.known).toBe(null);
    await next(whole('k4'));
    expect(sent.at(-1)).toMatchObject({ redaksi: 'whole', key: 'k4' });
    await clock.pass(60_000);
    expect(asked).toHaveLength(4);
  });

  it('is made whole again where no block changed and yet the page', async () => {
    const { view, asked, sent, next, clock } = bench();
    view.show(shown);
    await next(whole('k1'));
    view.frameReady();
    view.renew();
    // The engine's word for: what machines read in the head is another.
    await next({ kind: 'blocks', key: 'k2', at: 2, remove: 0, insert: [], lines: [1, 3] });
    await clock.pass(2_000);
    expect(asked.at(-1)?.known).toBe(null);
    await next(whole('k2'));
    expect(sent.at(-1)).toMatchObject({ redaksi: 'whole', key: 'k2' });
  });

  it('is made whole again even where the request for that failed', async () => {
    const { view, asked, sent, next, fail, clock } = bench();
    view.show(shown);
    await next(whole('k1'));
    view.frameReady();
    view.renew();
    await next(blocks('k2'));
    await clock.pass(2_000);
    expect(asked).toHaveLength(3);
    await fail();
    expect(view.failure?.code).toBe('busy');
    view.renew();
    await next(whole('k3'));
    expect(asked.at(-1)?.known).toBe(null);
    expect(sent.at(-1)).toMatchObject({ redaksi: 'whole', key: 'k3' });
    expect(view.failure).toBe(null);
  });

  it('is made whole again soon, however long one request took', async () => {
    const { view, asked, next, clock } = bench();
    view.show(shown);
    await next(whole('k1'));
    view.frameReady();
    view.renew();
    await clock.pass(3_600_000);
    await next(blocks('k2'));
    expect(asked).toHaveLength(2);
    await clock.pass(10_000);
    expect(asked.at(-1)?.known).toBe(null);
  });

  it('that came whole meanwhile is not asked for once more', async () => {
    const { view, asked, next, clock } = bench();
    view.show(shown);
    await next(whole('k1'));
    view.frameReady();
    view.renew();
    await next(blocks('k2'));
    view.renew();
    await next(whole('k3'));
    await clock.pass(60_000);
    expect(asked).toHaveLength(3);
  });

  it('is asked for by one request at a time, and once more for all that came meanwhile', async () => {
    const { view, asked, next, clock } = bench();
    view.show(shown);
    await next(whole('k1'));
    view.renew();
    await clock.pass(50);
    expect(asked).toHaveLength(2);
    view.renew();
    view.renew();
    await clock.pass(50);
    expect(asked).toHaveLength(2);
    await next({ kind: 'same', key: 'k1' });
    expect(asked).toHaveLength(3);
    await next({ kind: 'same', key: 'k1' });
    expect(asked).toHaveLength(3);
  });

  it('that changed while its frame was loading is sent whole', async () => {
    const { view, asked, sent, next } = bench();
    view.show(shown);
    await next(whole('k1'));
    view.renew();
    await next(blocks('k2'));
    expect(sent).toEqual([]);
    view.frameReady();
    await next(whole('k3'));
    expect(asked.at(-1)?.known).toBe(null);
    expect(sent).toMatchObject([{ redaksi: 'whole', key: 'k3' }]);
  });

  it('that the frame could not patch is sent whole', async () => {
    const { view, asked, next } = bench();
    view.show(shown);
    await next(whole('k1'));
    view.frameReady();
    view.frameRefused();
    await next(whole('k1'));
    expect(asked.at(-1)?.known).toBe(null);
  });

  it('that changed and changed back while its frame was loading is sent whole', async () => {
    const { view, asked, sent, next } = bench();
    view.show(shown);
    await next(whole('k1'));
    view.renew();
    await next({ kind: 'same', key: 'k1' });
    view.frameReady();
    await next(whole('k1'));
    expect(asked.at(-1)?.known).toBe(null);
    expect(sent).toMatchObject([{ redaksi: 'whole', key: 'k1' }]);
  });

  it('whose frame was taken away and put back is sent whole if it changed', async () => {
    const { view, asked, sent, next } = bench();
    view.show(shown);
    await next(whole('k1'));
    view.frameReady();
    view.connect(null);
    view.connect((message) => sent.push(message));
    // The new frame still loads: what is said to it is not heard.
    view.renew();
    await next(whole('k2'));
    expect(sent.map(({ redaksi }) => redaksi)).toEqual(['lines']);
    view.frameReady();
    await next(whole('k2'));
    expect(asked.at(-1)?.known).toBe(null);
    expect(sent.at(-1)).toMatchObject({ redaksi: 'whole', key: 'k2' });
  });

  it('of another story is not mixed up with a late answer', async () => {
    const { view, next, clock } = bench();
    view.show(shown);
    await clock.pass(50);
    view.show({ ...shown, id: 'B' });
    await next(whole('late', '/late.html'));
    expect(view.address).toBe('');
    await next(whole('right', '/right.html'));
    expect(view.address).toBe('preview:/right.html#1');
  });
});

describe('messages of the frame', () => {
  it('are read by their shape', () => {
    expect(fromFrame({ redaksi: 'clicked', block: 2, line: 7 })).toEqual({
      redaksi: 'clicked',
      block: 2,
    });
    expect(fromFrame({ redaksi: 'ready', more: 1 })).toEqual({ redaksi: 'ready' });
    expect(fromFrame({ redaksi: 'key', key: 'k', ctrlKey: true })).toMatchObject({
      press: { key: 'k', ctrlKey: true, altKey: false },
    });
  });

  it('that it does not say are nothing', () => {
    for (const odd of [null, 'ready', {}, { redaksi: 'run' }, { redaksi: 'clicked', block: '1' }]) {
      expect(fromFrame(odd)).toBe(null);
    }
  });
});
