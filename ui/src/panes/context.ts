/**
 * How panes reach the desk, and small things that all of them need.
 */
import { getContext, setContext } from 'svelte';
import type { Status } from '../port/bindings';
import type { Desk } from '../state/desk.svelte';

const DESK = Symbol('desk');

export function provideDesk(desk: Desk): void {
  setContext(DESK, desk);
}

export function useDesk(): Desk {
  return getContext<Desk>(DESK);
}

/** The colour of a state, always beside its word. */
export const stateColour: Record<Status, string> = {
  draft: 'var(--draft)',
  'in-review': 'var(--review)',
  approved: 'var(--approved)',
  changed: 'var(--changed)',
  exported: 'var(--exported)',
  retracted: 'var(--retracted)',
  trashed: 'var(--trashed)',
};

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
