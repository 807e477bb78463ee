// Runs in the window. Makes random edits of the text in the editor, as a
// writer's fingers and pastes would: words, line breaks, marks, deletions.
const [seed, edits] = arguments;
let state = (seed * 7919 + 17) >>> 0;
const random = (below) => {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return (((t ^ (t >>> 14)) >>> 0) / 4294967296 * below) | 0;
};
const pieces = [
  'kata ', 'Presiden ', '\n\n', '\n', '**tebal** ', '*miring*', '# ', '> ', '- satu\n- dua\n',
  'é', '😀', '[tautan](https://example.com) ', '\n\n## Judul antara\n\n', '\n\nBaca Juga: Judul yang belum ada\n\n',
  '<b>', '&', '|a|b|\n|-|-|\n|1|2|\n', '\n\n<!--nextpage-->\n\n', '`kode`', '“', '[^1]',
];
const content = document.querySelector('#body .cm-content');
const view = (content.cmTile ?? content.cmView).view;
for (let made = 0; made < edits; made += 1) {
  const text = view.state.doc.toString();
  const boundary = (at) => {
    const code = text.charCodeAt(at);
    return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
  };
  const from = boundary(random(text.length + 1));
  const to = random(3) === 0 ? boundary(Math.min(text.length, from + random(40))) : from;
  const insert = to > from && random(2) === 0 ? '' : pieces[random(pieces.length)];
  view.dispatch({ changes: { from, to: Math.max(from, to), insert }, userEvent: 'input' });
}
return view.state.doc.length;
