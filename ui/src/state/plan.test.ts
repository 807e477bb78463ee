import { beforeEach, describe, expect, it } from 'vitest';
import type { ExportReport } from '../port/bindings';
import { file, reason } from '../port/memory-site';
import { language } from './language.svelte';
import { countGroups, inGroup, narrow, reasonsOf, rowsOf } from './plan';

const REPORT: ExportReport = {
  written: 3,
  unchanged: 1,
  removed: 1,
  rendered: 3,
  blocked: [
    {
      article: '01A',
      severity: 'blocker',
      code: 'link-unresolved',
      message: 'Belum tertaut.',
      field: 'body',
      line: 3,
      column: 1,
      length: 4,
      text: 'KEREN',
      fixes: [],
    },
  ],
  warnings: [],
  files: [
    file({ path: 'a.html', headline: 'Gempa Cianjur', reasons: [reason('new')] }),
    file({
      path: 'b.html',
      headline: 'Banjir Garut',
      reasons: [reason('headline', null, 'Gempa Cianjur'), reason('module', 'latest')],
    }),
    file({ kind: 'list', reasons: [reason('setting', 'name'), reason('module', 'latest')] }),
    file({ path: 'lama.html', action: 'remove', reasons: [reason('unwanted')] }),
    file({ path: 'tetap.html', action: 'keep', reasons: [reason('same')] }),
  ],
  foreign: ['iklan/banner.html'],
  next: [],
  out: '/situs',
};

describe('the plan as rows', () => {
  beforeEach(() => language.choose('id'));
  const rows = (): ReturnType<typeof rowsOf> => rowsOf(REPORT, { '01A': 'Tertahan' });

  it('groups what is new, changed, removed, held back, kept and of others', () => {
    expect(countGroups(rows())).toEqual({
      changes: 4,
      new: 1,
      changed: 2,
      removed: 1,
      blocked: 1,
      warnings: 0,
      kept: 1,
      foreign: 1,
    });
    expect(inGroup(rows(), 'changes').map(({ address }) => address)).toEqual([
      'a.html',
      'b.html',
      'index.html',
      'lama.html',
    ]);
  });

  it('says the reasons in words, in both languages', () => {
    const why = (path: string): string => rows().find(({ address }) => address === path)!.why;
    expect(why('b.html')).toBe('Judul tautan berubah: Gempa Cianjur · Terkini berubah');
    expect(why('index.html')).toBe('Setelan: nama · Terkini berubah');
    language.choose('en');
    expect(why('index.html')).toBe('Setting: name · Latest changed');
  });

  it('shows a reason and a setting that it has no words for as they are', () => {
    const files = [file({ reasons: [reason('besok', 'x'), reason('setting', 'limits.photo')] })];
    expect(rowsOf({ ...REPORT, files }, {})[0]!.why).toBe('besok x · Setelan: limits.photo');
  });

  it('counts reasons, and narrows by reason and by words', () => {
    const changes = inGroup(rows(), 'changes');
    expect(reasonsOf(changes)[0]).toEqual({
      reason: 'module latest',
      words: 'Terkini berubah',
      count: 2,
    });
    const latest = narrow(changes, 'module latest', '');
    expect(latest.map(({ address }) => address)).toEqual(['b.html', 'index.html']);
    expect(narrow(changes, 'module latest', 'GEMPA tautan')).toHaveLength(1);
    expect(narrow(changes, null, 'tidak ada')).toEqual([]);
  });

  it('names a problem by its story and keeps the way to its spot', () => {
    const row = inGroup(rows(), 'blocked')[0]!;
    expect([row.title, row.address, row.problem?.line]).toEqual(['Tertahan', 'Belum tertaut.', 3]);
  });
});
