import type { Database, Queryable } from '#server/db/database.ts';
import { type Jobs, repeating } from '#server/repeating.ts';

/** Often enough that a total adds up a few thousand deltas at most, even at a thousand changes a second. */
const INTERVAL_MS = 2_000;

/** Compacted deltas whose space is left to be reclaimed later; a vacuum at every turn would cost more than it saves. */
const VACUUM_AFTER = 500;

/**
 * Adds the deltas that changes of consents left to the rollups, and deletes them (see docs/rollups.md). Totals are the
 * same before and after.
 * @returns how many deltas there were, 0 when another process is compacting
 */
export async function compactDeltas(db: Queryable): Promise<number> {
  const [row] = await db.query<{ compacted: number }>('select fold_consent_changes() as compacted');
  return row?.compacted ?? 0;
}

/** Reclaims the space of compacted deltas, which reading the others would have to step over. */
function vacuumDeltas(db: Database): Promise<void> {
  return db.execute('vacuum consent_changes');
}

export interface CompactionSettings {
  db: Database;
  log: { error(details: { err: unknown }, message: string): void };
  /** Whether nothing may be written now; such a turn is left out. */
  isPaused?: (() => boolean) | undefined;
  /** Milliseconds from one turn to the next; 2,000 unless given. */
  intervalMs?: number;
}

/** Compacts at once and then at each interval. Totals are right without it; it keeps them quick. */
export function startCompaction({ db, log, isPaused, intervalMs = INTERVAL_MS }: CompactionSettings): Jobs {
  let compacted = 0;
  return repeating(async () => {
    if (isPaused?.()) return;
    try {
      compacted += await compactDeltas(db);
      if (compacted <= VACUUM_AFTER) return;
      await vacuumDeltas(db);
      compacted = 0;
    } catch (err) {
      log.error({ err }, 'Compacting the rollups failed; the next turn tries again');
    }
  }, intervalMs);
}
