import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { readCatalog } from '#server/testing/catalog.ts';
import { addConsents, addOffering } from '#server/testing/database-rows.ts';
import { createEmptyDatabase, createTestDatabase } from '#server/testing/database.ts';
import type { Database } from './database.ts';
import { migrate, SCHEMA_DIRECTORY } from './migrate.ts';
import { compactDeltas } from './rollups/compaction.ts';
import { expectExactRollups } from './rollups/expect-rollups.ts';

/** The migrations of earlier releases, exactly as these ran them. */
const EARLIER = join(import.meta.dirname, '../testing/schema-before-baseline');
const TABLES = `customers users offerings terms_of_service consents consent_changes consent_counts consent_totals
  consent_buckets consent_version_buckets consent_spans consent_version_spans`.split(/\s+/);

let earlier: Database;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consent-desk-baseline-'));
});
beforeEach(async () => {
  earlier = await createEmptyDatabase();
});
afterEach(() => earlier.close());
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The first `count` of the earlier migrations, in a folder of their own. */
async function earlierMigrations(count: number): Promise<string> {
  const directory = join(folder, String(count));
  await mkdir(directory, { recursive: true });
  const files = (await readdir(EARLIER)).sort().slice(0, count);
  for (const file of files) await cp(join(EARLIER, file), join(directory, file));
  return directory;
}

/** The migrations after the baseline, which run on every database. */
async function laterMigrations(): Promise<string[]> {
  const files = (await readdir(SCHEMA_DIRECTORY)).sort();
  return files.slice(1).map((file) => file.replace('.sql', ''));
}

async function contents(db: Database) {
  // As JSON, since a prepared statement keeps its columns, and a migration may add some.
  const read = (table: string) => db.query(`select to_jsonb(t) as row from ${table} t order by t::text`);
  const entries = TABLES.map(async (table) => [table, await read(table)]);
  return Object.fromEntries(await Promise.all(entries));
}

test('the baseline makes the schema that the earlier migrations made', async () => {
  await migrate(earlier, EARLIER);
  expect(await migrate(earlier)).toEqual(await laterMigrations());
  const fresh = await createTestDatabase();
  try {
    const [expected, found] = [await readCatalog(earlier), await readCatalog(fresh)];
    expect(found).toEqual(expected);
    expect(Object.values(found).every((rows) => rows.length > 1)).toBe(true);
  } finally {
    await fresh.close();
  }
});

test('a database with all earlier migrations is taken over as it is, and later migrations run on it', async () => {
  expect(await migrate(earlier, EARLIER)).toHaveLength(11);
  const people = ['ada', 'bert', 'cleo'];
  await addConsents(earlier, await addOffering(earlier, 'lake', {}), people);
  await addConsents(earlier, await addOffering(earlier, 'pond', {}), people, { version: '2', revoked: new Date() });
  await compactDeltas(earlier);
  await earlier.query("update consents set version = '2' where user_id = (select min(id) from users)");
  const before = await contents(earlier);
  expect(before['consent_changes']).not.toEqual([]);

  expect(await migrate(earlier)).toEqual(await laterMigrations());
  // Later migrations may add columns; what was there stays.
  expect(await contents(earlier)).toMatchObject(before);
  await expectExactRollups(earlier);
  await compactDeltas(earlier);
  await expectExactRollups(earlier);

  const later = join(folder, 'later');
  await cp(SCHEMA_DIRECTORY, later, { recursive: true });
  await writeFile(join(later, '902_later.sql'), 'create table later (id int);');
  expect(await migrate(earlier, later)).toEqual(['902_later']);
  expect(await migrate(earlier, later)).toEqual([]);
  await expect(migrate(earlier)).rejects.toThrow(/newer version of Consent Desk \(it has 902_later\)/);
});

test('a database of an older release is refused with one line that says what to do, and stays untouched', async () => {
  await migrate(earlier, await earlierMigrations(7));
  const recorded = () => earlier.query('select * from schema_migrations order by name');
  const before = [await recorded(), await readCatalog(earlier)];
  const failure: unknown = await migrate(earlier).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(String(failure)).toMatch(
    /older version of Consent Desk \(it lacks 008_hourly_buckets, .*011_find_people\)\. Start the release before this one once/,
  );
  expect(String(failure)).not.toContain('\n');
  expect([await recorded(), await readCatalog(earlier)]).toEqual(before);
});
