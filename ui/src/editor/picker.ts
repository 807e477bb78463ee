/**
 * The popover at the caret: shows what is offered to the asking words, lets
 * arrows, Enter and Escape work in it, and puts the choice into the text.
 */
import { EditorSelection, Prec, StateField, type Extension } from '@codemirror/state';
import { EditorView, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import type { Picker } from '../state/picker.svelte';
import { ask, asking, type Asking } from './asking';

/** Shows the offers in an element; the reply takes them away. */
export type ShowOffers = (dom: HTMLElement) => () => void;

/** Takes the sign and the words behind it out of the text again. */
function endAsking(view: EditorView): void {
  const now = view.state.field(asking);
  if (!now) return;
  const changes = now.byButton && !now.query ? { from: now.from, to: now.to } : undefined;
  view.dispatch({ effects: ask.of(null), ...(changes ? { changes } : {}) });
}

/** Types the sign at the cursor, as if the writer had. */
export function beginAsking(view: EditorView): void {
  const { head } = view.state.selection.main;
  const line = view.state.doc.lineAt(head);
  const before = line.text.slice(0, head - line.from);
  const insert = before === '' || /\s$/.test(before) ? '@' : ' @';
  const at = head + insert.length;
  view.dispatch({
    changes: { from: head, insert },
    selection: EditorSelection.cursor(at),
    effects: ask.of({ from: at - 1 }),
    scrollIntoView: true,
    userEvent: 'input',
  });
  view.focus();
}

export function pickerAtCaret(picker: Picker, showOffers: ShowOffers): Extension {
  const create = (): { dom: HTMLElement; destroy: () => void } => {
    const dom = document.createElement('div');
    dom.className = 'cm-offers';
    return { dom, destroy: showOffers(dom) };
  };
  const tooltip = StateField.define<Tooltip | null>({
    create: () => null,
    update(now, transaction) {
      const asks = transaction.state.field(asking);
      if (!asks) return null;
      return now?.pos === asks.from ? now : { pos: asks.from, create, strictSide: false };
    },
    provide: (field) => showTooltip.from(field),
  });
  const whileAsking =
    (act: () => boolean) =>
    (view: EditorView): boolean =>
      view.state.field(asking) ? act() : false;

  return [
    asking,
    tooltip,
    EditorView.updateListener.of((update) => {
      const before: Asking | null = update.startState.field(asking);
      const now = update.state.field(asking);
      if (now === before) return;
      if (now) picker.ask(now.kind, now.query);
      else picker.close();
    }),
    EditorView.domEventHandlers({
      blur: (_event, view) => {
        setTimeout(() => {
          if (!view.hasFocus && view.state.field(asking)) endAsking(view);
        }, 150);
      },
    }),
    Prec.highest(
      keymap.of([
        { key: 'ArrowDown', run: whileAsking(() => picker.move(1)) },
        { key: 'ArrowUp', run: whileAsking(() => picker.move(-1)) },
        { key: 'Enter', run: whileAsking(() => picker.choose()) },
        { key: 'Tab', run: whileAsking(() => picker.choose()) },
        {
          key: 'Escape',
          run: (view) => {
            if (!view.state.field(asking)) return false;
            endAsking(view);
            return true;
          },
        },
      ]),
    ),
  ];
}
