import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database, Queryable } from './database.ts';

export const SCHEMA_DIRECTORY = join(import.meta.dirname, 'schema');

/** Any fixed number will do: processes that start at once wait for each other under it. */
const LOCK = 4_022_019_731;

/** Its run makes a database out of an empty one. */
export const BASELINE = '001_baseline';

// Databases of earlier releases record these instead of the baseline; together they give the same schema.
const BEFORE_BASELINE = [
  '001_schema',
  '002_indexes',
  '003_tallies',
  '004_seek_indexes',
  '005_quicker_changes',
  '006_finer_buckets',
  '007_revoked_by_change',
  '008_hourly_buckets',
  '009_updates_row_by_row',
  '010_leaner_changes',
  '011_find_people',
];

/**
 * Brings the database to the newest schema, in one transaction.
 * @returns the names of the migrations that ran
 * @throws when the database belongs to a newer release, or to one so old that another release must update it first
 */
export async function migrate(db: Database, directory: string = SCHEMA_DIRECTORY): Promise<string[]> {
  const names = await migrationNames(directory);
  return db.transaction(async (tx) => {
    // Building an index over millions of rows may take longer than any query of a request should.
    await tx.execute('set local statement_timeout = 0');
    // As a script, since another process that migrates may be waited for longer than for any query.
    await tx.execute(`select pg_advisory_xact_lock(${LOCK})`);
    const pending = compare(names, await appliedMigrations(tx));
    await tx.execute(`create table if not exists schema_migrations
      (name text primary key, applied timestamptz not null default now())`);
    for (const name of pending) {
      await tx.execute(await readFile(join(directory, `${name}.sql`), 'utf8'));
      await tx.query('insert into schema_migrations (name) values ($1)', [name]);
    }
    return pending;
  });
}

async function migrationNames(directory: string): Promise<string[]> {
  const files = await readdir(directory);
  return files
    .filter((file) => /^\d{3}_\w+\.sql$/.test(file))
    .map((file) => file.slice(0, -'.sql'.length))
    .sort();
}

/** What a start would run on a database that records `applied`. @throws as `migrate` does */
export const pendingMigrations = async (applied: readonly string[]): Promise<string[]> =>
  compare(await migrationNames(SCHEMA_DIRECTORY), applied);

function compare(names: readonly string[], applied: readonly string[]): string[] {
  const done = new Set(applied);
  const unknown = [...done].filter((name) => !names.includes(name));
  const newer = unknown.filter((name) => !BEFORE_BASELINE.includes(name));
  if (newer.length > 0) {
    throw new Error(
      `The database belongs to a newer version of Consent Desk (it has ${newer.join(', ')}). Start that version, or use another database.`,
    );
  }
  if (unknown.length === 0) return names.filter((name) => !done.has(name));
  const missing = BEFORE_BASELINE.filter((name) => !done.has(name));
  if (missing.length > 0) {
    throw new Error(
      `The database belongs to an older version of Consent Desk (it lacks ${missing.join(', ')}). Start the release before this one once, which brings it up to date, then start this one.`,
    );
  }
  return names.filter((name) => name !== BASELINE && !done.has(name));
}

/** Tables of the baseline that other products have too. */
const COMMON = ['users', 'customers', 'tokens', 'offerings', 'consents', 'events'];

async function refuseForeign(tx: Queryable): Promise<void> {
  const [{ encoding } = { encoding: '' }] = await tx.query<{ encoding: string }>(
    `select current_setting('server_encoding') as encoding`,
  );
  if (encoding !== 'UTF8')
    throw new Error(
      `The database has the encoding ${encoding}, in which names cannot be written. Make one with: create database … encoding 'UTF8' template template0.`,
    );
  const rows = await tx.query<{ name: string; ours: boolean }>(
    `select t.table_name as name, exists (
       select from information_schema.columns c
       where c.table_schema = t.table_schema and c.table_name = t.table_name and c.column_name = 'name') as ours
     from information_schema.tables t
     where t.table_schema = current_schema() and t.table_name = any($1::text[])`,
    [[...COMMON, 'schema_migrations']],
  );
  const record = rows.find(({ name }) => name === 'schema_migrations');
  if (record?.ours || rows.length === 0) return;
  const names = rows.map(({ name }) => name).join(', ');
  throw new Error(
    `The database holds tables of another product (${names}), and nothing was changed in it. Set DATABASE_URL to a database of its own for Consent Desk.`,
  );
}

/** @throws one readable line when the tables of the database are another product's */
export async function appliedMigrations(db: Queryable): Promise<string[]> {
  await refuseForeign(db);
  const [record] = await db.query<{ found: string | null }>(`select to_regclass('schema_migrations')::text as found`);
  if (!record?.found) return [];
  return (await db.query<{ name: string }>('select name from schema_migrations')).map(({ name }) => name);
}

/** The schema of another database of ours, which an account does not see whose `search_path` leads elsewhere. */
export async function otherSchema(db: Queryable): Promise<string | undefined> {
  const [row] = await db.query<{ schema: string }>(
    `select n.nspname as schema from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relname = 'consent_totals' and n.nspname <> current_schema() limit 1`,
  );
  return row?.schema;
}

/** No migration takes a table away. @throws one readable line when tables are gone that they made */
export async function refuseIncomplete(db: Queryable): Promise<void> {
  const scripts = (await migrationNames(SCHEMA_DIRECTORY)).map((name) =>
    readFile(join(SCHEMA_DIRECTORY, `${name}.sql`), 'utf8'),
  );
  const made = (await Promise.all(scripts)).flatMap((script) => script.match(/(?<=^create table )\w+/gm) ?? []);
  const gone = await db.query<{ name: string }>(
    'select name from unnest($1::text[]) as name where to_regclass(name) is null order by name',
    [made],
  );
  if (gone.length === 0) return;
  const names = gone.map(({ name }) => name).join(', ');
  throw new Error(`The database lacks tables that it had (${names}). Restore a backup; nothing was changed.`);
}
