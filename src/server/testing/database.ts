import { inject } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { migrate } from '#server/db/migrate.ts';
import { type EmbeddedDatabase, openPglite } from '#server/db/pglite/pglite.ts';
import { openPostgres } from '#server/db/postgres/postgres.ts';
import { createDatabase, dropDatabase, SERVER, urlOf } from './database-template.ts';

/** The embedded database that the spec file before this one has closed, if both run in one process. */
let idle: EmbeddedDatabase | undefined;

/**
 * A migrated database without rows, for one spec file: PGlite in memory, or, when `TEST_DATABASE_URL` is set, a database
 * of its own on that PostgreSQL server, dropped at `close()`.
 */
export async function createTestDatabase(): Promise<Database> {
  return SERVER === undefined ? embedded() : onServer(SERVER, inject('databaseTemplate'));
}

/** What an embedded database begins with sooner than with nothing; there is none while the tests run on PostgreSQL. */
export const embeddedDump = (): string | undefined => (SERVER === undefined ? inject('databaseTemplate') : undefined);

/** The same without any table, for tests of migrations. */
export async function createEmptyDatabase(): Promise<Database> {
  if (SERVER !== undefined) return onServer(SERVER);
  const db = await embedded();
  await db.execute('drop schema public cascade; create schema public');
  return db;
}

async function embedded(): Promise<Database> {
  const db = (await emptied()) ?? (await openPglite('memory', { prepared: inject('databaseTemplate') }));
  return {
    ...db,
    async close() {
      // Opening one takes a second, ten times as long as making its schema anew.
      if (idle === undefined) idle = db;
      else await db.close();
    },
  };
}

async function emptied(): Promise<EmbeddedDatabase | undefined> {
  const db = idle;
  idle = undefined;
  await db?.execute('reset all; drop schema public cascade; create schema public');
  if (db) await migrate(db);
  return db;
}

async function onServer(server: string, template?: string): Promise<Database> {
  const name = await createDatabase(server, template);
  const db = await openPostgres(urlOf(server, name));
  return {
    ...db,
    async close() {
      await db.close();
      await dropDatabase(server, name);
    },
  };
}
