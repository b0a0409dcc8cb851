const DATE = String.raw`(?<date>\d{4}-\d\d-\d\d)`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?`;
const OFFSET = String.raw`(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)`;
const FORM = new RegExp(`^${DATE}(?<time>T${TIME}${OFFSET})?$`, 'i');

/**
 * The first or last moment that an ISO 8601 text means, in UTC to the microsecond as in the database: of a date its day
 * in UTC, of a date-time, which needs an offset, its millisecond, as rows tell theirs.
 * @returns undefined for other texts, days that no month has, and years without four digits in UTC
 */
export function readMoment(text: string, which: 'first' | 'last'): string | undefined {
  const { date, time } = FORM.exec(text)?.groups ?? {};
  if (date === undefined || !isOnCalendar(date)) return undefined;
  const day = which === 'first' ? 'T00:00:00.000Z' : 'T23:59:59.999Z';
  const moment = new Date(`${date}${time?.toUpperCase() ?? day}`);
  // PostgreSQL knows no year 0, and JavaScript writes years of five digits in another form.
  if (moment < EARLIEST || moment > LATEST) return undefined;
  return which === 'first' ? moment.toISOString() : moment.toISOString().replace('Z', '999Z');
}

const EARLIEST = new Date('0001-01-01T00:00:00.000Z');
const LATEST = new Date('9999-12-31T23:59:59.999Z');

/** JavaScript takes the 30th of February for the 2nd of March. */
const isOnCalendar = (date: string) => {
  const read = new Date(`${date}T00:00:00.000Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date);
};
