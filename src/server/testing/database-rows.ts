import { randomUUID } from 'node:crypto';
import type { Database, Queryable } from '#server/db/database.ts';

export const AGREED = new Date('2026-01-10T10:00:00.000Z');
export const ACTIVATED = new Date('2026-03-01T08:30:00.000Z');
export const GRACE_DAYS = 30;
export const GRACE_END = new Date('2026-03-31T08:30:00.000Z');

export interface TermsGiven {
  version?: string;
  is_active?: boolean;
  requires_reconsent?: boolean;
  activated?: Date | null;
  grace_period_days?: number;
}

/** Removes consents and what they hang on; events stay, as nothing may remove those. */
export async function empty(db: Database) {
  await db.execute(
    'delete from consents; delete from terms_of_service; delete from offerings; delete from customers; delete from users',
  );
}

/** Adds an offering with terms: version 2, active, re-consent required, grace period until `GRACE_END`, unless given. */
export async function addOffering(db: Queryable, name: string, ...terms: TermsGiven[]): Promise<number> {
  const [offering] = await db.query<{ id: number }>(
    `with customer as (insert into customers (uuid, name) values ($1, 'Lakeside University') returning id)
     insert into offerings (uuid, customer_id, name, slug, state, created)
     select $1, id, $2, $2, 'Active', $3 from customer returning id`,
    [randomUUID(), name, AGREED],
  );
  if (!offering) throw new Error('The offering was not inserted.');
  for (const given of terms) await addTerms(db, offering.id, given);
  return offering.id;
}

export async function addTerms(db: Queryable, offering: number, given: TermsGiven) {
  const { version = '2', is_active = true, requires_reconsent = true, grace_period_days = GRACE_DAYS } = given;
  const { activated = ACTIVATED } = given;
  await db.query(
    `insert into terms_of_service (uuid, offering_id, version, is_active, requires_reconsent, grace_period_days,
                                   activated, created, modified)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [randomUUID(), offering, version, is_active, requires_reconsent, grace_period_days, activated, AGREED],
  );
}

/** Adds one consent for each name, whose user is made when there is none; to version 1 unless given. */
export async function addConsents(
  db: Queryable,
  offering: number,
  names: string[],
  { version = '1', revoked = null }: { version?: string; revoked?: Date | null } = {},
) {
  await db.query(
    `insert into users (uuid, username, first_name, date_joined)
     select gen_random_uuid(), name, initcap(name), $2 from unnest($1::text[]) as name on conflict do nothing`,
    [names, AGREED],
  );
  await db.query(
    `insert into consents (uuid, user_id, offering_id, agreement_date, version, revocation_date, modified)
     select gen_random_uuid(), u.id, $2, $3, $4, $5, $3 from unnest($1::text[]) with ordinality as n (name, place)
     join users u on u.username = n.name order by n.place`,
    [names, offering, AGREED, version, revoked],
  );
}

export interface ConsentState {
  username: string;
  offering: string;
  version: string;
  revocation_date: Date | null;
  modified: Date;
  events: number;
}

/** Every consent in the order of its making, with the number of events that tell of it. */
export function states(db: Queryable): Promise<ConsentState[]> {
  return db.query(
    `select u.username, o.name as offering, c.version, c.revocation_date, c.modified,
            (select count(*) from events e where e.consent_uuid = c.uuid) as events
     from consents c join users u on u.id = c.user_id join offerings o on o.id = c.offering_id order by c.id`,
  );
}

/** The people whose consents are revoked, in the order of the making of these. */
export async function revokedPeople(db: Queryable): Promise<string[]> {
  return (await states(db)).filter((row) => row.revocation_date).map(({ username }) => username);
}

/** Accepts version 2 again as a request does: the row locked, then changed. Gives what the person found. */
export function reconsent(db: Database, username: string): Promise<{ revocation_date: Date | null } | undefined> {
  return db.transaction(async (tx) => {
    const [found] = await tx.query<{ id: number; revocation_date: Date | null }>(
      'select id, revocation_date from consents where user_id = (select id from users where username = $1) for update',
      [username],
    );
    await tx.query("update consents set version = '2', revocation_date = null where id = $1", [found?.id]);
    return found;
  });
}
