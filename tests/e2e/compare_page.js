// Runs inside the preview frame. Compares the frame's document with a fresh
// parse of the page, given as the export would write it: null where they are
// equal, else the first place where they part.
const [page] = arguments;
const own = [...document.scripts].find((script) => !script.type).outerHTML;
const framed = page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, () => own);
const fresh = new DOMParser().parseFromString(framed, 'text/html').documentElement;

const MACHINES = [
  'meta[name="description"]',
  'meta[property^="og:"]',
  'meta[name^="twitter:"]',
  'script[type="application/ld+json"]',
].join();
const forPeople = (root) => {
  const copy = root.cloneNode(true);
  for (const element of copy.querySelectorAll(MACHINES)) {
    if (element.nextSibling?.data?.trim() === '') element.nextSibling.remove();
    element.remove();
  }
  return copy.outerHTML;
};

const shown = forPeople(document.documentElement);
const expected = forPeople(fresh);
if (shown === expected) return null;
let at = 0;
while (shown[at] === expected[at]) at += 1;
const around = (text) => text.slice(Math.max(0, at - 80), at + 200);
return { shown: around(shown), expected: around(expected) };
