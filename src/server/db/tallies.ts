import type { Database } from './database.ts';

/**
 * Folds the lines that changes of consents left into the tallies (see migration 003); totals are the same before and
 * after. Gives how many lines there were, 0 when another process is at it.
 */
export async function foldTallies(db: Database): Promise<number> {
  const [row] = await db.query<{ folded: number }>('select fold_consent_changes() as folded');
  return row?.folded ?? 0;
}

/** Gives the room of folded lines back, which reading the others would have to step over. */
export function sweepFolded(db: Database): Promise<void> {
  return db.execute('vacuum consent_changes');
}
