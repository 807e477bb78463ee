/**
 * A clock that tests turn by hand.
 */
import type { Clock } from './clock';

type Alarm = { at: number; act: () => void };

export class FakeClock implements Clock {
  #now = 0;
  #alarms: Alarm[] = [];

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, act: () => void): () => void {
    const alarm = { at: this.#now + Math.max(0, milliseconds), act };
    this.#alarms.push(alarm);
    return () => (this.#alarms = this.#alarms.filter((other) => other !== alarm));
  }

  idle(act: () => void): void {
    this.after(16, act);
  }

  /** Lets time pass, and everything due in it happen, answers included. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settle();
    for (;;) {
      const due = this.#alarms.filter((alarm) => alarm.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#alarms = this.#alarms.filter((alarm) => alarm !== due);
      this.#now = Math.max(this.#now, due.at);
      due.act();
      await settle();
    }
    this.#now = end;
  }
}

/** Lets every promise that can go on, go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}
