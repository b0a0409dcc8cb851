import { describe, expect, it, vi } from 'vitest';
import {
  countOf,
  formatBothZones,
  formatCount,
  formatExact,
  formatRelative,
  parseTime,
  setReaderZone,
} from './format.ts';

const moment = new Date('2026-03-02T13:05:09.123456Z');

describe('dates', () => {
  it('are told in the zone of the reader', () => {
    expect(formatExact(moment, 'UTC')).toBe('02 Mar 2026, 13:05');
    expect(formatExact(moment, 'Europe/Tallinn')).toBe('02 Mar 2026, 15:05');
    expect(formatExact(new Date('2026-12-31T23:30:00Z'), 'Asia/Tokyo')).toBe('01 Jan 2027, 08:30');
  });

  it('keep one formatter for a zone, however its name is spelled', () => {
    setReaderZone('Europe/Tallinn');
    expect(formatExact(moment)).toBe('02 Mar 2026, 15:05');
    let made = 0;
    class Counted extends Intl.DateTimeFormat {
      constructor(...how: ConstructorParameters<typeof Intl.DateTimeFormat>) {
        super(...how);
        made += 1;
      }
    }
    vi.stubGlobal('Intl', Object.create(Intl, { DateTimeFormat: { value: Counted } }));
    for (const name of ['europe/tallinn', 'EUROPE/TALLINN', 'eUrOpE/tAlLiNn']) {
      setReaderZone(name);
      expect(formatExact(moment)).toBe('02 Mar 2026, 15:05');
    }
    // Each name is looked up with one.
    expect(made).toBe(3);
    vi.unstubAllGlobals();
  });

  it('show both clocks to the second on request', () => {
    const words = formatBothZones(moment, 'Europe/Tallinn');
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
  const ago = (seconds: number) => formatRelative(new Date(moment.getTime() - seconds * 1000), moment);

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

describe('counts', () => {
  it('group their digits and agree with their noun', () => {
    expect(formatCount(1_000_000)).toBe('1,000,000');
    expect(countOf(1, 'consent')).toBe('1 consent');
    expect(countOf(0, 'consent')).toBe('0 consents');
    expect(countOf(5000, 'entry', 'entries')).toBe('5,000 entries');
  });
});
