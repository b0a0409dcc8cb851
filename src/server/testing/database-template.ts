import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { Client } from 'pg';
import { migrate, SCHEMA_DIRECTORY } from '#server/db/migrate.ts';
import { openPglite } from '#server/db/pglite/pglite.ts';
import { openPostgres } from '#server/db/postgres/postgres.ts';

const CACHE = join(import.meta.dirname, '../../../node_modules/.cache/consent-desk');

/** The PostgreSQL server on which tests may make databases; without one they run on PGlite. */
export const SERVER = process.env['TEST_DATABASE_URL'];

/** Makes a migrated database without rows that can be copied: a dump of PGlite, or a database on the server. */
export async function makeTemplate(): Promise<{ template: string; remove: () => Promise<void> }> {
  if (SERVER === undefined) return { template: await embeddedTemplate(), remove: async () => undefined };
  const template = await createDatabase(SERVER);
  const db = await openPostgres(urlOf(SERVER, template));
  await migrate(db);
  await db.close();
  return { template, remove: () => dropDatabase(SERVER, template) };
}

/** Makes a database with a name of its own, as a copy of `template` if one is given. */
export async function createDatabase(server: string, template = 'template1'): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name} template ${template}`);
  return name;
}

export function dropDatabase(server: string, name: string): Promise<void> {
  return onServer(server, `drop database ${name} with (force)`);
}

/** Of a role that nothing belongs to any more. */
export function dropRole(server: string, name: string): Promise<void> {
  return onServer(server, `drop role ${name}`);
}

export function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = database;
  return url.href;
}

async function onServer(server: string, statement: string) {
  const client = new Client(server);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Kept for later runs: making the database takes longer than all of its tests. */
export async function embeddedTemplate(): Promise<string> {
  const path = join(CACHE, `migrated-${await fingerprint()}.tar`);
  if (existsSync(path)) return path;
  const db = await openPglite('memory');
  await migrate(db);
  await mkdir(CACHE, { recursive: true });
  // Renamed when complete, since another run may look for it meanwhile.
  const partial = `${path}.${randomUUID()}`;
  await writeFile(partial, await db.dump());
  await rename(partial, path);
  await db.close();
  await removeOthers(path);
  return path;
}

/** A dump takes 40 MB, and each change of the schema leaves one that nobody needs again. */
async function removeOthers(path: string) {
  const dumps = (await readdir(CACHE)).filter((file) => /^migrated-[0-9a-f]{16}\.tar$/.test(file));
  const stale = dumps.filter((file) => file !== basename(path));
  await Promise.all(stale.map((file) => rm(join(CACHE, file), { force: true })));
}

/** Changes with each migration and each version of PGlite: a dump fits these only. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await readdir(SCHEMA_DIRECTORY)).sort())
    hash.update(await readFile(join(SCHEMA_DIRECTORY, file)));
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  hash.update(await readFile(join(pglite, '../../package.json')));
  return hash.digest('hex').slice(0, 16);
}
