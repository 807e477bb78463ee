/**
 * What the window says, in the language chosen. A change of language is seen
 * at once by everything that calls {@link t}.
 */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import english from '../locales/en.ftl?raw';
import indonesian from '../locales/id.ftl?raw';
import type { MessageKey } from '../locales/keys';

export type Language = 'id' | 'en';

function bundle(language: Language, source: string): FluentBundle {
  // Isolation marks are for mixed directions; both languages run left to right.
  const made = new FluentBundle(language, { useIsolating: false });
  made.addResource(new FluentResource(source));
  return made;
}

const bundles: Record<Language, FluentBundle> = {
  id: bundle('id', indonesian),
  en: bundle('en', english),
};

let chosen = $state<Language>('id');

/** The language of the window. */
export const language = {
  get now(): Language {
    return chosen;
  },
  /** Takes a language by its code; Indonesian for one that is not known. */
  choose(code: string): void {
    chosen = code === 'en' ? 'en' : 'id';
  },
};

/** The message in the language chosen. */
export function t(key: MessageKey, values?: Record<string, FluentVariable>): string {
  const messages = bundles[chosen];
  const pattern = messages.getMessage(key)?.value;
  return pattern ? messages.formatPattern(pattern, values ?? null) : key;
}

/** Whether there is a message of that name: codes of the engine may be new. */
export function known(key: string): key is MessageKey {
  return bundles[chosen].hasMessage(key);
}

/** An error in the window's words where it has some for its code, else in the engine's. */
export function errorWords({ code, message }: { code: string; message: string }): string {
  const key = `error-${code}`;
  return known(key) ? t(key, { message }) : message || code;
}
