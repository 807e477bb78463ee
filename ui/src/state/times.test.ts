import { describe, expect, it } from 'vitest';
import { fromLocalInput, listTime, pageTime, toLocalInput } from './times';

describe('times', () => {
  it('read as on the page, in the zone of the story', () => {
    expect(pageTime('2022-02-22T08:22:00+07:00', 'Asia/Jakarta', 'id')).toBe(
      '22 Februari 2022, 08:22 WIB',
    );
    expect(pageTime('2022-02-22T08:22:00+07:00', 'Asia/Jayapura', 'id')).toBe(
      '22 Februari 2022, 10:22 WIT',
    );
  });

  it('are short in the list', () => {
    const now = new Date(2022, 1, 22, 12, 0);
    const at = (day: number, hour: number): string => new Date(2022, 1, day, hour, 5).toISOString();
    expect(listTime(at(22, 8), now, 'id', 'kemarin')).toBe('08.05');
    expect(listTime(at(21, 17), now, 'id', 'kemarin')).toBe('kemarin 17.05');
    expect(listTime(at(19, 17), now, 'id', 'kemarin')).toBe('Sab 19 Feb');
    expect(listTime('2020-02-21T10:00:00Z', now, 'id', 'kemarin')).toBe('21 Feb 2020');
  });

  it('go through an input and back without moving', () => {
    for (const [zone, at] of [
      ['Asia/Jakarta', '2022-02-22T08:22:00+07:00'],
      ['Asia/Makassar', '2022-02-22T08:22:00+08:00'],
      ['America/St_Johns', '2022-07-01T23:10:00-02:30'],
    ] as const) {
      expect(fromLocalInput(toLocalInput(at, zone), zone)).toBe(at);
    }
    expect(fromLocalInput('', 'Asia/Jakarta')).toBe(null);
    expect(toLocalInput(null, 'Asia/Jakarta')).toBe('');
  });
});
