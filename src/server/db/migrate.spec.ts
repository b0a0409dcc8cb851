import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '#server/testing/database.ts';
import { createDatabase, dropDatabase, SERVER, urlOf } from '#server/testing/database-template.ts';
import type { Database } from './database.ts';
import { openPostgres } from './postgres/postgres.ts';
import { migrate, refuseIncomplete, SCHEMA_DIRECTORY } from './migrate.ts';

let db: Database;
let folder: string;
beforeAll(async () => {
  db = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'consent-desk-migrations-'));
  await cp(SCHEMA_DIRECTORY, folder, { recursive: true });
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

async function recorded() {
  const rows = await db.query<{ name: string }>('select name from schema_migrations order by name');
  return rows.map(({ name }) => name);
}

test('all of them have run on a new database, and none runs again', async () => {
  expect(await recorded()).toEqual([
    '001_baseline',
    '002_accepted_text',
    '003_find_as_written',
    '004_identity_providers',
    '005_organisation_members',
    '006_several_processes',
    '007_id_tokens',
    '008_quicker_searches',
  ]);
  expect(await migrate(db)).toEqual([]);
});

test('a failing one leaves nothing of itself, nor of those before it', async () => {
  await writeFile(join(folder, '901_good.sql'), 'create table good (id int);');
  await writeFile(join(folder, '902_bad.sql'), 'create table half (id int); select 1 / 0;');
  const before = await recorded();
  await expect(migrate(db, folder)).rejects.toThrow('division by zero');
  expect(await recorded()).toEqual(before);
  expect(await db.query(`select to_regclass('good') as good, to_regclass('half') as half`)).toEqual([
    { good: null, half: null },
  ]);
});

test('new ones run once and in order, though several start at once', async () => {
  await writeFile(join(folder, '902_bad.sql'), 'alter table good add column name text;');
  await writeFile(join(folder, 'notes.txt'), 'not a migration');
  const ran = await Promise.all([migrate(db, folder), migrate(db, folder), migrate(db, folder)]);
  expect(ran.flat()).toEqual(['901_good', '902_bad']);
  expect(await db.query('select id, name from good')).toEqual([]);
});

test('a database of a newer version is refused and stays untouched', async () => {
  const before = await recorded();
  await expect(migrate(db)).rejects.toThrow(/newer version of Consent Desk \(it has 901_good, 902_bad\)/);
  expect(await recorded()).toEqual(before);
});

test('a database that has lost tables is refused, and they are named', async () => {
  await refuseIncomplete(db);
  await db.execute('drop table familiar_addresses; drop table consent_spans');
  await expect(refuseIncomplete(db)).rejects.toThrow('lacks tables that it had (consent_spans, familiar_addresses).');
});

test.runIf(SERVER)('a database in which names cannot be written is refused with the way to make another', async () => {
  const name = await createDatabase(SERVER ?? '', `template0 encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'`);
  const latin = await openPostgres(urlOf(SERVER ?? '', name));
  await expect(migrate(latin)).rejects.toThrow(/^The database has the encoding LATIN1, .*encoding 'UTF8'/);
  await latin.close();
  await dropDatabase(SERVER ?? '', name);
});
