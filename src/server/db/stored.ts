import type { Queryable } from './database.ts';
import { withDeltas } from './rollups/rollups.ts';

// Both take milliseconds.
const NEWEST = 1_000;
const COUNTED = 1_000_000;

// Failed transactions and a crash may take numbers without an event.
const UNUSED = 200;

/** @throws one readable line that names the file of a table which is shorter than it was known to be */
export async function refuseCutShort(db: Queryable): Promise<void> {
  const short = await db.query<{ name: string; file: string; size: number; known: number }>(
    `select c.relname as name, pg_relation_filepath(c.oid) as file, pg_relation_size(c.oid) as size,
            c.relpages * current_setting('block_size')::bigint as known
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = current_schema() and c.relkind in ('r', 'i')
       and pg_relation_size(c.oid) < c.relpages * current_setting('block_size')::bigint
     order by c.relkind desc, c.relname limit 1`,
  );
  const [first] = short;
  if (!first) return;
  throw new Error(
    `The database is damaged: the file ${first.file} of ${first.name} has ${first.size} bytes and had ${first.known}. Restore a backup; nothing was changed.`,
  );
}

/** A damaged or older file may still be readable, so data are compared. @returns what is missing, for operators */
export async function findLoss(db: Queryable): Promise<string[]> {
  const found: (string | undefined)[] = [];
  for (const look of [missingUsers, missingEvents, missingConsents, unlikeRollups, missingGrants]) {
    found.push(await look(db).catch((error: Error) => `It cannot be read whole: ${error.message}.`));
  }
  return found.filter((line) => line !== undefined);
}

async function missingUsers(db: Queryable): Promise<string | undefined> {
  const [row] = await db.query<{ gone: boolean }>(
    'select not exists (select from users) and (select is_called from users_id_seq) as gone',
  );
  return row?.gone ? 'There is no account, but there were some: users are missing, and nobody can sign in.' : undefined;
}

/** Events are never deleted, so the newest has about the last number of the sequence. */
async function missingEvents(db: Queryable): Promise<string | undefined> {
  const [row] = await db.query<{ newest: number; given: number }>(
    `select coalesce((select id from events order by id desc limit 1), 0) as newest,
            (select case when is_called then last_value else 0 end from events_id_seq) as given`,
  );
  if (!row || row.given - row.newest <= UNUSED) return undefined;
  return `The newest event has number ${row.newest}, but there were ${row.given}: events are missing.`;
}

async function missingConsents(db: Queryable): Promise<string | undefined> {
  const [row] = await db.query<{ missing: number }>(
    `select count(*) as missing
     from (select distinct on (consent_uuid) consent_uuid, event_type, created
           from (select * from events order by id desc limit $1) newest order by consent_uuid, id desc) e
     left join consents c on c.uuid = e.consent_uuid
     where e.event_type <> 'terms_of_service_consent_deleted' and (c.uuid is null or c.modified < e.created)`,
    [NEWEST],
  );
  return row?.missing
    ? `${row.missing} consents are missing or older than their newest event tells: changes of consents are missing.`
    : undefined;
}

/** One statement, since another process may change consents meanwhile. */
async function unlikeRollups(db: Queryable): Promise<string | undefined> {
  const [row] = await db.query<{ counted: number; rows: number | null }>(
    `select counted, case when counted <= $1 then (select count(*) from consents) end as rows
     from (select coalesce(sum(n), 0)::float8 as counted from ${withDeltas('consent_totals', 'n')} d) t`,
    [COUNTED],
  );
  if (!row || row.rows === null || row.rows === row.counted) return undefined;
  return `There are ${row.rows} consents, but the totals count ${row.counted}.`;
}

/** Generated consents have no events; where all others have, the newest changes still must. */
async function missingGrants(db: Queryable): Promise<string | undefined> {
  const [row] = await db.query<{ missing: number }>(
    `select count(*) as missing
     from (select c.uuid, c.user_id from consents c order by modified desc, agreement_date desc, id desc limit $1) c
     join users u on u.id = c.user_id
     where (select last_value from events_id_seq) >= (select last_value from consents_id_seq)
       and not exists (select from events e where e.user_uuid = u.uuid and e.consent_uuid = c.uuid)`,
    [NEWEST],
  );
  return row?.missing ? `${row.missing} of the last changed consents have no event: events are missing.` : undefined;
}
