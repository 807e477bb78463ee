// Runs cari.js over an index in a folder, on the little of a document that it touches, and prints
// what a reader would see. Usage: node script.mjs SCRIPT INDEX-FOLDER QUERIES(json)
import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const [script, folder, queries] = process.argv.slice(2);

class Node {
  constructor(tag) { Object.assign(this, { tag, children: [], dataset: {}, on: {}, hidden: false, text: '' }); }
  append(...parts) { this.children.push(...parts.filter(part => part !== '')); }
  appendChild(child) { this.append(child); child.parent = this; return child; }
  after(text) { this.parent.append(text); }
  replaceChildren(...parts) { this.children = parts; }
  addEventListener(kind, act) { this.on[kind] = act; }
  querySelector(tag) {
    for (const child of this.children) {
      if (child.tag === tag) return child;
      const found = child.querySelector?.(tag);
      if (found) return found;
    }
    return null;
  }
  focus() { document.activeElement = this; }
  get length() { return this.children.length; }
  set textContent(text) { this.children = text ? [text] : []; }
  get textContent() { return this.children.map(child => child.textContent ?? child).join(''); }
  // The text with what is marked between brackets.
  get shown() { return this.children.map(child => child.tag === 'mark' ? `[${child.textContent}]` : child.shown ?? child).join(''); }
}

const form = new Node('form'), box = new Node('input'), status = new Node('p'), list = new Node('ol'), more = new Node('button');
form.elements = { q: box };
Object.assign(form.dataset, { index: 'cari/indeks.json', sedang: 'sedang', satu: 'satu', banyak: '{n} berita', nihil: 'nihil', gagal: 'gagal' });
const parts = { 'form[data-index]': form, '.cari-kabar': status, '.cari-hasil': list, '.cari-lagi': more };
globalThis.document = {
  querySelector: selector => parts[selector],
  createElement: tag => new Node(tag),
  documentElement: { lang: 'id' },
  activeElement: box,
};
let loaded = [], offline = false, pending = 0;
globalThis.location = { search: '?q=nomor123', pathname: '/cari.html' };
globalThis.history = { replaceState: (state, title, address) => { location.search = address; } };
globalThis.fetch = async name => {
  pending++;
  try {
    await new Promise(done => setImmediate(done));
    if (offline) throw new TypeError('offline');
    const bytes = readFileSync(`${folder}/${name}`);
    loaded.push([name, bytes.length]);
    return { ok: true, status: 200, json: async () => JSON.parse(bytes) };
  } catch (error) {
    if (error.code === 'ENOENT') { loaded.push([name, 0]); return { ok: false, status: 404 }; }
    throw error;
  } finally {
    pending--;
  }
};
const settled = async () => {
  for (let quiet = 0; quiet < 20; quiet = pending ? 0 : quiet + 1) await new Promise(done => setImmediate(done));
};
const report = name => {
  const results = list.children.map(item => ({
    href: item.querySelector('a').href,
    headline: item.querySelector('h2').shown,
    whole: item.shown,
  }));
  console.log(JSON.stringify({ name, status: status.textContent, results, more: !more.hidden, hidden: list.hidden, address: location.search, focus: document.activeElement.href ?? '', loaded }));
  loaded = [];
};
const ask = async query => {
  box.value = query;
  form.on.submit({ preventDefault() {} });
  await settled();
};

vm.runInThisContext(readFileSync(script, 'utf8'));
await settled();
report('address');
for (const query of JSON.parse(queries)) {
  if (query === 'offline') { offline = true; continue; }
  if (query === 'online') { offline = false; continue; }
  if (query === 'more') { await more.on.click(); await settled(); report('more'); continue; }
  await ask(query);
  report(query);
}
