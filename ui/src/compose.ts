/**
 * Puts the window together: a port below, the desk on it, the panes above.
 */
import '@fontsource-variable/inter';
import '@fontsource-variable/source-serif-4';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import { mount } from 'svelte';
import App from './panes/App.svelte';
import type { Port } from './port/port';
import type { Clock } from './state/clock';
import { Desk } from './state/desk.svelte';
import type { Keepsake } from './state/layout.svelte';
import './style/tokens.css';
import './style/base.css';

const clock: Clock = {
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
  idle(act) {
    // A hidden window paints no frames, but its page must not fall behind.
    const timer = setTimeout(run, 200);
    const frame = requestAnimationFrame(() => setTimeout(run, 0));
    let ran = false;
    function run(): void {
      if (ran) return;
      ran = true;
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      act();
    }
  },
  now: () => Date.now(),
};

const keepsake: Keepsake = {
  get: (key) => localStorage.getItem(key),
  set: (key, value) => localStorage.setItem(key, value),
};

export function compose(port: Port): Desk {
  const desk = new Desk(port, clock, keepsake);
  mount(App, { target: document.getElementById('window')!, props: { desk } });
  void desk.start();
  return desk;
}
