import type { Database } from './database.ts';

/** Dead lines to leave behind at most: reading the others would have to step over them. */
const VACUUM_AFTER = 500;

/**
 * Folds the lines that changes of consents left into the tallies (see migration 003); totals are the same before and
 * after. Gives how many lines there were, 0 when another process is at it.
 */
export async function foldTallies(db: Database): Promise<number> {
  const [row] = await db.query<{ folded: number }>('select fold_consent_changes() as folded');
  const folded = row?.folded ?? 0;
  if (folded > VACUUM_AFTER) await db.execute('vacuum consent_changes');
  return folded;
}
