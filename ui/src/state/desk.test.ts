import { describe, expect, it } from 'vitest';
import { MemoryPort, type MemoryOptions } from '../port/memory';
import { ChangeSet } from '@codemirror/state';
import { Desk } from './desk.svelte';
import { FakeClock, settle } from './fake-clock';

async function bench(
  options: MemoryOptions = {},
): Promise<{ desk: Desk; port: MemoryPort; clock: FakeClock }> {
  const port = new MemoryPort({
    articles: [
      { id: 'A', headline: 'Satu', body: 'satu' },
      { id: 'B', headline: 'Dua', body: 'dua' },
    ],
    ...options,
  });
  const clock = new FakeClock();
  const desk = new Desk(port, clock, { get: () => null, set: () => undefined });
  await desk.start();
  await clock.pass(100);
  return { desk, port, clock };
}

function type(desk: Desk, words: string): void {
  const { manuscript } = desk.story!;
  const { length } = manuscript.text;
  const change = ChangeSet.of({ from: length, insert: words }, length);
  desk.story!.typed(change, change.apply(manuscript.text));
}

describe('leaving a story', () => {
  it('at once after the last key loses nothing', async () => {
    const { desk, port, clock } = await bench();
    await desk.open('A');
    type(desk, '!');
    await desk.open('B');
    await clock.pass(100);
    expect(port.story('A').text.toString()).toBe('satu!');
  });

  it('whose text cannot be saved keeps it, says so, and brings it back', async () => {
    const { desk, port, clock } = await bench();
    const edit = port.engine.edit_body;
    port.engine.edit_body = () =>
      Promise.reject({ code: 'disk-full', message: 'full', problems: [] });
    await desk.open('A');
    type(desk, ' dan seterusnya');
    await desk.open('B');
    await clock.pass(1_000);
    expect(desk.toasts.list.map((toast) => toast.tone)).toContain('warning');
    await desk.open('A');
    expect(desk.story!.manuscript.text.toString()).toBe('satu dan seterusnya');
    expect(desk.story!.saved.state).toBe('failed');
    port.engine.edit_body = edit;
    await clock.pass(60_000);
    expect(port.story('A').text.toString()).toBe('satu dan seterusnya');
    expect(desk.story!.saved.state).toBe('saved');
  });

  it('by closing the window waits for the word of the engine', async () => {
    const { desk, port } = await bench();
    await desk.open('A');
    type(desk, '!');
    expect(await desk.close()).toBe(true);
    expect(port.story('A').text.toString()).toBe('satu!');
  });

  it('by closing the window asks first where something could not be saved', async () => {
    const { desk, port } = await bench();
    port.engine.edit_body = () =>
      Promise.reject({ code: 'disk-full', message: 'full', problems: [] });
    await desk.open('A');
    type(desk, '!');
    expect(await desk.close()).toBe(false);
    expect(desk.dialog).toMatchObject({ kind: 'closing', stories: [{ id: 'A' }] });
  });
});

describe('the workflow', () => {
  it('approves what was shown, not what came since', async () => {
    const { desk, port, clock } = await bench();
    await desk.open('A');
    await clock.pass(1_000);
    port.story('A').change(ChangeSet.of({ from: 0, insert: 'x' }, 4));
    await desk.approve();
    expect(port.story('A').article.status).toBe('draft');
    expect(desk.toasts.list.map((toast) => toast.code)).toEqual(['changed-meanwhile']);
    await clock.pass(1_000);
    await desk.approve();
    expect(port.story('A').article.status).toBe('approved');
  });

  it('lets a reviewer read, and takes a story that is given back out of review', async () => {
    const { desk, port, clock } = await bench();
    await desk.open('A');
    await desk.submit();
    expect(desk.reviewing).toBe(true);
    await desk.workflow.giveBack('Sumber?');
    await clock.pass(100);
    expect(desk.reviewing).toBe(false);
    expect(port.story('A').article.returned).toBe('Sumber?');
  });

  it('throws away at once, and takes back', async () => {
    const { desk, port, clock } = await bench();
    await desk.open('A');
    await desk.trash();
    expect(desk.story).toBe(null);
    expect(port.story('A').article.status).toBe('trashed');
    desk.toasts.list.find((toast) => toast.action)!.action!.run();
    await clock.pass(100);
    expect(port.story('A').article.status).toBe('draft');
    expect(desk.story?.id).toBe('A');
  });
});

