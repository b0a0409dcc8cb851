import type { Database, Queryable } from '#server/db/database.ts';
import { type Jobs, repeating } from '#server/repeating.ts';

// Even at a thousand changes a second, a total adds up a few thousand deltas at most.
const INTERVAL_MS = 2_000;

// A vacuum at every turn would cost more than it saves.
const VACUUM_AFTER = 500;

/** Adds the deltas to the rollups (docs/rollups.md). @returns how many; 0 when another process is compacting */
export async function compactDeltas(db: Queryable): Promise<number> {
  const [row] = await db.query<{ compacted: number }>('select fold_consent_changes() as compacted');
  return row?.compacted ?? 0;
}

/** Reading the other deltas would have to step over those that are compacted. */
function vacuumDeltas(db: Database): Promise<void> {
  return db.execute('vacuum consent_changes');
}

export interface CompactionSettings {
  db: Database;
  log: { error(details: { err: unknown }, message: string): void };
  /** Whether nothing may be written now; such a turn is left out. */
  isPaused?: (() => boolean) | undefined;
  intervalMs?: number;
}

/** Compacts at once and then at each interval. Totals are right without it, and quick with it. */
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
