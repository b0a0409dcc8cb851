import type { PeriodKind } from '../insights-search.ts';

/** Some days of the calendar, both included: "2026-03-01" to "2026-03-31". */
export interface Period {
  from: string;
  to: string;
}

/** So many periods are shown. */
export const PERIODS = 12;

const DAY = 86_400_000;
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * The last twelve months or weeks, the earliest first. The last one ends today; weeks begin on Mondays.
 * @param today a day of the visitor's calendar, as `Formats.dayKey` gives it
 */
export function lastPeriods(kind: PeriodKind, today: string): Period[] {
  const now = new Date(`${today}T00:00:00Z`);
  const begins = Array.from({ length: PERIODS }, (_, index) => {
    const back = PERIODS - 1 - index;
    if (kind === 'month') return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1);
    return now.getTime() - (((now.getUTCDay() + 6) % 7) + 7 * back) * DAY;
  });
  return begins.map((begin, index) => {
    const next = begins[index + 1];
    return { from: dayOf(begin), to: next === undefined ? today : dayOf(next - DAY) };
  });
}

interface DayCount {
  date: string;
  count: number;
}

/** The counts of single days, of several series, by period. Days of statistics are those of UTC. */
export function byPeriod(periods: readonly Period[], series: readonly (readonly DayCount[])[]): number[] {
  const days = series.flat();
  return periods.map(({ from, to }) =>
    days.filter(({ date }) => date >= from && date <= to).reduce((sum, { count }) => sum + count, 0),
  );
}

/** The sum of all, and where most were; `undefined` until all are known. */
export function summed(counts: readonly (number | undefined)[]): { sum: number; most: number } | undefined {
  const known = counts.filter((count) => count !== undefined);
  if (known.length < counts.length || known.length === 0) return undefined;
  return { sum: known.reduce((sum, count) => sum + count, 0), most: known.indexOf(Math.max(...known)) };
}
