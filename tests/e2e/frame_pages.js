// Runs inside the preview frame. Sends the frame's script 500 random pages and
// block changes, and after each compares the document with a fresh parse of
// the page that it should be. Gives the number of changes made, or throws with
// the first that went wrong. `arguments`: seed, number of changes.
const [seed, changes] = arguments;
let state = seed >>> 0;
// mulberry32, so that a failure can be repeated from its seed.
const random = (below) => {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return (((t ^ (t >>> 14)) >>> 0) / 4294967296 * below) | 0;
};
const pick = (list) => list[random(list.length)];
const word = () => pick(['Rusia', 'Ukraina', 'KTT', 'dan', '&amp;', 'Macron', '“kata”', 'é', '😀', '&lt;script&gt;']);
const words = () => Array.from({ length: 1 + random(6) }, word).join(' ');

const block = () => pick([
  () => `<p>${words()}</p>`,
  () => `<p class="${pick(['a', 'b c'])}" id="p${random(9)}">${words()} <a href="../a/${random(9)}.html">${words()}</a></p>`,
  () => `<aside class="read" aria-label="Baca juga">\n<a href="x.html"><small>Baca Juga</small>${words()}</a>\n</aside>`,
  () => `<h2 id="s${random(5)}">${words()}</h2>`,
  () => `<figure><img src="../assets/${random(3)}.jpg" alt="${words()}" width="3" height="2"><figcaption>${words()}</figcaption></figure>`,
  () => `<blockquote><p>${words()}</p>\n<p>${words()}</p></blockquote>`,
  () => `<ul>${Array.from({ length: random(4) }, () => `\n<li>${words()}</li>`).join('')}\n</ul>`,
  () => `<table><thead><tr><th>${words()}</th></tr></thead><tbody><tr><td>${words()}</td></tr></tbody></table>`,
])();

const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">`;
const own = [...document.scripts].find((script) => !script.type).outerHTML;

const page = { title: 'A', attributes: '', blocks: [block()], tags: [], modules: [], json: 1 };
const html = () => `<!doctype html>
<html lang="id"${page.attributes}>
<head>
<meta charset="utf-8">
${page.early ? '<meta name="robots" content="noindex">\n' : ''}${POLICY}
<title>${page.title}</title>
<link rel="stylesheet" href="../assets/a.css">
<script type="application/ld+json">{"n":${page.json}}</script>
${page.hostile ? '<script>window.ran = true</script>' : ''}
</head>
<body>
<article>
<h1>${page.title}</h1>
<div class="body" data-body>
${page.blocks.map((b) => `${b}\n`).join('')}</div>
${page.tags.length ? `<p class="tags">${page.tags.join(' ')}</p>` : '<!-- none -->'}
</article>
${page.modules.map((m) => `<section>\n<h2>${m}</h2>\n</section>\n`).join('')}</body>
</html>
`;

const change = () => pick([
  () => { page.title = words(); },
  () => { page.attributes = pick(['', ' class="x"', ' data-a="1" class="y"', ' class="y" data-a="1"']); },
  () => { page.tags = Array.from({ length: random(3) }, () => `<a href="t">${words()}</a>`); },
  () => { page.modules = Array.from({ length: random(4) }, words); },
  () => { page.json += 1; },
  () => { page.early = !page.early; },
  () => { page.hostile = !page.hostile; },
  () => { page.blocks = Array.from({ length: random(8) }, block); },
])();

const send = (data) =>
  dispatchEvent(new MessageEvent('message', { source: parent, data }));
const compare = (made, what) => {
  const framed = html().replace(POLICY, () => own);
  const expected = new DOMParser().parseFromString(framed, 'text/html').documentElement.outerHTML;
  const shown = document.documentElement.outerHTML;
  if (shown === expected) return;
  let at = 0;
  while (shown[at] === expected[at]) at += 1;
  throw new Error(`change ${made} (${what}) differs at ${at}:\nshown    ${shown.slice(at - 60, at + 120)}\nexpected ${expected.slice(at - 60, at + 120)}`);
};

send({ redaksi: 'whole', key: '0', html: html() });
compare(0, 'whole');
for (let made = 1; made <= changes; made += 1) {
  if (random(3) === 0) {
    change();
    send({ redaksi: 'whole', key: String(made), html: html() });
    compare(made, 'whole');
  } else {
    const at = random(page.blocks.length + 1);
    const remove = random(Math.min(3, page.blocks.length - at) + 1);
    const insert = Array.from({ length: random(3) }, block);
    page.blocks.splice(at, remove, ...insert);
    send({ redaksi: 'blocks', key: String(made), at, remove, insert });
    compare(made, `blocks ${at} -${remove} +${insert.length}`);
  }
}
if (window.ran) throw new Error('a script of the page ran');
return changes;
