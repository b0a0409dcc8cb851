import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { openPglite } from './pglite.ts';
import { maintenance } from './maintenance.ts';

let db: Database;
beforeAll(async () => {
  db = await openPglite('memory');
  await db.execute('create table notes (id int, text text); checkpoint');
});
afterAll(() => db.close());

async function state() {
  const [row] = await db.query<{ redo: string; known: number }>(
    `select redo_lsn::text as redo, (select reltuples from pg_class where relname = 'notes') as known
     from pg_control_checkpoint()`,
  );
  return row;
}

const write = () => db.execute(`insert into notes select n, repeat('x', 400) from generate_series(1, 20000) n`);

test('little writing needs nothing', async () => {
  const before = await state();
  const { run } = maintenance(db);
  await db.execute(`insert into notes values (0, '')`);
  await run();
  expect(await state()).toEqual(before);
});

test('much writing is saved, and makes the statistics new when it is much for this database', async () => {
  const before = await state();
  const { run } = maintenance(db, 1024 * 1024);
  await run();
  await write();
  await run();
  const saved = await state();
  expect(saved?.redo).not.toBe(before?.redo);
  expect(saved?.known).toBe(20_001);

  await db.execute(`insert into notes select n, repeat('x', 400) from generate_series(1, 4000) n`);
  await run();
  const savedAgain = await state();
  expect(savedAgain?.redo).not.toBe(saved?.redo);
  expect(savedAgain?.known).toBe(20_001);
});

test('it is due only after its interval', () => {
  expect(maintenance(db).isDue()).toBe(false);
  expect(maintenance(db, 0, 0).isDue()).toBe(true);
});
