/**
 * The window on a stage: the panes over a fake host with made-up stories, for
 * looking at them in a browser (`npm run stage`, then `npm run stage:serve`).
 * What is shown is chosen in the address: `?empty`, `?rows=100000`, `?dark`,
 * `?en`, `?read-only`, `?open=ID`, `?review`, `?dialog=NAME`, `?type=TEXT`,
 * `?tab=NAME`, `?notices`, `?act=NAME,…` (buttons pressed one after another);
 * more for exports in `stage-site.ts`. No part of the program.
 */
import { compose } from './compose';
import type { Article, Notice, Problem } from './port/bindings';
import { MemoryPort, NOTHING } from './port/memory';
import { siteOf } from './stage-site';
import { isCommand } from './state/commands';
import type { SideTab } from './state/layout.svelte';

const wish = new URLSearchParams(location.search);
const headline =
  wish.get('headline') ??
  'Amerika Serikat dan Prancis Jadi Siap Juru Damai Rusia-Ukraina Melalui KTT Pada Kamis 24 Februari 2022';
const caption =
  'Rusia Ukraina Perang: Sudah Dimulai dengan Peringatan Mengerikan yang Menewaskan 5 Orang di Perbatasan';

const body = `Presiden AS, Joe Biden dan Presiden Rusia, Vladimir Putin menyetujui proposal dari Presiden Prancis, Emanuel Macron untuk mengadakan Konfrensi Tingkat Tinggi (KTT) AS dan Rusia.

Adanya wacana KTT ini terjadi ketika Presiden Macron dan Presiden Putin berbicara melalui panggilan telepon pada hari **Minggu** 20 Februari 2022.

Baca Juga: [Hari Bahasa Ibu, Masyarakat Penutur Sunda Deklarasi Pentingnya Penguatan Bahasa Sunda](article:01BAHASA)

Baca Juga: KEREN Inilah Penampakan Stadion Kontainer Qatar, Tempat Piala Dunia 2022!

Mereka telah sepakat untuk perlunya solusi diplomatik dari kebuntuan konflik tersebut.

## Isi KTT

> Tujuan diplomatik adalah jalan terbaik untuk semuanya.

<!--nextpage-->

![Gedung](media:abc "Gedung Putih, Washington. /Reuters")

Isi dari KTT AS-Rusia akan diusulkan oleh [Menteri Luar Negeri AS](https://example.id), Antony Blinken, pada *Kamis* 24 Februari 2022.

Baca Juga: [Persipura Mangkir Bertanding Melawan Madura United](article:XPERSIPURA)`;

const colours = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100"><linearGradient id="g" x2=".3" y2="1"><stop stop-color="#8aa4bd"/><stop offset=".55" stop-color="#d9c6a5"/><stop offset="1" stop-color="#5d5346"/></linearGradient><rect width="160" height="100" fill="url(#g)"/></svg>`;
const picture = `data:image/svg+xml,${encodeURIComponent(colours)}`;
const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

const NOTICES: Notice[] = [
  {
    kind: 'ralat',
    text: 'Nama Presiden Prancis semula tertulis “Emanuel”; yang benar Emmanuel Macron.',
    at: '2022-02-22T10:05:00+07:00',
    by: 'Miradin Syahbana Rizky',
    link: null,
  },
  {
    kind: 'hak-jawab',
    text: 'Kedutaan Besar menyampaikan tanggapan atas berita ini.',
    at: '2022-02-23T09:00:00+07:00',
    by: 'Rina',
    link: '01KIEV',
  },
];

const articles: Partial<Article>[] = [
  {
    id: '01KTT',
    slug: 'ktt-rusia-ukraina',
    headline,
    opener: 'BERITA KBB',
    section: 'Internasional',
    tags: ['Rusia', 'Ukraina', 'KTT'],
    contributors: [{ role: 'editor', name: 'Miradin Syahbana Rizky' }],
    published_at: '2022-02-22T08:22:00+07:00',
    updated_at: ago(0.2),
    lead: { ...NOTHING.lead, media: picture, alt: caption, caption, credit: 'Reuters' },
    body: wish.has('big') ? `${body}\n\n`.repeat(Number(wish.get('big'))) : body,
    status: wish.has('review') ? 'in-review' : wish.has('notices') ? 'exported' : 'draft',
    notices: wish.has('notices') ? NOTICES : [],
    rule_breaks: wish.has('pages') ? [5, 9] : [],
    unplaced: ['x'],
  },
  {
    id: '01BAHASA',
    headline:
      'Hari Bahasa Ibu, Masyarakat Penutur Sunda Deklarasi Pentingnya Penguatan Bahasa Sunda',
    section: 'Budaya',
    updated_at: ago(20),
  },
  {
    id: '01STADION',
    headline: 'KEREN Inilah Penampakan Stadion Kontainer Qatar, Tempat Piala Dunia 2022!',
    section: 'Olahraga',
    updated_at: ago(26),
  },
  {
    id: '01KIEV',
    headline: 'Warga Kiev Mulai Mengungsi, KBRI Siapkan Jalur Darat',
    section: 'Internasional',
    updated_at: ago(50),
    status: 'exported',
  },
  {
    id: '01LUHUT',
    headline:
      'Terkait Beberapa Negara Sudah Lepas Masker. Luhut: Indonesia Lebih Menerapkan Prinsip Kehati-hatian',
    section: 'Nasional',
    updated_at: ago(70),
  },
  { id: '01PENDEK', headline: 'Gempa Cianjur', section: 'Nasional', updated_at: ago(90) },
  {
    id: '01MENLU',
    headline: 'Menlu: 138 WNI di Ukraina Dipantau Setiap Jam',
    section: 'Nasional',
    updated_at: ago(200),
    status: 'in-review',
  },
];

