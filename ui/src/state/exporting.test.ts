import { describe, expect, it, vi } from 'vitest';
import type { Problem, WireError } from '../port/bindings';
import { MemoryPort } from '../port/memory';
import type { SiteOptions } from '../port/memory-site';
import { Exporting } from './exporting.svelte';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function scene(site: SiteOptions = {}, problems: Problem[] = []) {
  const port = new MemoryPort({
    articles: [{ id: '01A', headline: 'Gempa' }],
    problems: () => problems,
    site,
  });
  const finished = vi.fn<(failed: WireError | null) => void>();
  const exporting = new Exporting(port, finished);
  void port.listen((event) => {
    if (event.kind === 'export-progress') exporting.hear(event.done, event.total);
  });
  return { port, exporting, finished };
}

const BLOCKER: Problem = {
  article: '01A',
  severity: 'blocker',
  code: 'link-unresolved',
  message: 'Belum tertaut.',
  field: 'body',
  line: 1,
  column: 1,
  length: 1,
  text: '',
  fixes: [],
};

describe('an export', () => {
  it('is planned as soon as there is a folder, and nothing is written by that', async () => {
    const { port, exporting, finished } = scene();
    exporting.open('/situs');
    expect(exporting.stage).toBe('planning');
    await settle();
    expect(exporting.stage).toBe('planned');
    expect(exporting.counts.changes).toBe(3);
    expect(port.site.runs).toEqual([]);
    expect(finished).not.toHaveBeenCalled();
  });

  it('asks for a folder first where none is known', () => {
    const { exporting } = scene();
    exporting.open(null);
    expect(exporting.stage).toBe('folder');
  });

  it('shows first what is held back where nothing else changes', async () => {
    const { exporting } = scene({ files: [] }, [BLOCKER]);
    exporting.open('/situs');
    await settle();
    expect(exporting.group).toBe('blocked');
    expect(exporting.shown[0]?.title).toBe('Gempa');
  });

  it('writes, enters the history, and can be taken back', async () => {
    const { exporting, finished } = scene();
    exporting.open('/situs');
    await settle();
    await exporting.run();
    expect(exporting.stage).toBe('done');
    expect(finished).toHaveBeenLastCalledWith(null);
    expect(exporting.history?.can_go_back).toBe(false);
    await exporting.run();
    expect(exporting.history?.back_to).toBe(1);
    await exporting.rollBack();
    expect(exporting.rolledBack?.run.state).toBe(1);
    expect(exporting.report).toBeNull();
    expect(exporting.history?.runs[0]?.kind).toBe('rollback');
    expect(exporting.history?.can_go_back).toBe(false);
  });

  it('tells how far it is, and is cancelled', async () => {
    const { exporting, finished } = scene({ halfWay: 40 });
    exporting.open('/situs');
    await settle();
    const running = exporting.run();
    await settle();
    expect(exporting.progress).toEqual({ done: 480, total: 1200 });
    // A second one does not begin beside it.
    await exporting.plan();
    expect(exporting.stage).toBe('running');
    await exporting.cancel();
    await running;
    expect(exporting.stage).toBe('failed');
    expect(exporting.failure?.code).toBe('cancelled');
    expect(finished.mock.lastCall?.[0]?.code).toBe('cancelled');
  });

  it('goes on behind a closed view, whose next look is at the result', async () => {
    const { port, exporting } = scene({ halfWay: 40 });
    exporting.open('/situs');
    await settle();
    const running = exporting.run();
    await settle();
    exporting.open('/situs');
    expect(exporting.stage).toBe('running');
    port.site.letGo();
    await running;
    exporting.endedUnseen();
    exporting.open('/situs');
    expect(exporting.stage).toBe('done');
    exporting.open('/situs');
    expect(exporting.stage).toBe('planning');
  });

  it('leaves another laptop’s export alone until a person writes over it', async () => {
    const { port, exporting } = scene({
      fault: { code: 'other-export', message: '', problems: [] },
    });
    exporting.open('/situs');
    await settle();
    await exporting.run();
    expect([exporting.stage, exporting.failure?.code]).toEqual(['failed', 'other-export']);
    expect(port.site.runs).toEqual([]);
    await exporting.run({ over: true });
    expect(exporting.stage).toBe('done');
  });

  it('forgets the plan of another folder', async () => {
    const { exporting } = scene();
    exporting.open('/situs');
    exporting.choose('/lain');
    await settle();
    expect([exporting.stage, exporting.report, exporting.history]).toEqual(['folder', null, null]);
  });

  it('knows when the site changes by the clock alone: from the plan, else from the last run', async () => {
    const next = ['2026-11-26T08:00:00+07:00'];
    const { exporting } = scene({ next });
    exporting.open('/situs');
    await settle();
    expect(exporting.next).toEqual(next);
  });

  it('holds ten thousand rows and finds among them', async () => {
    const { file, reason } = await import('../port/memory-site');
    const files = Array.from({ length: 10_000 }, (_, n) =>
      file({ path: `berita/${n}.html`, headline: `Berita ${n}`, reasons: [reason('content')] }),
    );
    const { exporting } = scene({ files });
    exporting.open('/situs');
    await settle();
    expect(exporting.shown).toHaveLength(10_000);
    exporting.query = '9999.html';
    expect(exporting.shown.map(({ title }) => title)).toEqual(['Berita 9999']);
  });
});
