// Runs inside the preview frame. Compares the frame's document with a fresh
// parse of the page, given as the export would write it: null where they are
// equal, else the first place where they part.
const [page] = arguments;
const own = [...document.scripts].find((script) => !script.type).outerHTML;
const framed = page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, () => own);
const fresh = new DOMParser().parseFromString(framed, 'text/html').documentElement;

const shown = document.documentElement.outerHTML;
const expected = fresh.outerHTML;
if (shown === expected) return null;
let at = 0;
while (shown[at] === expected[at]) at += 1;
const around = (text) => text.slice(Math.max(0, at - 80), at + 200);
return { shown: around(shown), expected: around(expected) };
