// Search in an index of small files, see docs/page.md.
(() => {
'use strict';
const form = document.querySelector('form[data-index]');
if (!form) return;
const say = form.dataset, root = say.index.replace(/[^/]*$/, ''), box = form.elements.q;
const [status, list, more] = ['kabar', 'hasil', 'lagi'].map(name => document.querySelector('.cari-' + name));
const PAGE = 10;
const SHARDS = 6; // if more, only the whole word
const FRESH = 1e12; // above any minute
let turn = 0, found = [], shown = 0, asked = [], contents, wait;

const files = {};
const load = name => files[name] ||= fetch(`${root}${name}.json`).then(reply => {
  if (reply.ok) return reply.json();
  if (reply.status === 404) return {}; // the site was exported meanwhile
  throw Error(reply.status);
}).catch(error => { delete files[name]; throw error; });

// Words as the index has them: no marks, no apostrophes, lower case.
const fold = text => text.normalize('NFKD').replace(/[\u0300-\u036f'’\xad\u200b]/g, '').toLowerCase();
const split = text => fold(text).match(/[\p{Alphabetic}\p{N}][\p{Alphabetic}\p{N}\p{M}]*/gu) || [];
const number = text => parseInt(text, 36);
const steps = (text, sign) => {
  let at = 0;
  return text ? text.split(',').map((step, n) => at = n ? at + sign * number(step) : number(step)) : [];
};
const last = (starts, value) => starts.findLastIndex(start => start <= value);
const fits = (word, term) => term === word ? 1 : word[1] && term.startsWith(word) ? .7 : 0;

const open = () => contents ||= Promise.all(['indeks', 'baru'].map(load)).then(([index, fresh]) => ({
  starts: index.kata ? index.kata.split(' ') : [],
  cards: steps(index.kartu, 1),
  count: index.jumlah + fresh.length,
  fresh: fresh.map(card => [card, split(card[0] + ' ' + card[6]), split(`${card[2]} ${card[5]} ${card[7]}`)]),
})).catch(error => { contents = 0; throw error; });

// How well each story answers a word.
const answer = async (word, { starts, fresh }) => {
  const best = new Map();
  const note = (story, value) => value > (best.get(story) || 0) && best.set(story, value);
  fresh.forEach(([, strong, weak], n) => {
    for (const term of strong) note(FRESH - n, 3 * fits(word, term));
    for (const term of weak) note(FRESH - n, fits(word, term));
  });
  const from = Math.max(0, last(starts, word));
  let to = from + 1;
  while (starts[to]?.startsWith(word)) to++;
  const names = starts.slice(from, to - from > SHARDS ? from + 1 : to)
    .map(start => 'k-' + start.replace(/[^0-9a-z]/gu, c => `_${c.codePointAt().toString(16)}_`));
  for (const shard of await Promise.all(names.map(load))) {
    for (const term in shard) {
      const value = fits(word, term);
      if (value) shard[term].split(';').forEach((keys, weak) => {
        for (const key of steps(keys, -1)) note(key, weak ? value : 3 * value);
      });
    }
  }
  return best;
};

// Stories by how many of the words they have (rare ones say more), how well, how new.
const search = async words => {
  const index = await open(), score = new Map();
  for (const best of await Promise.all(words.map(word => answer(word, index)))) {
    const rare = Math.log(1 + index.count / best.size);
    for (const [story, value] of best) score.set(story, (score.get(story) || 0) + rare * (10 + value));
  }
  return [...score].sort((a, b) => b[1] - a[1] || b[0] - a[0]).map(([story]) => story);
};

const card = async story => {
  const { cards, fresh } = await open();
  if (story > FRESH / 2) return fresh[FRESH - story][0];
  return (await load('b-' + cards[last(cards, story)]?.toString(36)))[story.toString(36)];
};

const put = (parent, kind, text = '') => {
  const made = parent.appendChild(document.createElement(kind));
  for (const part of text.split(/([\p{Alphabetic}\p{N}\p{M}'’]+)/u)) {
    if (kind !== 'mark' && asked.some(word => fits(word, fold(part)))) put(made, 'mark', part);
    else made.append(part);
  }
  return made;
};

const entry = ([headline, path, section, iso, time, summary]) => {
  const item = document.createElement('li'), inner = put(item, 'div');
  put(put(inner, 'h2'), 'a', headline).href = path;
  if (summary) put(inner, 'p', summary);
  const line = put(inner, 'p');
  line.className = 'waktu';
  if (section) put(line, 'span', section).after(' ');
  put(line, 'time', time).dateTime = iso;
  return item;
};

const show = async mine => {
  const cards = await Promise.all(found.slice(shown, shown + PAGE).map(card));
  if (mine !== turn) return;
  const items = cards.filter(Boolean).map(entry);
  shown += PAGE;
  list.append(...items);
  list.hidden = !items.length && shown <= PAGE;
  more.hidden = shown >= found.length;
  return items[0];
};
const failed = () => { status.textContent = say.gagal; };

const run = async () => {
  const mine = ++turn, text = box.value.trim();
  const words = [...new Set(split(text))].slice(0, 8).map(word => [...word].slice(0, 32).join(''));
  history.replaceState(null, '', text ? '?q=' + encodeURIComponent(text) : location.pathname);
  const slow = setTimeout(() => { status.textContent = say.sedang; }, 400);
  try {
    const stories = words.length ? await search(words) : [];
    if (mine !== turn) return;
    [found, shown, asked] = [stories, 0, words];
    list.replaceChildren();
    await show(mine);
    if (mine !== turn) return;
    const count = found.length.toLocaleString(document.documentElement.lang);
    status.textContent = !words.length ? '' : say[['nihil', 'satu'][found.length] || 'banyak'].replace('{n}', count);
  } catch {
    if (mine === turn) failed();
  } finally {
    clearTimeout(slow);
  }
};

box.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(run, 150); });
form.addEventListener('submit', event => { event.preventDefault(); clearTimeout(wait); run(); });
more.addEventListener('click', () => show(turn).then(item => item?.querySelector('a').focus(), failed));
box.value = new URLSearchParams(location.search).get('q') || '';
if (box.value) run();
})();
