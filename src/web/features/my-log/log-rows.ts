import type { DeedOutcome, LogEntry } from '#web/log/entry.ts';

/** What the page shows in one line: one deed, or all of a bulk revocation. */
export interface LogRow {
  /** The newest of its entries. */
  entry: LogEntry;
  /** How many of a bulk revocation came to which end; absent for a single deed. */
  counts?: Partial<Record<DeedOutcome, number>>;
}

/**
 * Entries in lines, newest first. A bulk revocation is one, where its newest entry stands.
 * @param entries newest first
 */
export function logRows(entries: readonly LogEntry[]): LogRow[] {
  const jobs = new Map<string, Required<LogRow>>();
  const rows: LogRow[] = [];
  for (const entry of entries) {
    if (entry.job === undefined) {
      rows.push({ entry });
      continue;
    }
    const known = jobs.get(entry.job);
    const row = known ?? { entry, counts: {} };
    row.counts[entry.outcome] = (row.counts[entry.outcome] ?? 0) + 1;
    if (known) continue;
    jobs.set(entry.job, row);
    rows.push(row);
  }
  return rows;
}
