import { describe, expect, it } from 'vitest';
import type { Suggestion } from '../port/bindings';
import { settle } from './fake-clock';
import { Picker, type Offer } from './picker.svelte';

const story = (id: string): Suggestion => ({
  id,
  headline: `Berita ${id}`,
  score: 1,
  reasons: [],
  status: 'exported',
  state: 'ok',
  published_at: null,
});

function bench(): {
  picker: Picker;
  answers: ((stories: Suggestion[]) => void)[];
  chosen: Offer[];
} {
  const answers: ((stories: Suggestion[]) => void)[] = [];
  const chosen: Offer[] = [];
  const picker = new Picker(
    () => new Promise((resolve) => answers.push(resolve)),
    (offer) => chosen.push(offer),
  );
  return { picker, answers, chosen };
}

describe('offers at the caret', () => {
  it('are the stories found, and at last the words as they are', async () => {
    const { picker, answers, chosen } = bench();
    picker.ask('related', 'kiev');
    answers[0]!([story('A'), story('B')]);
    await settle();
    expect(picker.offers.map((offer) => offer.kind)).toEqual(['story', 'story', 'unresolved']);
    picker.move(-1);
    picker.choose();
    expect(chosen).toEqual([{ kind: 'unresolved', headline: 'kiev' }]);
  });

  it('follow the newest words, whichever answer comes first', async () => {
    const { picker, answers } = bench();
    picker.ask('related', 'k');
    picker.ask('related', 'ki');
    answers[1]!([story('NEW')]);
    await settle();
    answers[0]!([story('OLD')]);
    await settle();
    expect(picker.offers[0]).toMatchObject({ story: { id: 'NEW' } });
  });

  it('do not come back after they were closed', async () => {
    const { picker, answers } = bench();
    picker.ask('related', 'k');
    picker.close();
    answers[0]!([story('A')]);
    await settle();
    expect(picker.offers).toEqual([]);
  });

  it('of blocks are found by their name in the language of the window', () => {
    const { picker } = bench();
    picker.ask('blocks', 'kut');
    expect(picker.offers).toMatchObject([{ block: 'quote' }]);
    picker.ask('blocks', 'xyz');
    expect(picker.offers).toEqual([]);
    expect(picker.choose()).toBe(false);
  });
});