describe('news from the engine', () => {
  it('change the open story under the hands of its writer', async () => {
    const { desk, port, clock } = await bench();
    await desk.open('A');
    port.story('A').change(ChangeSet.of({ from: 0, insert: 'nol ' }, 4));
    port.story('A').set('headline', 'Dari terminal');
    port.tell({ kind: 'articles-changed', ids: ['A'] });
    await clock.pass(2_000);
    expect(desk.story!.manuscript.text.toString()).toBe('nol satu');
    expect(desk.story!.headline).toBe('Dari terminal');
  });

  it('run the commands of the menu, and no others', async () => {
    const { desk, port } = await bench();
    port.tell({ kind: 'menu', command: 'settings' });
    expect(desk.dialog?.kind).toBe('settings');
    port.tell({ kind: 'menu', command: 'constructor' });
    expect(desk.dialog?.kind).toBe('settings');
  });

  it('show what an import could not take', async () => {
    const { desk, port, clock } = await bench();
    port.tell({ kind: 'files-dropped', paths: ['/tmp/rusak.docx'] });
    await clock.pass(100);
    expect(desk.dialog).toMatchObject({
      kind: 'report',
      report: { failed: [{ source: '/tmp/rusak.docx' }] },
    });
  });

  it('make a dropped picture the photo of the open story', async () => {
    const { desk, port, clock } = await bench();
    await desk.open('A');
    port.tell({ kind: 'files-dropped', paths: ['/tmp/foto.JPG'] });
    await clock.pass(100);
    expect(port.story('A').article.lead.media).toBe('/tmp/foto.JPG');
  });
});

describe('fields', () => {
  it('stay as typed until the engine confirms, then follow it', async () => {
    const { desk, port, clock } = await bench();
    await desk.open('A');
    desk.story!.set('headline', 'Baru');
    expect(desk.story!.headline).toBe('Baru');
    expect(desk.story!.saved.state).toBe('saving');
    await clock.pass(1_000);
    expect(port.story('A').article.headline).toBe('Baru');
    expect(desk.story!.saved.state).toBe('saved');
    expect(desk.list.row(desk.list.indexOf('A'))?.headline).toBe('Baru');
  });

  it('take no half characters', async () => {
    const { desk, clock } = await bench();
    await desk.open('A');
    desk.story!.set('deck', 'a\ud83d');
    expect(desk.story!.field('deck', '')).toBe('a\ufffd');
    expect(desk.toasts.list).toHaveLength(1);
    await clock.pass(1_000);
  });
});

describe('an export', () => {
  it('plans, runs, and shows how far it is', async () => {
    const { desk, port } = await bench();
    desk.run('export');
    desk.exporting.choose('/site');
    await desk.exporting.plan();
    expect(desk.exporting.stage).toBe('planned');
    const running = desk.exporting.run();
    expect(desk.exporting.stage).toBe('running');
    port.tell({ kind: 'export-progress', done: 3, total: 9 });
    expect(desk.exporting.progress).toEqual({ done: 3, total: 9 });
    await running;
    expect(desk.exporting.stage).toBe('done');
  });

  it('that fails says so by its code', async () => {
    const { desk, port } = await bench();
    port.engine.export = () => Promise.reject({ code: 'disk-full', message: 'full', problems: [] });
    desk.exporting.choose('/site');
    await desk.exporting.run();
    await settle();
    expect(desk.exporting).toMatchObject({ stage: 'failed', failure: { code: 'disk-full' } });
  });
});
