import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { createTestDatabase } from '#server/db/test-database.ts';
import { startFolding } from './fold-tallies.ts';
import { addConsents, addOffering } from './test-data.ts';

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

test('folds what has been written, and stops after the turn under way', async () => {
  await addConsents(db, await addOffering(db, 'lake', {}), ['ada', 'bert']);
  expect([await sum('consent_changes'), await sum('consent_totals')]).toEqual([2, 0]);
  await startFolding({ db, log: silent }).stop();
  expect([await sum('consent_changes'), await sum('consent_totals')]).toEqual([0, 2]);
});

test('a failure is logged and changes nothing', async () => {
  const messages: string[] = [];
  const broken: Database = { ...db, query: () => Promise.reject(new Error('Connection lost')) };
  const log = { error: ({ err }: { err: unknown }) => void messages.push(String(err)) };
  await startFolding({ db: broken, log }).stop();
  expect(messages).toEqual(['Error: Connection lost']);
  expect(await sum('consent_totals')).toBe(2);
});
