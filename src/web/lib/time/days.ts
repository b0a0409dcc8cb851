import { msg } from '@lingui/core/macro';
import type { Visitor } from '#web/lib/visitor.tsx';

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

/** Others come from years that are half typed. */
const YEARS = { first: 1900, last: 2999 };

export const FIRST_DAY = `${YEARS.first}-01-01`;
export const LAST_DAY = `${YEARS.last}-12-31`;

/** `undefined` for what is no day, such as 31 February. */
export function readDay(text: string): string | undefined {
  const day = text.trim();
  if (!DAY.test(day) || day < FIRST_DAY || day > LAST_DAY) return undefined;
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day) ? day : undefined;
}

const HOUR = 3_600_000;

export const startOfDay = (day: string, timeZone: string): string => new Date(firstMoment(day, timeZone)).toISOString();

/** To the microsecond, which is what databases keep. */
export function endOfDay(day: string, timeZone: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  const last = new Date(firstMoment(next.toISOString().slice(0, 10), timeZone) - 1);
  return last.toISOString().replace('Z', '999Z');
}

/** Where clocks go back over midnight the day begins at the earlier one; where they go forward over it, at the change. */
function firstMoment(day: string, timeZone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const before = midnight - offsetAt(midnight - 24 * HOUR, timeZone);
  const after = midnight - offsetAt(midnight + 24 * HOUR, timeZone);
  const isMidnight = (moment: number) => moment + offsetAt(moment, timeZone) === midnight;
  return [before, after].toSorted((a, b) => a - b).find(isMidnight) ?? before;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function offsetAt(moment: number, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
    clocks.set(timeZone, clock);
  }
  const name = clock.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000;
  return sign === '-' ? -offset : offset;
}

/** "1 Mar 2026 – 31 Mar 2026", "from 1 Mar 2026", "until 31 Mar 2026"; `undefined` without either end. */
export function dayRangeWords(
  from: string | undefined,
  to: string | undefined,
  { i18n, formats }: Visitor,
): string | undefined {
  const first = from && formats.calendarDay(from);
  const last = to && formats.calendarDay(to);
  if (first && from === to) return first;
  if (first && last) return i18n._(msg`${first} – ${last}`);
  if (first) return i18n._(msg`from ${first}`);
  return last && i18n._(msg`until ${last}`);
}
