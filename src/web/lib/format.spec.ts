import { setupI18n } from '@lingui/core';
import { describe, expect, it, vi } from 'vitest';
import { testVisitor } from '#web/testing/visitor.tsx';
import { createFormats, isSameMoment, parseTime } from './format.ts';

const formats = (zone?: string) => testVisitor(zone).formats;
const moment = new Date('2026-03-02T13:05:09.123456Z');

describe('dates', () => {
  it('are told in the zone of the reader', () => {
    expect(formats().exact(moment)).toBe('02 Mar 2026, 13:05');
    expect(formats('Europe/Tallinn').exact(moment)).toBe('02 Mar 2026, 15:05');
    expect(formats('Asia/Tokyo').exact(new Date('2026-12-31T23:30:00Z'))).toBe('01 Jan 2027, 08:30');
  });

  it('leave out what a reader of that day knows', () => {
    const tallinn = formats('Europe/Tallinn');
    expect(tallinn.dayKey(new Date('2026-03-02T22:30:00Z'))).toBe('2026-03-03');
    expect(tallinn.short(moment, '2026-03-02')).toBe('15:05');
    expect(tallinn.short(moment, '2026-03-03')).toBe('02 Mar, 15:05');
    expect(tallinn.short(moment, '2027-03-02')).toBe('02 Mar 2026, 15:05');
    expect(tallinn.shortDay(moment, '2026-12-31')).toBe('02 Mar');
    expect(tallinn.shortDay(moment, '2027-01-01')).toBe('02 Mar 2026');
  });

  it('are the same moment to the second, and nothing is the moment of nothing', () => {
    expect(isSameMoment('2026-03-02T13:05:09Z', '2026-03-02T13:05:09.9Z')).toBe(true);
    expect(isSameMoment('2026-03-02T13:05:09Z', '2026-03-02T13:05:10Z')).toBe(false);
    expect(isSameMoment(null, null)).toBe(false);
    expect(isSameMoment('2026-03-02T13:05:09Z', undefined)).toBe(false);
  });

  it('keep one formatter for a zone, however its name is spelled', () => {
    expect(formats('Europe/Tallinn').exact(moment)).toBe('02 Mar 2026, 15:05');
    let made = 0;
    class Counted extends Intl.DateTimeFormat {
      constructor(...how: ConstructorParameters<typeof Intl.DateTimeFormat>) {
        super(...how);
        made += 1;
      }
    }
    vi.stubGlobal('Intl', Object.create(Intl, { DateTimeFormat: { value: Counted } }));
    for (const name of ['europe/tallinn', 'EUROPE/TALLINN', 'eUrOpE/tAlLiNn']) {
      expect(formats(name).exact(moment)).toBe('02 Mar 2026, 15:05');
    }
    // Each name is looked up with one.
    expect(made).toBe(3);
    vi.unstubAllGlobals();
  });

  it('show both clocks to the second on request', () => {
    const words = formats('Europe/Tallinn').bothZones(moment);
    expect(words).toContain('15:05:09');
    expect(words).toContain('which is 2026-03-02 13:05:09 UTC');
  });

  it('are none when the API sends none, or something that is no date', () => {
    expect(parseTime(null)).toBeNull();
    expect(parseTime('')).toBeNull();
    expect(parseTime('yesterday')).toBeNull();
    expect(parseTime('2026-03-02T13:05:09Z')?.toISOString()).toBe('2026-03-02T13:05:09.000Z');
  });
});

describe('relative times', () => {
  const ago = (seconds: number) => formats().relative(new Date(moment.getTime() - seconds * 1000), moment);

  it('use the largest unit that fits', () => {
    expect(ago(0)).toBe('just now');
    expect(ago(59)).toBe('just now');
    expect(ago(60)).toBe('1 minute ago');
    expect(ago(3599)).toBe('59 minutes ago');
    expect(ago(3600)).toBe('1 hour ago');
    expect(ago(86_400)).toBe('yesterday');
    expect(ago(3 * 86_400)).toBe('3 days ago');
    expect(ago(15 * 86_400)).toBe('2 weeks ago');
    expect(ago(70 * 86_400)).toBe('2 months ago');
    expect(ago(800 * 86_400)).toBe('2 years ago');
  });

  it('look ahead as well, since grace periods end in the future', () => {
    expect(ago(-29)).toBe('just now');
    expect(ago(-30)).toBe('in less than a minute');
    expect(ago(-60)).toBe('in 1 minute');
    expect(ago(-7200)).toBe('in 2 hours');
  });
});

it('a time of day comes with seconds or without', () => {
  expect(formats('Asia/Tokyo').clock(moment)).toBe('22:05:09');
  expect(formats('Asia/Tokyo').time(moment)).toBe('22:05');
  expect(formats('Asia/Tokyo').day(moment)).toBe('02 Mar 2026');
  expect(formats('America/Los_Angeles').calendarDay('2026-03-01')).toBe('1 Mar 2026');
});

it('counts group their digits, and lists are told apart by commas', () => {
  expect(formats().count(1_000_000)).toBe('1,000,000');
  expect(formats().list(['username', 'e-mail address', 'gender'])).toBe('username, e-mail address, gender');
  expect(formats().allOf(['Agreed', 'Revoked'])).toBe('Agreed and Revoked');
  expect(formats().anyOf(['25', '50', '100'])).toBe('25, 50 or 100');
});

it('another language brings its own order and marks', () => {
  const estonian = createFormats(setupI18n({ locale: 'et', messages: { et: {} } }), 'UTC');
  expect(estonian.exact(moment)).toMatch(/02\. märts 2026/);
  expect(estonian.count(1_000_000)).not.toContain(',');
});

it('a zone that does not exist is refused', () => {
  expect(() => formats('Nowhere/At_all')).toThrow(RangeError);
});
