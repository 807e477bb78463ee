import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import english from './en.ftl?raw';
import indonesian from './id.ftl?raw';
import keys from './keys.ts?raw';

function keysOf(source: string): string[] {
  return [...source.matchAll(/^([a-z][a-z0-9-]*) =/gm)].map((match) => match[1]!).sort();
}

/** The values that a message takes, by name. */
function values(source: string): Map<string, string[]> {
  const messages = source.split(/^(?=[a-z][a-z0-9-]* =)/m).slice(1);
  return new Map(
    messages.map((message) => {
      const key = /^[a-z0-9-]+/.exec(message)![0];
      const names = [...message.matchAll(/\{\s*\$(\w+)/g)].map((match) => match[1]!);
      return [key, [...new Set(names)].sort()];
    }),
  );
}

/** All that the window is made of, but for tests and the list of keys. */
const sources = import.meta.glob<string>(
  ['../**/*.{ts,svelte}', '!../**/*.test.ts', '!../locales/keys.ts'],
  { query: '?raw', import: 'default', eager: true },
);

describe('the two languages', () => {
  it('say the same things', () => {
    expect(keysOf(english)).toEqual(keysOf(indonesian));
  });

  it('take the same values', () => {
    const other = values(english);
    for (const [key, names] of values(indonesian))
      expect([key, other.get(key)]).toEqual([key, names]);
  });

  it.each([
    ['id', indonesian],
    ['en', english],
  ])('are written without a fault: %s', (language, source) => {
    const errors = new FluentBundle(language).addResource(new FluentResource(source));
    expect(errors).toEqual([]);
    // Fluent passes over what it cannot read; so every key must be there.
    const bundle = new FluentBundle(language);
    bundle.addResource(new FluentResource(source));
    expect(keysOf(source).filter((key) => !bundle.hasMessage(key))).toEqual([]);
  });

  it('are what keys.ts lists', () => {
    const listed = [...keys.matchAll(/\| '([a-z0-9-]+)'/g)].map((match) => match[1]!);
    expect(listed).toEqual(keysOf(indonesian));
  });

  it('say nothing that the window never says', () => {
    const code = Object.values(sources).join('\n');
    // Names made of a fixed beginning and a value: t(`status-${…}`).
    const beginnings = [...code.matchAll(/[`]([a-z]+(?:-[a-z]+)*-)\$\{/g)].map(
      (match) => match[1]!,
    );
    const unused = keysOf(indonesian).filter(
      (key) =>
        !code.includes(`'${key}'`) && !beginnings.some((beginning) => key.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });
});
