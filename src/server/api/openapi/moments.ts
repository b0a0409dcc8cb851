const DATE = String.raw`(?<date>\d{4}-\d\d-\d\d)`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?`;
const OFFSET = String.raw`(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)`;
const FORM = new RegExp(`^${DATE}(?<time>T${TIME}${OFFSET})?$`, 'i');

/**
 * The first or the last moment that an ISO 8601 date or date-time means, in UTC to the microsecond as the database keeps
 * it. A date means its day in UTC. A date-time needs an offset, since nobody could tell whose time it is without, and
 * means its millisecond, since times are told to the millisecond: the time of a row finds this row.
 * @returns undefined for other texts, days that no month has, and years that do not have four digits in UTC
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
