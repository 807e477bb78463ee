/**
 * Times as people read them. The engine gives RFC 3339; the reader's words
 * depend on the language and, for a story, on its zone.
 */
import type { Language } from './language.svelte';

const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

/** "22 Februari 2022, 08:22 WIB": as it stands on the page. */
export function pageTime(at: string, zone: string, language: Language): string {
  const date = new Date(at);
  const day = format(date, language, { day: 'numeric', month: 'long', year: 'numeric' }, zone);
  return `${day}, ${clockTime(date, zone)} ${zoneName(date, zone)}`;
}

/** "08.22" today, "kemarin 17.40", "Sen 21 Feb", "21 Feb 2021". */
export function listTime(at: string, now: Date, language: Language, yesterday: string): string {
  const date = new Date(at);
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  const time = clockTime(date, undefined).replace(':', language === 'id' ? '.' : ':');
  if (days === 0) return time;
  if (days === 1) return `${yesterday} ${time}`;
  const sameYear = date.getFullYear() === now.getFullYear();
  return format(date, language, {
    ...(days > 1 && days < 7 ? { weekday: 'short' as const } : {}),
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' as const }),
  }).replace(',', '');
}

/** "08.22.04": when it was saved, on this laptop's clock. */
export function savedTime(at: string, language: Language): string {
  return new Date(at).toLocaleTimeString(locales[language], {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  });
}

/** "1.204" */
export function figure(value: number, language: Language): string {
  return value.toLocaleString(locales[language]);
}

/** What an input of type datetime-local shows for an instant in a zone. */
export function toLocalInput(at: string | null, zone: string): string {
  if (!at) return '';
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, value]),
  );
  return `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}`;
}

/** The instant that a datetime-local value names in a zone, as RFC 3339; null for none. */
export function fromLocalInput(value: string, zone: string): string | null {
  if (!/^\d{4,}-\d\d-\d\dT\d\d:\d\d$/.test(value)) return null;
  const asUtc = Date.parse(`${value}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // The zone's offset at that time: what the wall clock there shows, less UTC.
  const shown = Date.parse(`${toLocalInput(new Date(asUtc).toISOString(), zone)}:00Z`);
  const minutes = (shown - asUtc) / 60_000;
  const sign = minutes < 0 ? '-' : '+';
  const two = (n: number): string => String(Math.floor(Math.abs(n))).padStart(2, '0');
  return `${value}:00${sign}${two(minutes / 60)}:${two(minutes % 60)}`;
}

function format(
  date: Date,
  language: Language,
  shape: Intl.DateTimeFormatOptions,
  zone?: string,
): string {
  return new Intl.DateTimeFormat(locales[language], {
    ...shape,
    ...(zone ? { timeZone: zone } : {}),
  }).format(date);
}

function clockTime(date: Date, zone: string | undefined): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(zone ? { timeZone: zone } : {}),
  }).format(date);
}

function zoneName(date: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('id-ID', {
    timeZone: zone,
    timeZoneName: 'short',
  }).formatToParts(date);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
