import { describe, expect, it } from 'vitest';
import type { ListArticles } from '../port/bindings';
import { MemoryPort } from '../port/memory';
import { FakeClock } from './fake-clock';
import { StoryList } from './list.svelte';

function bench(filler: number): { list: StoryList; clock: FakeClock; asked: ListArticles[] } {
  const port = new MemoryPort({ articles: [{ id: 'A', headline: 'Berita' }], filler });
  const asked: ListArticles[] = [];
  const clock = new FakeClock();
  const list = new StoryList(
    {
      list_articles: (request) => {
        asked.push(request);
        return port.engine.list_articles(request);
      },
    },
    clock,
    (thrown) => {
      throw thrown;
    },
  );
  return { list, clock, asked };
}

describe('the list', () => {
  it('asks only for what is in sight of a hundred thousand', async () => {
    const { list, clock, asked } = bench(100_000);
    list.want({});
    await clock.pass(10);
    expect(list.total).toBe(100_001);
    list.see(73_000, 73_030);
    await clock.pass(10);
    expect(list.row(73_010)?.id).toBe('FILL73009');
    expect(list.row(50_000)).toBe(null);
    expect(asked.every((request) => request.limit === 100)).toBe(true);
    expect(asked.length).toBeLessThanOrEqual(3);
  });

  it('asks once for a burst of keys, and shows the newest answer', async () => {
    const { list, clock, asked } = bench(20);
    list.want({});
    await clock.pass(10);
    const before = asked.length;
    for (const query of ['B', 'Be', 'Ber', '1']) {
      list.want({ query });
      await clock.pass(20);
    }
    await clock.pass(500);
    expect(asked.length).toBe(before + 1);
    expect(asked.at(-1)).toMatchObject({ query: '1', status: null });
    expect(list.row(0)?.headline).toContain('1');
  });

  it('keeps the rows while newer ones are asked for', async () => {
    const { list, clock } = bench(3);
    list.want({});
    await clock.pass(10);
    list.renew();
    expect(list.row(0)?.id).toBe('A');
    await clock.pass(500);
    expect(list.row(0)?.id).toBe('A');
  });

  it('shows at once what the window did itself', async () => {
    const { list, clock } = bench(0);
    list.want({});
    await clock.pass(10);
    list.patch('A', { headline: 'Judul baru' });
    expect(list.row(0)?.headline).toBe('Judul baru');
  });
});
