import type { Database } from '#server/db/database.ts';
import { foldTallies } from '#server/db/tallies.ts';
import { type Jobs, repeating } from './repeating.ts';

/** Often enough that a total adds up a few thousand lines at most, even at a thousand changes a second. */
const INTERVAL_MS = 2_000;

export interface FoldSettings {
  db: Database;
  log: { error(details: { err: unknown }, message: string): void };
  /** Milliseconds from one turn to the next. */
  intervalMs?: number;
}

/** Keeps the tallies folded (see migration 003). Totals are right without it; it keeps them quick. */
export function startFolding({ db, log, intervalMs = INTERVAL_MS }: FoldSettings): Jobs {
  return repeating(async () => {
    try {
      await foldTallies(db);
    } catch (err) {
      log.error({ err }, 'Folding the tallies failed; the next turn tries again');
    }
  }, intervalMs);
}
