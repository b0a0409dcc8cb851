// To go: what is not converted to `useFormats()` yet uses these. They speak English, in the zone of this module.
const EXACT: Intl.DateTimeFormatOptions = {
  day: '2-digit',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
};
const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit' };
const FULL: Intl.DateTimeFormatOptions = { ...EXACT, month: 'long', second: '2-digit', timeZoneName: 'short' };
// The page speaks English, and a month in letters cannot be mistaken for a day.
const LOCALE = 'en-GB';

const formatters = new Map<string, Record<'exact' | 'full' | 'clock', Intl.DateTimeFormat>>();
const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });
const counts = new Intl.NumberFormat(LOCALE);

// The name of a time zone; empty for the one of this machine.
let readerZone = '';

/** For rendering on the server, whose clock is not the reader's. */
export function setReaderZone(timeZone: string): void {
  // One spelling for each zone: any mixture of capitals is accepted, and formatters are kept for ever.
  readerZone = new Intl.DateTimeFormat(LOCALE, { timeZone }).resolvedOptions().timeZone;
}

/** Building a formatter is slow, and a table asks for hundreds of dates. */
function formatter(timeZone: string) {
  let found = formatters.get(timeZone);
  if (!found) {
    const zone = timeZone === '' ? {} : { timeZone };
    found = {
      exact: new Intl.DateTimeFormat(LOCALE, { ...EXACT, ...zone }),
      full: new Intl.DateTimeFormat(LOCALE, { ...FULL, ...zone }),
      clock: new Intl.DateTimeFormat(LOCALE, { ...CLOCK, ...zone }),
    };
    formatters.set(timeZone, found);
  }
  return found;
}

/** "02 Mar 2026, 14:05", in the reader's own time zone unless another is named. */
export const formatExact = (date: Date, timeZone = readerZone): string => formatter(timeZone).exact.format(date);

/** Both clocks to the second: "02 March 2026 at 14:05:09 GMT+1, which is 2026-03-02 13:05:09 UTC". */
export function formatBothZones(date: Date, timeZone = readerZone): string {
  const utc = date.toISOString().slice(0, 19).replace('T', ' ');
  return `${formatter(timeZone).full.format(date)}, which is ${utc} UTC`;
}

/** "14:05:09", in the reader's own time zone. */
export const formatClock = (date: Date): string => formatter(readerZone).clock.format(date);

const UNITS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/**
 * "3 days ago", "in 2 hours", "just now": the largest unit that fits, rounded towards now. Up to 30 s ahead are "just now"
 * too, since the server's clock may be ahead of the reader's.
 */
export function formatRelative(date: Date, now: Date): string {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
  }
  return seconds < 30 ? 'just now' : 'in less than a minute';
}

/** "5,000". */
export const formatCount = (count: number): string => counts.format(count);

/** "1 consent", "5,000 consents". */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;
