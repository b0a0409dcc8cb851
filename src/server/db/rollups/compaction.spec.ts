import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { createTestDatabase } from '#server/testing/database.ts';
import { startCompaction } from './compaction.ts';
import { addConsents, addOffering } from '#server/testing/database-rows.ts';

let db: Database;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const silent = { error: () => undefined };

async function sum(table: string): Promise<number> {
  const [row] = await db.query<{ n: number }>(`select coalesce(sum(n), 0)::int as n from ${table}`);
  return row?.n ?? 0;
}

test('compacts what has been written, and stops after the turn under way', async () => {
  await addConsents(db, await addOffering(db, 'lake', {}), ['ada', 'bert']);
  expect([await sum('consent_changes'), await sum('consent_totals')]).toEqual([2, 0]);
  await startCompaction({ db, log: silent }).stop();
  expect([await sum('consent_changes'), await sum('consent_totals')]).toEqual([0, 2]);
});

test('the space of compacted deltas is reclaimed once they are many, however few each turn has compacted', async () => {
  const scripts: string[] = [];
  const watched: Database = { ...db, execute: async (script) => void scripts.push(script) };
  const compaction = startCompaction({ db: watched, log: silent, intervalMs: 5 });
  for (let turn = 0; turn < 3; turn++) {
    expect(scripts).toEqual([]);
    await db.execute(`insert into consent_changes (offering_id, version, state, agreement_date, modified, n)
      select 1, '1', 'active', 0, 0, 0 from generate_series(1, 200)`);
    await vi.waitFor(async () => expect(await db.query('select from consent_changes limit 1')).toEqual([]));
  }
  await vi.waitFor(() => expect(scripts).toEqual(['vacuum consent_changes']));
  await compaction.stop();
});

test('a failure is logged and changes nothing', async () => {
  const messages: string[] = [];
  const broken: Database = { ...db, query: () => Promise.reject(new Error('Connection lost')) };
  const log = { error: ({ err }: { err: unknown }) => void messages.push(String(err)) };
  await startCompaction({ db: broken, log }).stop();
  expect(messages).toEqual(['Error: Connection lost']);
  expect(await sum('consent_totals')).toBe(2);
});
