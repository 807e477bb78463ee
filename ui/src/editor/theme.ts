/**
 * How the text looks while it is written. Colours and type come from the
 * window's tokens, so that light, dark and the accent need no second theme.
 */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const look = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'transparent', font: 'var(--text-font)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'inherit', overflow: 'visible' },
  '.cm-content': {
    padding: '0 0 4em',
    caretColor: 'var(--accent)',
    fontFamily: 'inherit',
  },
  '.cm-line': { padding: '0' },
  '.cm-cursor, .cm-dropCursor': { borderLeft: '1.6px solid var(--accent)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
    { backgroundColor: 'var(--selection)' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  // An empty line is the space between two paragraphs.
  '.cm-blank': { lineHeight: '.95em' },
  '.cm-opener': {
    font: '600 12px/1 var(--ui)',
    letterSpacing: '.03em',
    color: 'var(--accent)',
    background: 'var(--accent-soft)',
    padding: '4px 7px',
    borderRadius: '4px',
    marginRight: '7px',
    verticalAlign: '2px',
    cursor: 'text',
  },
  '.cm-picture': {
    display: 'inline-grid',
    width: '100%',
    verticalAlign: 'top',
    gridTemplateColumns: '148px 1fr',
    gap: '12px',
    alignItems: 'center',
    font: '12.5px/1.45 var(--ui)',
    color: 'var(--ink-2)',
    background: 'var(--raised)',
    border: '1px solid var(--line)',
    borderRadius: '8px',
    padding: '8px',
  },
  '.cm-picture img': {
    width: '148px',
    height: '92px',
    objectFit: 'cover',
    borderRadius: '5px',
    background: 'var(--pane)',
  },
  '.cm-quote': { borderLeft: '2px solid var(--line-strong)', paddingLeft: '14px' },
  '.cm-ra': {
    font: '13.5px/1.45 var(--ui)',
    background: 'var(--raised)',
    borderLeft: '3px solid var(--accent)',
    boxShadow: 'inset -1px 0 0 var(--line)',
    padding: '3px 14px 3px 88px',
    textIndent: '-76px',
  },
  '.cm-ra-first': {
    borderTopRightRadius: '6px',
    boxShadow: 'inset -1px 1px 0 var(--line)',
    paddingTop: '9px',
  },
  '.cm-ra-last': {
    borderBottomRightRadius: '6px',
    boxShadow: 'inset -1px -1px 0 var(--line)',
    paddingBottom: '9px',
  },
  '.cm-ra-first.cm-ra-last': { boxShadow: 'inset 0 0 0 1px var(--line)' },
  '.cm-ra-gap': { lineHeight: '4px', padding: '0', textIndent: '0' },
  '.cm-ra-label': {
    color: 'var(--ink-3)',
    fontSize: '12px',
    display: 'inline-block',
    textIndent: '0',
    minWidth: '76px',
  },
  '.cm-ra-headline': { fontWeight: '500' },
  '.cm-ra-open': { color: 'var(--review)' },
  '.cm-ra-gone': { color: 'var(--retracted)', textDecoration: 'line-through' },
  '.cm-chip': {
    font: '400 11.5px/1.3 var(--ui)',
    textIndent: '0',
    display: 'inline-flex',
    gap: '6px',
    alignItems: 'center',
    color: 'var(--review)',
    background: 'var(--amber-soft)',
    borderRadius: '99px',
    padding: '1px 8px',
    marginLeft: '8px',
    whiteSpace: 'nowrap',
    verticalAlign: '1px',
  },
  '.cm-chip-retracted': { color: 'var(--retracted)', background: 'var(--accent-soft)' },
  '.cm-accept': {
    font: '600 11.5px/1.3 var(--ui)',
    color: 'inherit',
    textDecoration: 'underline',
    textUnderlineOffset: '2px',
  },
  '.cm-accept:hover': { color: 'var(--accent)' },
  '.cm-inline-link': {
    textDecoration: 'underline',
    textDecorationColor: 'var(--line-strong)',
    textUnderlineOffset: '3px',
  },
  '.cm-page-line': {
    font: '500 11.5px/1 var(--ui)',
    color: 'var(--ink-3)',
    padding: '8px 0 6px',
    userSelect: 'none',
  },
  '.cm-break-rule': {
    font: '500 11.5px/1 var(--ui)',
    color: 'var(--ink-3)',
    display: 'inline-flex',
    verticalAlign: 'middle',
    alignItems: 'center',
    gap: '12px',
    padding: '4px 0',
    width: '100%',
  },
  '.cm-break-rule::before, .cm-break-rule::after': {
    content: '""',
    flex: '1',
    borderTop: '1px dashed var(--line-strong)',
  },
  '.cm-fault': {
    textDecoration: 'underline wavy var(--ink-3) 1.2px',
    textUnderlineOffset: '4px',
    textDecorationSkipInk: 'none',
  },
  '.cm-fault-blocker': { textDecorationColor: 'var(--retracted)' },
  '.cm-fault-warning': { textDecorationColor: 'var(--changed)' },
  '.cm-tooltip': { border: '0', background: 'transparent', zIndex: '40' },
  '.cm-searchMatch': { backgroundColor: 'var(--amber-soft)', outline: '1px solid var(--review)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--selection)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--amber-soft)' },
});

const words = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '650', fontSize: '1.16em', lineHeight: '1.3' },
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.quote, color: 'var(--ink-2)', fontStyle: 'italic' },
  { tag: tags.monospace, fontFamily: 'var(--mono)', fontSize: '.85em' },
  { tag: [tags.url, tags.processingInstruction, tags.comment, tags.meta], color: 'var(--ink-3)' },
]);

export const bodyTheme: Extension = [look, syntaxHighlighting(words)];
