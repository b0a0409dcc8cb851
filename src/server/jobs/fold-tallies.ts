import type { Database } from '#server/db/database.ts';
import { foldTallies, sweepFolded } from '#server/db/tallies.ts';
import { type Jobs, repeating } from './repeating.ts';

/** Often enough that a total adds up a few thousand lines at most, even at a thousand changes a second. */
const INTERVAL_MS = 2_000;

/** Folded lines to leave behind at most. */
const SWEEP_AFTER = 500;

export interface FoldSettings {
  db: Database;
  log: { error(details: { err: unknown }, message: string): void };
  /** Milliseconds from one turn to the next. */
  intervalMs?: number;
}

/** Keeps the tallies folded (see migration 003). Totals are right without it; it keeps them quick. */
export function startFolding({ db, log, intervalMs = INTERVAL_MS }: FoldSettings): Jobs {
  let unswept = 0;
  return repeating(async () => {
    try {
      unswept += await foldTallies(db);
      if (unswept <= SWEEP_AFTER) return;
      await sweepFolded(db);
      unswept = 0;
    } catch (err) {
      log.error({ err }, 'Folding the tallies failed; the next turn tries again');
    }
  }, intervalMs);
}
