import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDatabase } from '#server/db/open.ts';
import { refuseCutShort } from '#server/db/stored.ts';
import { embeddedDump } from '#server/testing/database.ts';
import { openPglite } from './pglite.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let whole: string;
let notes: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consent-desk-start-'));
  whole = join(folder, 'whole');
  const db = await openPglite(whole, { dump: embeddedDump(), sync: false });
  await db.execute(`create table notes as select n as id, repeat('x', 400) as text from generate_series(1, 500) n`);
  await db.execute('vacuum analyze notes');
  await db.execute('checkpoint');
  const [row] = await db.query<{ file: string }>(`select pg_relation_filepath('notes') as file`);
  notes = row?.file ?? '';
  await db.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Why a copy does not start after it was damaged; it is opened as the server does. */
async function failure(damage: (database: string) => Promise<unknown>, made = false): Promise<string> {
  const dataDirectory = await mkdtemp(join(folder, 'data-'));
  const database = join(dataDirectory, 'database');
  await cp(whole, database, { recursive: true });
  if (made) await writeFile(`${database}.made`, 'first opened on a day\n');
  await damage(database);
  const opened = openDatabase({ dataDirectory, dataSync: false });
  const error = await opened.then(
    async (db) => void (await db.close()),
    (reason: Error) => reason,
  );
  return error?.message.replaceAll(dataDirectory, 'DATA_DIR') ?? 'opened';
}

const DAMAGED = 'The database in DATA_DIR/database is damaged: ';
const RESTORE = '. Put a backup in its place; nothing was changed.';

test.each<[string, (database: string) => Promise<unknown>, string]>([
  ['a file that names the version', (at) => rm(join(at, 'PG_VERSION')), 'its file PG_VERSION is missing or empty'],
  [
    'a file that is cut short',
    (at) => truncate(join(at, 'global/pg_control'), 100),
    'its file global/pg_control is missing or cut short',
  ],
  ['an empty folder', (at) => rm(join(at, 'pg_xact'), { recursive: true }), 'its folder pg_xact is missing or empty'],
  [
    'a file that looks well',
    (at) => writeFile(join(at, 'global/pg_control'), Buffer.alloc(8192, 'x')),
    'PostgreSQL cannot read its files',
  ],
])('%s', async (_what, damage, said) => {
  expect(await failure(damage)).toBe(`${DAMAGED}${said}${RESTORE}`);
});

// Root may read everything.
test.skipIf(process.getuid?.() === 0)('one that may not be read is not called damaged', async () => {
  expect(await failure((at) => chmod(join(at, 'PG_VERSION'), 0))).toMatch(/PG_VERSION may not be used by this account/);
});

test('a database of another PostgreSQL, and a file in its place', async () => {
  expect(await failure((at) => writeFile(join(at, 'PG_VERSION'), '17\n'))).toBe(
    'The database in DATA_DIR/database is of PostgreSQL 17, and this release has 18. Start the release that made it.',
  );
  const asFile = async (at: string) => {
    await rm(at, { recursive: true });
    await writeFile(at, '');
  };
  expect(await failure(asFile)).toBe(
    'DATA_DIR/database is a file, where a directory should be. Set DATA_DIR to another directory.',
  );
});

test('one that is gone or emptied is never begun anew by itself', async () => {
  const said =
    /^DATA_DIR\/database is empty or gone, but there was a database \(first opened on a day\)\. Put it or a backup back; .* delete DATA_DIR\/database\.made\.$/;
  const gone = (at: string) => rm(at, { recursive: true });
  expect(await failure(gone, true)).toMatch(said);
  const emptied = async (at: string) => {
    await gone(at);
    await mkdir(at);
  };
  expect(await failure(emptied, true)).toMatch(said);
  const interrupted = async (at: string) => {
    await rename(at, `${at}.replaced`);
    await mkdir(`${at}.restored`);
  };
  expect(await failure(interrupted)).toBe(
    'DATA_DIR/database is gone, since a restore was interrupted. Run it again, or rename DATA_DIR/database.replaced to DATA_DIR/database to have back what was there.',
  );
  const dataDirectory = join(folder, 'first');
  const first = await openDatabase({ dataDirectory, dataSync: false }, whole);
  expect(first.isNew).toBe(true);
  await first.close();
  expect(await readdir(dataDirectory)).toContain('database.made');
  const second = await openDatabase({ dataDirectory, dataSync: false }, whole);
  expect(second.isNew).toBe(false);
  await second.close();
});

test('where a database may be lost, a new one begins with a warning', async () => {
  const warningsFor = async (prepare: (dataDirectory: string) => Promise<unknown>) => {
    const dataDirectory = await mkdtemp(join(folder, 'new-'));
    await prepare(dataDirectory);
    const said: string[] = [];
    const report = (line: string) => void said.push(line.replaceAll(dataDirectory, 'DATA_DIR'));
    const db = await openDatabase({ dataDirectory, dataSync: false, report }, whole);
    await db.close();
    return said;
  };
  const after = 'If one was expected, stop: it was removed, or its disk is not mounted';
  expect(await warningsFor((at) => rm(at, { recursive: true }))).toEqual([]);
  expect(await warningsFor((at) => mkdir(join(at, 'lost+found')))).toEqual([
    `A new database begins, but DATA_DIR was there and empty. ${after}`,
  ]);
  expect(await warningsFor((at) => writeFile(join(at, 'session-key'), 'k'.repeat(43)))).toEqual([
    `A new database begins, but DATA_DIR has a session key of before. ${after}`,
  ]);
});

test('a table whose file was cut short is named', async () => {
  const copy = join(folder, 'short');
  await cp(whole, copy, { recursive: true });
  await truncate(join(copy, notes), 8192);
  const db = await openPglite(copy, { sync: false });
  await expect(refuseCutShort(db)).rejects.toThrow(
    new RegExp(`^The database is damaged: the file ${notes} of notes has 8192 bytes and had \\d+\\. Restore a backup`),
  );
  await db.close();
});
