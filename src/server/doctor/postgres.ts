import { refuseDemoAccounts } from '#server/data.ts';
import { inspect } from '#server/db/inspect.ts';
import type { Database } from '#server/db/database.ts';
import { placesOf } from '#server/db/postgres/host-urls.ts';
import { openPostgres } from '#server/db/postgres/postgres.ts';
import { clockFinding, failed, type Finding, ok, warning } from './finding.ts';
import { stored } from './stored.ts';

/** A PostgreSQL: whether it lets the server in and do what it needs, and what is in it. Nothing is changed. */
export async function postgresDatabase(url: string, replicaUrls: readonly string[] = []): Promise<Finding[]> {
  const db = await openPostgres(url, { report: () => undefined });
  try {
    const reached = ok('PostgreSQL', `reached at ${placesOf(url)}.`);
    const may = await rights(db);
    // Without them, nothing else can be looked at, or is worth it.
    if (may.state === 'failed') return [reached, may];
    const asked = Date.now();
    const inspection = await inspect(db);
    const ahead = inspection.clock - asked;
    if (inspection.schema !== undefined) await refuseDemoAccounts(db);
    return [
      reached,
      ...stored('PostgreSQL', inspection),
      may,
      clockFinding('clock', 'the clock of PostgreSQL', ahead),
      ...(await Promise.all(replicaUrls.map((replica) => lookAtReplica(db, replica)))),
    ];
  } finally {
    await db.close();
  }
}

const MEGABYTE = 1024 * 1024;

/** A replica that cannot be asked is no failure: the primary is asked in its place. */
async function lookAtReplica(primary: Database, url: string): Promise<Finding> {
  const check = 'replica';
  const todo = 'See to that replica, or take it out of DATABASE_REPLICA_URLS.';
  const db = await openPostgres(url, { report: () => undefined }).catch((error: Error) => error);
  if (db instanceof Error) return warning(check, db.message, todo);
  try {
    const [written] = await primary.query<Position>(
      position('case when not pg_is_in_recovery() then pg_current_wal_lsn() end'),
    );
    const [replayed] = await db.query<Position>(
      position('case when pg_is_in_recovery() then pg_last_wal_replay_lsn() end'),
    );
    const place = placesOf(url);
    if (!written || replayed?.system !== written.system || replayed.at === null)
      return failed(check, `${place} does not follow the PostgreSQL of DATABASE_URL.`, todo);
    const behind = Math.max(0, (written.at ?? 0) - replayed.at) / MEGABYTE;
    return ok(check, `${place} follows, ${behind.toFixed(1)} MB behind.`);
  } finally {
    await db.close();
  }
}

interface Position {
  system: string;
  at: number | null;
}

/** Each side says nothing once it has changed its part: a standby keeps its last position when it is promoted. */
const position = (lsn: string) =>
  `select (select system_identifier::text from pg_control_system()) as system, ((${lsn}) - '0/0')::float8 as at`;

/** What the account needs for the schema and its migrations. */
async function rights(db: Database): Promise<Finding> {
  const [row] = await db.query<{
    standby: boolean;
    account: string;
    schema: string | null;
    may: boolean | null;
    foreign: number;
  }>(
    `select pg_is_in_recovery() as standby, current_user as account, current_schema() as schema,
            has_schema_privilege(current_schema(), 'create') as may,
            (select count(*) from pg_class c where c.relnamespace = current_schema()::regnamespace
             and c.relname in ('consents', 'events', 'schema_migrations') and not pg_has_role(c.relowner, 'usage')) as foreign`,
  );
  const { account = '', schema, may, foreign = 0 } = row ?? {};
  if (row?.standby)
    return failed(
      'rights',
      'this is a standby, which can only be read.',
      'Name the host that can be written to in DATABASE_URL, or all of them separated by commas.',
    );
  if (!may)
    return failed(
      'rights',
      `${account} may not make tables in the schema ${schema ?? 'of its search_path, which is not there'}.`,
      `Make it the owner of the database: alter database … owner to ${account}.`,
    );
  if (foreign > 0)
    return failed('rights', `the tables belong to another account than ${account}.`, 'Use that one in DATABASE_URL.');
  return ok('rights', `${account} may make and change tables.`);
}
