// The only script of the preview frame. `preview.rs` puts it into the page in
// place of the page's own Content-Security-Policy; the policy of the frame
// names it by its hash, so nothing else runs here.
//
// It knows the page's document and its parent window, and nothing of stories,
// commands or the newsroom. What it is told and what it tells:
//
//   told  { redaksi: 'blocks', key, at, remove, insert: [html], lines? }
//         { redaksi: 'whole', key, html, lines? }
//         { redaksi: 'lines', lines }
//         { redaksi: 'scroll-to', block }
//   tells { redaksi: 'ready' }
//         { redaksi: 'patched', key }      the page now is what `key` names
//         { redaksi: 'refused', key }      it cannot be made so; send the whole
//         { redaksi: 'clicked', block, line }
//         { redaksi: 'link', href }        a path of the site, or an address
//         { redaksi: 'key', key, code, ctrlKey, metaKey, shiftKey, altKey }
//
// The invariant, held by a test in the real window: after each change the
// document equals the parse of the freshly made page, to the last white space.
(() => {
  'use strict';

  const own = document.currentScript;
  const ELEMENT = 1;
  const TEXT = 3;
  /** First line in the body of each block, as last told. */
  let lines = null;

  // The frame's origin is opaque, so the parent cannot be named more narrowly;
  // `frame-ancestors` makes sure that it is our window.
  const tell = (message) => parent.postMessage(message, '*');

  /** The element whose children are the blocks of the text. */
  const textBox = () => document.querySelector('[data-body]');

  /** The block that holds `node`, as its number, or -1. */
  function blockOf(node) {
    const box = textBox();
    if (!box || !box.contains(node) || node === box) return -1;
    let block = node;
    while (block.parentNode !== box) block = block.parentNode;
    return [...box.children].indexOf(block);
  }

  /** Runs `change` while what the reader looks at stays where it is. */
  function withoutJump(change) {
    const top = scrollY;
    const landmarks = textBox() ? [...textBox().children] : [];
    const seen = landmarks.find((block) => block.getBoundingClientRect().bottom > 0);
    const before = seen ? seen.getBoundingClientRect().top : 0;
    const done = change();
    const moved = top > 0 && seen?.isConnected ? seen.getBoundingClientRect().top - before : 0;
    scrollTo({ left: scrollX, top: top > 0 ? scrollY + moved : top, behavior: 'instant' });
    return done;
  }

  /** Replaces blocks of the text. Each is followed by one line break. */
  function putBlocks({ at, remove, insert }) {
    const box = textBox();
    if (!box || at < 0 || remove < 0 || at + remove > box.children.length) return false;
    const made = document.createElement('template');
    made.innerHTML = insert.map((html) => `${html}\n`).join('');
    if (made.content.children.length !== insert.length) return false;
    const after = box.children[at + remove] ?? null;
    for (let left = remove; left > 0; left -= 1) {
      const block = box.children[at];
      while (block.nextSibling?.nodeType === TEXT) block.nextSibling.remove();
      block.remove();
    }
    box.insertBefore(made.content, after);
    return true;
  }

  /** Brings the whole document to what `html` parses to. */
  function putWhole({ html }) {
    const fresh = new DOMParser().parseFromString(html, 'text/html');
    const policy = fresh.querySelector('meta[http-equiv="Content-Security-Policy" i]');
    const ours = fresh.createElement('script');
    if (policy) policy.replaceWith(ours);
    else fresh.head.prepend(ours);
    morph(document.documentElement, fresh.documentElement, ours);
    return true;
  }

  const equal = (a, b) =>
    a.isEqualNode(b) && (a.nodeType !== ELEMENT || a.outerHTML === b.outerHTML);

  const alike = (a, b) =>
    a.nodeType === b.nodeType && a.nodeName === b.nodeName && a.namespaceURI === b.namespaceURI;

  /** Makes `from` equal to `to`, keeping every node that can stay. */
  function morph(from, to, ours) {
    if (from.nodeType !== ELEMENT) {
      if (from.data !== to.data) from.data = to.data;
      return;
    }
    morphAttributes(from, to);
    const old = [...from.childNodes];
    const next = [...to.childNodes];
    // Our script stays where it stands: put in again, it would run again.
    const here = old.indexOf(own);
    const there = next.indexOf(ours);
    if (here >= 0 && there >= 0) {
      morphRun(from, old.slice(0, here), next.slice(0, there), own, ours);
      morphRun(from, old.slice(here + 1), next.slice(there + 1), null, ours);
    } else {
      morphRun(from, old, next, null, ours);
    }
  }

  /** Attributes in their order, since the order shows in the bytes. */
  function morphAttributes(from, to) {
    const names = (element) => [...element.attributes].map((attribute) => attribute.name);
    if (names(from).join(' ') !== names(to).join(' ')) {
      for (const name of names(from)) from.removeAttribute(name);
    }
    for (const { name, value } of to.attributes) {
      if (from.getAttribute(name) !== value) from.setAttribute(name, value);
    }
  }

  /** Makes the neighbours `old`, which end before `end`, equal to `next`. */
  function morphRun(parentNode, old, next, end, ours) {
    let start = 0;
    while (start < old.length && start < next.length && equal(old[start], next[start])) start += 1;
    let oldEnd = old.length;
    let nextEnd = next.length;
    while (oldEnd > start && nextEnd > start && equal(old[oldEnd - 1], next[nextEnd - 1])) {
      oldEnd -= 1;
      nextEnd -= 1;
    }
    const after = old[oldEnd] ?? end;
    for (let at = start; at < oldEnd || at < nextEnd; at += 1) {
      if (at >= nextEnd) old[at].remove();
      else if (at >= oldEnd) parentNode.insertBefore(document.importNode(next[at], true), after);
      else if (alike(old[at], next[at])) morph(old[at], next[at], ours);
      else old[at].replaceWith(document.importNode(next[at], true));
    }
  }

  /** Brings a block into view, where it is not yet. */
  function scrollToBlock(number) {
    const block = textBox()?.children[number];
    const place = block?.getBoundingClientRect();
    if (!place || (place.top >= 0 && place.bottom <= innerHeight)) return;
    block.scrollIntoView({ block: place.height > innerHeight ? 'start' : 'center', behavior: 'instant' });
  }

  addEventListener('message', ({ source, data }) => {
    if (source !== parent || typeof data !== 'object' || data === null) return;
    if (Array.isArray(data.lines)) lines = data.lines;
    const put = { blocks: putBlocks, whole: putWhole }[data.redaksi];
    if (put) {
      let done = false;
      try {
        done = withoutJump(() => put(data));
      } finally {
        tell({ redaksi: done ? 'patched' : 'refused', key: data.key });
      }
    } else if (data.redaksi === 'scroll-to') {
      scrollToBlock(data.block);
    }
  });

  /** Nothing in the frame leads anywhere by itself: the window decides. */
  function onPress(event) {
    const link = event.target.closest?.('a[href], area[href]');
    if (link) {
      event.preventDefault();
      const ofSite = link.protocol === 'preview:' || link.hostname === 'preview.localhost';
      const href = ofSite ? link.pathname + link.hash : link.href;
      if (event.type === 'click') tell({ redaksi: 'link', href });
      return;
    }
    const block = event.type === 'click' ? blockOf(event.target) : -1;
    if (block >= 0) tell({ redaksi: 'clicked', block, line: lines?.[block] ?? null });
  }
  addEventListener('click', onPress, true);
  addEventListener('auxclick', onPress, true);
  addEventListener('submit', (event) => event.preventDefault(), true);

  // A shortcut pressed while the page has the focus is still the window's.
  addEventListener('keydown', (event) => {
    const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event;
    if (!ctrlKey && !metaKey && !/^(F\d+|Escape)$/.test(key)) return;
    tell({ redaksi: 'key', key, code, ctrlKey, metaKey, shiftKey, altKey });
  });

  const ready = () => tell({ redaksi: 'ready' });
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', ready);
  else ready();
})();
