import type { Database, Queryable } from '#server/db/database.ts';
import { type ConsentEvent, consentEvent, insertConsentEvents } from '#server/db/consent-events.ts';

const BATCH_SIZE = 500;
const DAY_MS = 86_400_000;

// Any fixed number will do; with the table's own it names the lock under which one process at a time works.
const LOCK = 402_201_973;

// `$1` is the time; the very end of the grace period counts as out. The period is compared as a number, since a legal
// one of millions of years is beyond any date.
const OUTDATED = `
  t.is_active and t.requires_reconsent and t.version <> c.version and c.revocation_date is null
  and extract(epoch from $1::timestamptz - t.activated) >= t.grace_period_days * 86400::numeric`;

const CONSENTS_AND_TERMS = 'consents c join terms_of_service t on t.offering_id = c.offering_id';

export interface RevokeOptions {
  /** Rows in one transaction. */
  batchSize?: number;
  /** Once aborted, no further batch begins. */
  signal?: AbortSignal;
}

/**
 * As Waldur's daily task does. A batch is one transaction; a failing one ends the run, and those before it stay. The
 * rest is left to another process at work, and a row that somebody is changing to the next run. @returns how many were
 * revoked
 */
export async function revokeOutdatedConsents(db: Database, now: Date, options: RevokeOptions = {}): Promise<number> {
  const { batchSize = BATCH_SIZE, signal } = options;
  if (!Number.isSafeInteger(batchSize) || batchSize < 1) {
    throw new RangeError(`batchSize must be a whole number of at least 1, not ${batchSize}.`);
  }
  let revoked = 0;
  for (const ids of await findBatches(db, now, batchSize)) {
    if (signal?.aborted) break;
    const count = await revokeBatch(db, now, ids);
    if (count === undefined) break;
    revoked += count;
  }
  return revoked;
}

/** Finds the work once, so that later batches step over nothing. An array stays PostgreSQL's text: few bytes a row. */
async function findBatches(db: Queryable, now: Date, batchSize: number): Promise<string[]> {
  const rows = await db.query<{ ids: string }>(
    `select array_agg(id order by id)::text as ids
     from (select c.id, (row_number() over (order by c.id) - 1) / $2::bigint as batch
           from ${CONSENTS_AND_TERMS} where ${OUTDATED}) as numbered
     group by batch order by batch`,
    [now, batchSize],
  );
  return rows.map(({ ids }) => ids);
}

/** Undefined when another process is at work. */
function revokeBatch(db: Database, now: Date, ids: string): Promise<number | undefined> {
  return db.transaction(async (tx) => {
    if (!(await takeTurn(tx))) return undefined;
    const rows = await lockOutdated(tx, now, ids);
    // As Waldur's bulk update does, this leaves `modified`: it tells of the last change by a person. A clock that was
    // set back must not revoke before that change.
    await tx.query('update consents set revocation_date = greatest($1, modified) where id = any($2::bigint[])', [
      now,
      rows.map(({ id }) => id),
    ]);
    const events = rows.map((row) => {
      const at = row.modified > now ? row.modified : now;
      return { ...eventOf(row, at), created: at };
    });
    await insertConsentEvents(tx, events);
    return rows.length;
  });
}

/** Ends with the transaction. The table's number keeps installations in two schemas apart. */
async function takeTurn(tx: Queryable): Promise<boolean> {
  const [turn] = await tx.query<{ taken: boolean }>(
    `select pg_try_advisory_xact_lock($1::integer, 'consents'::regclass::oid::integer) as taken`,
    [LOCK],
  );
  return turn?.taken === true;
}

interface OutdatedRow {
  id: number;
  uuid: string;
  version: string;
  agreement_date: Date;
  modified: Date;
  user_uuid: string;
  username: string;
  full_name: string;
  offering_uuid: string;
  offering_name: string;
  new_version: string;
  activated: Date;
  grace_period_days: number;
}

/**
 * Somebody may have accepted meanwhile, or the terms changed; these are locked too, so that a consent to newer ones is
 * not measured against them. Waits for no lock, so that it cannot deadlock with a request.
 */
function lockOutdated(tx: Queryable, now: Date, ids: string): Promise<OutdatedRow[]> {
  return tx.query<OutdatedRow>(
    `select c.id, c.uuid, c.version, c.agreement_date, c.modified, u.uuid as user_uuid, u.username, u.full_name,
            o.uuid as offering_uuid, o.name as offering_name, t.version as new_version, t.activated, t.grace_period_days
     from ${CONSENTS_AND_TERMS} join users u on u.id = c.user_id join offerings o on o.id = c.offering_id
     where c.id = any($2::bigint[]) and ${OUTDATED}
     order by c.id
     for update of c skip locked for share of t skip locked`,
    [now, ids],
  );
}

function eventOf(row: OutdatedRow, at: Date): ConsentEvent {
  const { uuid, version, agreement_date } = row;
  const gracePeriodEnd = new Date(row.activated.getTime() + row.grace_period_days * DAY_MS);
  return consentEvent('revoked_automatically', {
    consent: { uuid, version, agreement_date, revocation_date: at },
    user: { uuid: row.user_uuid, username: row.username, full_name: row.full_name },
    offering: { uuid: row.offering_uuid, name: row.offering_name },
    actor: null,
    expired: { newVersion: row.new_version, gracePeriodEnd },
  });
}