function problem(change: Partial<Problem>): Problem {
  return {
    article: '01KTT',
    severity: 'warning',
    code: 'spelling',
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

function problemsOf(article: Article): Problem[] {
  if (article.id !== '01KTT') return [];
  const spot = (text: string, fixes: string[]): Problem[] => {
    const lines = article.body.split('\n');
    const line = lines.findIndex((candidate) => candidate.includes(text));
    if (line < 0) return [];
    const column = lines[line]!.indexOf(text) + 1;
    const message = `Mungkin maksudnya “${fixes[0]}”.`;
    return [problem({ text, fixes, message, line: line + 1, column, length: text.length })];
  };
  return [
    problem({
      severity: 'blocker',
      code: 'unresolved-link',
      message: 'Baca Juga ini belum tertaut ke berita mana pun.',
      line: 7,
      column: 12,
      length: 5,
      text: 'KEREN',
    }),
    ...spot('Emanuel', ['Emmanuel']),
    ...spot('Konfrensi', ['Konferensi']),
    problem({
      severity: 'note',
      code: 'opener-empty',
      field: 'opener',
      text: 'BERITA KBB',
      fixes: ['BERITA KBB'],
      message: 'Pembuka “BERITA KBB” belum dicantumkan pada berita ini.',
    }),
    problem({
      severity: 'note',
      code: 'alt-is-caption',
      field: 'lead.alt',
      message: 'Alt sama dengan keterangan foto.',
    }),
  ];
}

function pageOf(article: Article): string {
  const paragraphs = article.body
    .split(/\n\n+/)
    .map((text) => `<p>${text.replace(/[<>]/g, '')}</p>`)
    .join('');
  return `<!doctype html><meta name="viewport" content="width=device-width"><style>body{font:17px/1.6 Georgia,serif;margin:0;padding:16px;color:#1a1a1a;background:#fff}h1{font-size:24px;line-height:1.2}header{margin:-16px -16px 16px;padding:10px 16px;border-bottom:2px solid #9f1d2d;font:700 17px sans-serif}img{width:calc(100% + 32px);margin:0 -16px}</style><header>Berita KBB</header><h1>${article.headline}</h1><img src="${picture}" alt="">${paragraphs}<script>parent.postMessage({redaksi:'ready'},'*')</scr${''}ipt>`;
}

const port = new MemoryPort({
  house: wish.has('imprint')
    ? [
        problem({
          article: null,
          severity: 'note',
          code: 'imprint-missing',
          field: null,
          message:
            'Halaman Redaksi belum lengkap: imprint.address; isilah di pengaturan (UU Pers pasal 12).',
        }),
      ]
    : [],
  articles: wish.has('empty') ? [] : articles,
  site: siteOf(wish, picture),
  filler: Number(wish.get('rows') ?? 0),
  problems: problemsOf,
  pageHtml: pageOf,
  info: {
    language: wish.has('en') ? 'en' : 'id',
    appearance: wish.has('dark') ? 'dark' : 'light',
    read_only: wish.has('read-only'),
    export_dir: '/home/rina/situs',
  },
});
const desk = compose(port);
Object.assign(window, { desk, port });

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

async function play(): Promise<void> {
  await pause(300);
  const id = wish.get('open');
  if (id) await desk.open(id);
  await pause(700);
  const tab = wish.get('tab');
  if (tab) desk.show(tab as SideTab);
  const dialog = wish.get('dialog') ?? '';
  if (isCommand(dialog)) desk.run(dialog);
  for (const act of wish.get('act')?.split(',') ?? []) {
    await pause(500);
    document.querySelector<HTMLElement>(`[data-action="${act}"], [data-group="${act}"]`)?.click();
  }
  const words = wish.get('type');
  if (words) {
    desk.story?.editor?.goToLine(Number(wish.get('line') ?? 9));
    const content = document.querySelector<HTMLElement>('#body .cm-content');
    content?.focus();
    getSelection()?.modify('move', 'forward', 'lineboundary');
    for (const sign of words) {
      document.execCommand('insertText', false, sign);
      await pause(20);
    }
  }
}
void play();
