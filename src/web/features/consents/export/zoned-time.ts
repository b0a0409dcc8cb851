import { parseTime } from '#web/lib/format.ts';

/** Time zones change their offset at quarters of an hour only, so that one question for each of these is enough. */
const QUARTER = 900_000;
const MINUTE = 60_000;

const twoDigits = (value: number): string => String(Math.trunc(value)).padStart(2, '0');

/** "+03:00". */
function offsetText(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / MINUTE);
  return `${milliseconds < 0 ? '-' : '+'}${twoDigits(minutes / 60)}:${twoDigits(minutes % 60)}`;
}

/** How far a zone's clock is ahead of UTC, in milliseconds. */
function createOffsets(zone: string): (at: number) => number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const known = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER);
    let offset = known.get(quarter);
    if (offset === undefined) {
      // "GMT+05:30", or "GMT" alone.
      const name = parts.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
      const [, sign = '+', hours = 0, minutes = 0] = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name) ?? [];
      offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
      known.set(quarter, offset);
    }
    return offset;
  };
}

/**
 * A function that writes times of the API as the clocks of a zone show them: "2026-08-14T16:15:09.000+03:00". In UTC they
 * stay as the API wrote them, to the microsecond; what is no time stays as it is anywhere.
 * @param zone an IANA name; throws a RangeError for one that does not exist
 */
export function createZonedTimes(zone: string): (value: string) => string {
  if (zone === 'UTC') return (value) => value;
  const offsetAt = createOffsets(zone);
  return (value) => {
    const time = parseTime(value)?.getTime();
    if (time === undefined) return value;
    const offset = offsetAt(time);
    return new Date(time + offset).toISOString().slice(0, -1) + offsetText(offset);
  };
}
