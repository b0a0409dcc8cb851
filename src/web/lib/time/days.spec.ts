import { describe, expect, it } from 'vitest';
import { testVisitor } from '#web/testing/visitor.tsx';
import { dayRangeWords, endOfDay, readDay, startOfDay } from './days.ts';

describe('a day of the address', () => {
  it.each(['2026-03-31', ' 2024-02-29 '])('%s is one', (text) => expect(readDay(text)).toBe(text.trim()));

  it.each(['', 'today', '2026-3-1', '2026-02-29', '2026-13-01', '0020-01-01', '2026-03-31T00:00', '12026-03-31'])(
    '“%s” is none',
    (text) => expect(readDay(text)).toBeUndefined(),
  );
});

describe('a day begins and ends as the clocks of the time zone say', () => {
  it.each([
    ['UTC', '2026-03-31', '2026-03-31T00:00:00.000Z', '2026-03-31T23:59:59.999999Z'],
    ['Europe/Tallinn', '2026-01-15', '2026-01-14T22:00:00.000Z', '2026-01-15T21:59:59.999999Z'],
    ['Asia/Kolkata', '2026-01-15', '2026-01-14T18:30:00.000Z', '2026-01-15T18:29:59.999999Z'],
    ['America/Los_Angeles', '2026-12-31', '2026-12-31T08:00:00.000Z', '2027-01-01T07:59:59.999999Z'],
    ['Pacific/Kiritimati', '2026-01-15', '2026-01-14T10:00:00.000Z', '2026-01-15T09:59:59.999999Z'],
  ])('%s, %s', (zone, day, start, end) => {
    expect([startOfDay(day, zone), endOfDay(day, zone)]).toEqual([start, end]);
  });

  it.each([
    // The clocks are put forward at 3 in the night, and back at 4.
    ['Europe/Tallinn', '2026-03-29', '2026-03-28T22:00:00.000Z', '2026-03-29T20:59:59.999999Z'],
    ['Europe/Tallinn', '2026-10-25', '2026-10-24T21:00:00.000Z', '2026-10-25T21:59:59.999999Z'],
    // Forward at midnight, so that the day begins at 1.
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z', '2026-09-07T02:59:59.999999Z'],
    // Back at midnight to 23 of the day before, which is 25 hours long.
    ['America/Santiago', '2026-04-04', '2026-04-04T03:00:00.000Z', '2026-04-05T03:59:59.999999Z'],
    // Back from 1 to midnight, which comes twice.
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T04:59:59.999999Z'],
  ])('%s, %s, when they change', (zone, day, start, end) => {
    expect([startOfDay(day, zone), endOfDay(day, zone)]).toEqual([start, end]);
  });

  it('no moment lies between two days, or in both', () => {
    for (const zone of ['Europe/Tallinn', 'America/Santiago', 'America/Havana', 'Australia/Lord_Howe']) {
      for (let day = new Date('2026-01-01T00:00:00Z'); day.getUTCFullYear() === 2026;) {
        const today = day.toISOString().slice(0, 10);
        day = new Date(day.getTime() + 86_400_000);
        const end = endOfDay(today, zone).replace('.999999Z', '.999Z');
        expect(Date.parse(startOfDay(day.toISOString().slice(0, 10), zone)) - Date.parse(end)).toBe(1);
      }
    }
  });
});

describe('a range in words', () => {
  it.each([
    ['2026-03-01', '2026-03-31', '1 Mar 2026 – 31 Mar 2026'],
    ['2026-03-01', undefined, 'from 1 Mar 2026'],
    [undefined, '2026-03-31', 'until 31 Mar 2026'],
    ['2026-03-01', '2026-03-01', '1 Mar 2026'],
    [undefined, undefined, undefined],
  ])('%s to %s', (from, to, words) => expect(dayRangeWords(from, to, testVisitor())).toBe(words));
});
