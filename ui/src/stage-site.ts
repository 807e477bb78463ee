/**
 * A made-up site for the stage: a plan with every kind of row and reason, runs
 * of earlier exports, and the faults an export can meet. Chosen in the address:
 * `?plan=10000`, `?first`, `?same`, `?half=40`, `?fault=other-export`,
 * `?runs=4`. No part of the program.
 */
import type { ExportedFile, ExportRun } from './port/bindings';
import { file, reason, type SiteOptions } from './port/memory-site';

const HEADLINES = [
  'Amerika Serikat dan Prancis Jadi Siap Juru Damai Rusia-Ukraina Melalui KTT Pada Kamis 24 Februari 2022',
  'Warga Kiev Mulai Mengungsi, KBRI Siapkan Jalur Darat',
  'Gempa Cianjur',
  'Terkait Beberapa Negara Sudah Lepas Masker. Luhut: Indonesia Lebih Menerapkan Prinsip Kehati-hatian',
];

function story(n: number, change: Partial<ExportedFile>): ExportedFile {
  const headline = HEADLINES[n % HEADLINES.length]!;
  const slug = headline.toLowerCase().replace(/[^a-z]+/g, '-');
  const path = `internasional/${slug}-${n}.html`;
  return file({ path, headline, article: '01KIEV', ...change });
}

function plan(count: number): ExportedFile[] {
  const kiev = { article: '01KIEV', headline: HEADLINES[1]! };
  const files = [
    story(0, { reasons: [reason('new')] }),
    story(2, { reasons: [reason('content'), reason('module', 'latest')] }),
    story(1, { reasons: [{ ...reason('headline'), ...kiev }, reason('setting', 'name')] }),
    file({ kind: 'list', reasons: [{ ...reason('list'), ...kiev }, reason('theme')] }),
    file({ path: 'nasional/index.html', kind: 'list', reasons: [reason('list')] }),
    file({ path: 'umpan/rss.xml', kind: 'feed', reasons: [reason('list')] }),
    file({ path: 'sitemap.xml', kind: 'machine', reasons: [reason('list')] }),
    file({ path: 'nasional/lama.html', action: 'remove', reasons: [reason('unwanted')] }),
    file({ path: 'nasional/pindah.html', kind: 'redirect', reasons: [reason('moved')] }),
  ];
  for (let n = files.length; n < count; n++) {
    files.push(story(n, { reasons: [reason('module', n % 3 ? 'latest' : 'popular')] }));
  }
  for (let n = 0; n < 40; n++) {
    files.push(story(n, { path: `k/${n}.html`, action: 'keep', reasons: [reason('same')] }));
  }
  return files;
}

function run(id: number, hours: number, change: Partial<ExportRun> = {}): ExportRun {
  const at = new Date(Date.now() - hours * 3_600_000).toISOString();
  return {
    id,
    kind: 'export',
    state: id,
    at,
    by: id % 2 ? 'Rina' : 'Miradin Syahbana Rizky',
    clock: at,
    build: '0.1.0',
    written: 12 * id,
    unchanged: 1204,
    removed: id % 3,
    rendered: 12 * id,
    tree: '',
    next: [],
    ...change,
  };
}

/** The site that the address asks for. */
export function siteOf(wish: URLSearchParams, picture: string): SiteOptions {
  const count = Number(wish.get('plan') ?? 9);
  const same = plan(0).filter(({ action }) => action === 'keep');
  const fault = wish.get('fault');
  const runs = Array.from({ length: Number(wish.get('runs') ?? 3) }, (_, at) =>
    run(9 - at, 5 + at * 20),
  );
  if (wish.has('rolled')) runs.unshift(run(10, 1, { kind: 'rollback', state: 8 }));
  return {
    files: wish.has('same') ? same : plan(count),
    foreign: ['iklan/banner.html', 'google1234.html'],
    next: ['2026-11-26T08:00:00+07:00'],
    runs,
    picture,
    ...(wish.has('half') ? { halfWay: Number(wish.get('half')) } : {}),
    ...(fault ? { fault: { code: fault, message: `fault ${fault}`, problems: [] } } : {}),
  };
}
