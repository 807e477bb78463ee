/**
 * The brand before the first paragraph, shown where the page prints it. It is
 * a field of the story, not part of its text: pressing it leads to the field.
 */
import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';

export const setOpener = StateEffect.define<string>();

class Opener extends WidgetType {
  constructor(readonly words: string) {
    super();
  }
  override eq(other: Opener): boolean {
    return other.words === this.words;
  }
  override toDOM(): HTMLElement {
    const dom = document.createElement('span');
    dom.className = 'cm-opener';
    dom.textContent = this.words;
    return dom;
  }
  override ignoreEvent(): boolean {
    return false;
  }
}

function chip(words: string): DecorationSet {
  if (!words) return Decoration.none;
  const widget = new Opener(words);
  return Decoration.set([Decoration.widget({ widget, side: -1 }).range(0)]);
}

export function openerChip(words: string, pressed: () => void): Extension {
  const field = StateField.define<DecorationSet>({
    create: () => chip(words),
    update(now, transaction) {
      for (const effect of transaction.effects) {
        if (effect.is(setOpener)) return chip(effect.value);
      }
      return now;
    },
    provide: (self) => EditorView.decorations.from(self),
  });
  return [
    field,
    EditorView.domEventHandlers({
      mousedown: (event) => {
        if (!(event.target instanceof HTMLElement)) return false;
        if (!event.target.classList.contains('cm-opener')) return false;
        event.preventDefault();
        pressed();
        return true;
      },
    }),
  ];
}
