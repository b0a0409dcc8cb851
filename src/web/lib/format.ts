import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';

const DAY: Intl.DateTimeFormatOptions = { day: '2-digit', month: 'short', year: 'numeric' };
// A day of the calendar is the same one in every time zone.
const CALENDAR_DAY: Intl.DateTimeFormatOptions = { ...DAY, day: 'numeric', timeZone: 'UTC' };
const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
const DAY_OF_YEAR: Intl.DateTimeFormatOptions = { day: '2-digit', month: 'short', ...TIME };
const EXACT: Intl.DateTimeFormatOptions = { ...DAY, ...TIME };
const CLOCK: Intl.DateTimeFormatOptions = { ...TIME, second: '2-digit' };
const FULL: Intl.DateTimeFormatOptions = { ...EXACT, month: 'long', second: '2-digit', timeZoneName: 'short' };

export interface Formats {
  /** An IANA name. */
  readonly zone: string;
  /** "02 Mar 2026". */
  day: (date: Date) => string;
  /** Of "2026-03-01": "1 Mar 2026". */
  calendarDay: (day: string) => string;
  calendarMonth: (day: string) => string;
  /** "02 Mar 2026, 14:05". */
  exact: (date: Date) => string;
  /** "14:05" today, "02 Mar, 14:05" this year, else "02 Mar 2025, 14:05"; `today` is a `dayKey`. */
  short: (date: Date, today: string) => string;
  /** "02 Mar", or "02 Mar 2025". */
  shortDay: (date: Date, today: string) => string;
  /** "2026-03-02", in the time zone. */
  dayKey: (date: Date) => string;
  /** "02 March 2026 at 14:05:09 GMT+1, which is 2026-03-02 13:05:09 UTC". */
  bothZones: (date: Date) => string;
  utc: (date: Date) => string;
  /** "14:05:09". */
  clock: (date: Date) => string;
  time: (date: Date) => string;
  /** "3 days ago", "just now", rounded towards now. Up to 30 s ahead are "just now", as servers' clocks may be ahead. */
  relative: (date: Date, now: Date) => string;
  count: (count: number) => string;
  /** "83.4%" of 0.8349: rounded down, so that nothing is 100% before all is. */
  share: (fraction: number) => string;
  list: (items: readonly string[]) => string;
  /** "Agreed and Revoked". */
  allOf: (items: readonly string[]) => string;
  anyOf: (items: readonly string[]) => string;
}

export function parseTime(value: string | null | undefined): Date | null {
  if (!value) return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** To the second. */
export function isSameMoment(one: string | null | undefined, other: string | null | undefined): boolean {
  const [first, second] = [parseTime(one), parseTime(other)];
  return first !== null && second !== null && Math.abs(first.getTime() - second.getTime()) < 1000;
}

function makeFormatters(tag: string, timeZone: string) {
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { ...options, timeZone });
  return {
    zone: timeZone,
    day: dates(DAY),
    calendarDay: new Intl.DateTimeFormat(tag, CALENDAR_DAY),
    calendarMonth: new Intl.DateTimeFormat(tag, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
    exact: dates(EXACT),
    dayOfYear: dates(DAY_OF_YEAR),
    dayAlone: dates({ day: '2-digit', month: 'short' }),
    // Swedish dates are written as ISO 8601 has them.
    dayKey: new Intl.DateTimeFormat('sv-SE', { timeZone }),
    full: dates(FULL),
    clock: dates(CLOCK),
    time: dates(TIME),
    relative: new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }),
    count: new Intl.NumberFormat(tag),
    share: new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 }),
    list: new Intl.ListFormat(tag, { type: 'unit' }),
    allOf: new Intl.ListFormat(tag),
    anyOf: new Intl.ListFormat(tag, { type: 'disjunction' }),
  };
}

// Formatters are slow to make, and a table asks for hundreds of dates.
const known = new Map<string, ReturnType<typeof makeFormatters>>();

function formattersFor(locale: string, zone: string) {
  // English as Europe writes it: the day first, 24 hours.
  const tag = locale === 'en' ? 'en-GB' : locale;
  // One spelling for each zone, since any mixture of capitals is accepted and formatters are kept for ever.
  const { timeZone } = new Intl.DateTimeFormat(tag, { timeZone: zone }).resolvedOptions();
  const key = `${tag} ${timeZone}`;
  let found = known.get(key);
  if (!found) {
    found = makeFormatters(tag, timeZone);
    known.set(key, found);
  }
  return found;
}

const formatUtc = (date: Date): string => `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

const UNITS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** @param zone an IANA name; throws a RangeError for one that does not exist */
export function createFormats(i18n: I18n, zone: string): Formats {
  const formatters = formattersFor(i18n.locale, zone);
  return {
    zone: formatters.zone,
    day: (date) => formatters.day.format(date),
    calendarDay: (day) => formatters.calendarDay.format(new Date(`${day}T00:00:00Z`)),
    calendarMonth: (day) => formatters.calendarMonth.format(new Date(`${day}T00:00:00Z`)),
    exact: (date) => formatters.exact.format(date),
    short(date, today) {
      const day = formatters.dayKey.format(date);
      if (day === today) return formatters.time.format(date);
      const { dayOfYear, exact } = formatters;
      return (day.slice(0, 4) === today.slice(0, 4) ? dayOfYear : exact).format(date);
    },
    shortDay(date, today) {
      const isOfThisYear = formatters.dayKey.format(date).slice(0, 4) === today.slice(0, 4);
      return (isOfThisYear ? formatters.dayAlone : formatters.day).format(date);
    },
    dayKey: (date) => formatters.dayKey.format(date),
    bothZones(date) {
      const local = formatters.full.format(date);
      const utc = formatUtc(date);
      if (formatters.zone === 'UTC') return utc;
      return i18n._(msg`${local}, which is ${utc}`);
    },
    utc: formatUtc,
    clock: (date) => formatters.clock.format(date),
    time: (date) => formatters.time.format(date),
    relative(date, now) {
      const seconds = (date.getTime() - now.getTime()) / 1000;
      for (const [unit, length] of UNITS) {
        if (Math.abs(seconds) >= length) return formatters.relative.format(Math.trunc(seconds / length), unit);
      }
      return i18n._(seconds < 30 ? msg`just now` : msg`in less than a minute`);
    },
    count: (count) => formatters.count.format(count),
    // The small part makes up for fractions that binary numbers cannot hold, such as 0.29.
    share: (fraction) => formatters.share.format(Math.floor(fraction * 1000 + 1e-9) / 1000),
    list: (items) => formatters.list.format(items),
    allOf: (items) => formatters.allOf.format(items),
    anyOf: (items) => formatters.anyOf.format(items),
  };
}
