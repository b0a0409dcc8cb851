type Days = readonly { date: string; count: number }[];

const DAY = 86_400_000;
const RECENT_DAYS = 30;

/** The sum of the last 30 days, by the days of statistics, which are those of UTC. */
export function ofRecentDays(days: Days, now: number): number {
  const first = new Date(now - RECENT_DAYS * DAY).toISOString().slice(0, 10);
  return days.filter(({ date }) => date >= first).reduce((sum, { count }) => sum + count, 0);
}

interface Numbers {
  needsReconsent: number | undefined | null;
  recent: number | undefined | null;
}

/** Most consents that need re-consent first, then most recent revocations; what is not known counts as none. */
export function byAttention<Row extends Numbers>(rows: readonly Row[]): Row[] {
  return rows.toSorted(
    (a, b) => (b.needsReconsent ?? 0) - (a.needsReconsent ?? 0) || (b.recent ?? 0) - (a.recent ?? 0),
  );
}
