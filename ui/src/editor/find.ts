/**
 * Finding and replacing within the text: CodeMirror's own panel, in the
 * window's words, above the sheet so that it stays in sight.
 */
import { openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { keymap, panels, type EditorView } from '@codemirror/view';
import { t } from '../state/language.svelte';

/** Opens the panel, or goes back to its field. */
export function find(view: EditorView): void {
  openSearchPanel(view);
}

/** The panel's words; they are CodeMirror's keys on the left. */
export function findWords(): Extension {
  return EditorState.phrases.of({
    Find: t('find-find'),
    Replace: t('find-replace-with'),
    next: t('find-next'),
    previous: t('find-previous'),
    all: t('find-all'),
    'match case': t('find-case'),
    'by word': t('find-word'),
    regexp: t('find-regexp'),
    replace: t('find-replace'),
    'replace all': t('find-replace-all'),
    close: t('close'),
    'replaced $ matches': t('find-replaced', { count: '$' }),
    'replaced match on line $': t('find-replaced-one'),
    'current match': t('find-current'),
    'on line': t('find-on-line'),
  });
}

/** Finding, with its panel in a place of the window. */
export function finding(place: HTMLElement | null): Extension {
  return [
    search({ top: true }),
    place ? panels({ topContainer: place }) : [],
    keymap.of(searchKeymap.filter(({ key }) => key !== 'Mod-Alt-g' && key !== 'Alt-g')),
  ];
}
