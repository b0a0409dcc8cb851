import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { Database } from '#server/db/database.ts';
import { migrate, SCHEMA_DIRECTORY } from '#server/db/migrate.ts';
import { openPglite } from '#server/db/pglite/pglite.ts';
import { openPostgres } from '#server/db/postgres.ts';

const CACHE = join(import.meta.dirname, '../../../node_modules/.cache/consent-desk');

/**
 * A migrated database without rows, for one spec file: PGlite in memory, or, when `TEST_DATABASE_URL` is set, a new
 * schema on that PostgreSQL server, dropped at `close()`.
 */
export async function createTestDatabase(): Promise<Database> {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) return inMemory();
  const db = await inPostgres(url);
  await migrate(db);
  return db;
}

/** The same without any table, for tests of migrations. */
export async function createEmptyDatabase(): Promise<Database> {
  const url = process.env['TEST_DATABASE_URL'];
  if (url) return inPostgres(url);
  const db = await inMemory();
  // PGlite has one connection, which looks into this schema from now on; a database made anew would take far longer.
  await db.execute('create schema empty; set search_path = empty');
  return db;
}

async function inMemory(): Promise<Database> {
  const dump = join(CACHE, `migrated-${await fingerprint()}.tar`);
  if (!existsSync(dump)) await writeDump(dump);
  return openPglite('memory', { prepared: dump });
}

/** Written under a name of its own and renamed, since several workers may find the dump missing at once. */
async function writeDump(path: string) {
  const db = await openPglite('memory');
  await migrate(db);
  await mkdir(CACHE, { recursive: true });
  const partial = `${path}.${randomUUID()}`;
  await writeFile(partial, await db.dump());
  await rename(partial, path);
  await db.close();
  await removeOthers(path);
}

/** A dump takes 40 MB, and each change of the schema leaves one that nobody needs again. */
async function removeOthers(path: string) {
  const dumps = (await readdir(CACHE)).filter((file) => /^migrated-[0-9a-f]{16}\.tar$/.test(file));
  const stale = dumps.filter((file) => file !== basename(path));
  await Promise.all(stale.map((file) => rm(join(CACHE, file), { force: true })));
}

/** Changes with each migration and with each version of PGlite, as a dump of either is of no use to another. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await readdir(SCHEMA_DIRECTORY)).sort())
    hash.update(await readFile(join(SCHEMA_DIRECTORY, file)));
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  hash.update(await readFile(join(pglite, '../../package.json')));
  return hash.digest('hex').slice(0, 16);
}

async function inPostgres(url: string): Promise<Database> {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  const own = new URL(url);
  own.searchParams.set('options', `-c search_path=${schema}`);
  const db = await openPostgres(own.href);
  await db.execute(`create schema ${schema}`);
  return {
    ...db,
    async close() {
      await db.execute(`set client_min_messages = warning; drop schema ${schema} cascade`);
      await db.close();
    },
  };
}
