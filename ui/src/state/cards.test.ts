import { expect, it, vi } from 'vitest';
import { MemoryPort } from '../port/memory';
import { Cards } from './cards.svelte';
import { FakeClock } from './fake-clock';

it('asks at once for another story, and for the same one only after a pause', async () => {
  const port = new MemoryPort({
    articles: [
      { id: '01A', headline: 'Gempa' },
      { id: '01B', headline: 'Banjir' },
    ],
    site: { picture: '/media/foto.jpg' },
  });
  const clock = new FakeClock();
  const cards = new Cards(port, clock);
  const asked = vi.spyOn(port.engine, 'previews');
  cards.follow('01A');
  await clock.pass(0);
  expect(cards.previews?.search.title).toBe('Gempa');
  expect(cards.picture).toBe('/media/foto.jpg');
  for (let key = 0; key < 5; key++) {
    const callOff = cards.follow('01A');
    await clock.pass(100);
    if (key < 4) callOff();
  }
  expect(asked).toHaveBeenCalledTimes(1);
  await clock.pass(700);
  expect(asked).toHaveBeenCalledTimes(2);
  cards.follow('01B');
  expect(cards.previews).toBeNull();
  await clock.pass(0);
  expect(cards.previews?.feed.title).toBe('Banjir');
});
