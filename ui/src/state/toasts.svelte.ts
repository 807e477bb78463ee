/**
 * Short messages that come up and go: what happened, what was kept, and at
 * most one thing to do about it.
 */
import type { Clock } from './clock';

export type Toast = {
  id: number;
  text: string;
  /** `bug` marks a fault of the program itself. */
  tone: 'plain' | 'warning' | 'bug';
  code: string | null;
  action: { label: string; run: () => void } | null;
};

/** Long enough to read and to reach for Undo. */
const STAYS = 8_000;
/** A fault repeated in a loop must not fill the screen. */
const MOST = 4;

export class Toasts {
  list = $state<Toast[]>([]);
  #clock: Clock;
  #next = 1;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  show(text: string, options: Partial<Omit<Toast, 'id' | 'text'>> = {}): void {
    if (this.list.some((toast) => toast.text === text)) return;
    const id = this.#next++;
    const toast = { id, text, tone: 'plain' as const, code: null, action: null, ...options };
    this.list = [...this.list, toast].slice(-MOST);
    this.#clock.after(STAYS, () => this.dismiss(id));
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}
