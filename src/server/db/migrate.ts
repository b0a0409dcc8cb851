import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database, Queryable } from './database.ts';

const DIRECTORY = join(import.meta.dirname, 'migrations');

/** Any fixed number will do: it is the name under which processes that start at once wait for each other. */
const LOCK = 4_022_019_731;

/**
 * Brings the database to the newest schema and returns the names of what ran, none when it was up to date. All of it is
 * one transaction. Rejects when the database knows a migration that this code does not: it belongs to a newer version.
 */
export async function migrate(db: Database, directory: string = DIRECTORY): Promise<string[]> {
  const names = await migrationNames(directory);
  return db.transaction(async (tx) => {
    // Building an index over millions of rows may take longer than any query of a request should.
    await tx.execute('set local statement_timeout = 0');
    await tx.query('select pg_advisory_xact_lock($1::bigint)', [LOCK]);
    const done = await applied(tx);
    const unknown = [...done].filter((name) => !names.includes(name));
    if (unknown.length > 0) {
      throw new Error(
        `The database belongs to a newer version of Consent Desk (it has ${unknown.join(', ')}). Start that version, or use another database.`,
      );
    }
    const pending = names.filter((name) => !done.has(name));
    for (const name of pending) {
      await tx.execute(await readFile(join(directory, `${name}.sql`), 'utf8'));
      await tx.query('insert into schema_migrations (name) values ($1)', [name]);
    }
    return pending;
  });
}

/** Names such as `001_schema`, in the order in which they run. */
export async function migrationNames(directory: string = DIRECTORY): Promise<string[]> {
  const files = await readdir(directory);
  return files
    .filter((file) => /^\d{3}_\w+\.sql$/.test(file))
    .map((file) => file.slice(0, -'.sql'.length))
    .sort();
}

async function applied(tx: Queryable): Promise<Set<string>> {
  await tx.execute(`create table if not exists schema_migrations
    (name text primary key, applied timestamptz not null default now())`);
  const rows = await tx.query<{ name: string }>('select name from schema_migrations');
  return new Set(rows.map(({ name }) => name));
}
