/**
 * What the engine knows of places in the text: how links stand, what is
 * faulty. Kept as ranges that move with the text until the next answer.
 */
import { RangeSet, RangeValue, StateEffect, StateField, type ChangeSet } from '@codemirror/state';
import { Decoration, EditorView, hoverTooltip, type DecorationSet } from '@codemirror/view';
import type { Link, Problem } from '../port/bindings';
import type { Range } from '../state/places';
import { t } from '../state/language.svelte';

export class LinkFact extends RangeValue {
  constructor(readonly link: Link) {
    super();
  }
}

export const setLinks = StateEffect.define<{ links: Link[]; unsent: ChangeSet | null }>();

/** How the links stand, by place. */
export const linkFacts = StateField.define<RangeSet<LinkFact>>({
  create: () => RangeSet.empty,
  update(facts, transaction) {
    let now = transaction.docChanged ? facts.map(transaction.changes) : facts;
    for (const effect of transaction.effects) {
      if (!effect.is(setLinks)) continue;
      const { links, unsent } = effect.value;
      const length = transaction.newDoc.length;
      const ranges = links.flatMap((link) => {
        const from = unsent ? unsent.mapPos(link.from, 1) : link.from;
        const to = unsent ? unsent.mapPos(link.to, -1) : link.to;
        return from < to && to <= length ? [new LinkFact(link).range(from, to)] : [];
      });
      now = RangeSet.of(ranges, true);
    }
    return now;
  },
});

/** The first link that stands within a range. */
export function linkWithin(facts: RangeSet<LinkFact>, from: number, to: number): Link | null {
  let found: Link | null = null;
  facts.between(from, to, (start, end, fact) => {
    if (start >= from && end <= to) found = fact.link;
    return found ? false : undefined;
  });
  return found;
}

export const setFaults = StateEffect.define<{ range: Range; problem: Problem }[]>();

const underline: Record<Problem['severity'], string> = {
  blocker: 'cm-fault cm-fault-blocker',
  warning: 'cm-fault cm-fault-warning',
  note: 'cm-fault cm-fault-note',
};

/** Underlines; one that is typed into goes at once. */
export const faults = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let now = marks;
    if (transaction.docChanged) {
      transaction.changes.iterChangedRanges((from, to) => {
        now = now.update({ filterFrom: from, filterTo: to, filter: () => false });
      });
      now = now.map(transaction.changes);
    }
    for (const effect of transaction.effects) {
      if (!effect.is(setFaults)) continue;
      const length = transaction.newDoc.length;
      const ranges = effect.value
        .filter(({ range }) => range.from < range.to && range.to <= length)
        .map(({ range, problem }) =>
          Decoration.mark({ class: underline[problem.severity], problem }).range(
            range.from,
            range.to,
          ),
        );
      now = Decoration.set(ranges, true);
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Says what an underline means, and offers its fixes. */
export const faultTooltip = hoverTooltip((view, at) => {
  let hit: { from: number; to: number; problem: Problem } | null = null;
  view.state.field(faults).between(at, at, (from, to, mark) => {
    hit = { from, to, problem: mark.spec['problem'] as Problem };
    return false;
  });
  if (!hit) return null;
  const { from, to, problem } = hit as { from: number; to: number; problem: Problem };
  return {
    pos: from,
    end: to,
    create: () => ({ dom: card(view, from, to, problem) }),
  };
});

function card(view: EditorView, from: number, to: number, problem: Problem): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'cm-fault-card';
  const words = document.createElement('p');
  words.textContent = problem.message;
  dom.append(words);
  const fixes = document.createElement('div');
  for (const fix of problem.fixes.slice(0, 5)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = fix || t('check-remove');
    button.onmousedown = (event) => {
      event.preventDefault();
      view.dispatch({ changes: { from, to, insert: fix }, userEvent: 'input' });
    };
    fixes.append(button);
  }
  if (problem.fixes.length > 0 && !view.state.readOnly) dom.append(fixes);
  return dom;
}
