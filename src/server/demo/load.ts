import { randomBytes } from 'node:crypto';
import type { Database, Queryable } from '#server/db/database.ts';
import { compactDeltas } from '#server/db/rollups/compaction.ts';
import { COLLECTED_ATTRIBUTES, ORGANISATIONS } from './catalogue.ts';
import { NAME_GROUPS } from './names.ts';
import { insertSampleEvents } from './load-events.ts';

export interface LoadSize {
  users: number;
  offerings: number;
  consents: number;
}

/** Consents for each statement: large enough to be fast, small enough to show that it goes on. */
const BATCH = 100_000;

/** Consents between two compactions: each writes to nearly all buckets, however few consents there are. */
const COMPACT_AFTER = 5 * BATCH;

/**
 * Adds generated users, offerings with terms in two versions, and consents between them, all in one transaction. Nothing
 * clashes with what is there: names and usernames hold a tag of this load. Needs users × offerings ≥ consents, since a
 * person holds at most one consent for an offering.
 */
export async function loadData(db: Database, size: LoadSize, now: Date, report: (line: string) => void): Promise<void> {
  const tag = randomBytes(4).toString('hex');
  await db.transaction(async (tx) => {
    await tx.execute('set local statement_timeout = 0');
    await addUsers(tx, tag, size.users, now);
    report(`${size.users} users`);
    await addOfferings(tx, tag, size.offerings, now);
    report(`${size.offerings} offerings with terms`);
    for (let from = 0; from < size.consents; from += BATCH) {
      const to = Math.min(from + BATCH, size.consents);
      await addConsents(tx, from, to, size, now);
      if (to % COMPACT_AFTER === 0 || to === size.consents) await compactDeltas(tx);
      report(`${to} of ${size.consents} consents`);
    }
    report(`${await insertSampleEvents(tx, tag)} events`);
    await tx.execute('drop table load_users; drop table load_offerings');
  });
  await db.execute('vacuum analyze');
}

/** Family and given names as they are written, without the Latin form that some have. */
function written(names: string[]): string[] {
  return names.map((name) => (name.split('|')[0] ?? name).replaceAll('_', ' '));
}

async function addUsers(tx: Queryable, tag: string, count: number, now: Date) {
  await tx.query(
    `insert into users (uuid, username, first_name, last_name, email, organization, date_joined)
     select gen_random_uuid(), 'user' || n || '-' || $1, ($3::text[])[1 + n * 7919 % cardinality($3::text[])],
            ($4::text[])[1 + n * 104729 % cardinality($4::text[])], 'user' || n || '-' || $1 || '@example.org',
            'Institute ' || n % 97, $5::timestamptz - interval '3 years'
     from generate_series(1, $2::bigint) n`,
    [
      tag,
      count,
      written(NAME_GROUPS.flatMap(({ given }) => given)),
      written(NAME_GROUPS.flatMap(({ family }) => family)),
      now,
    ],
  );
  await tx.execute(`create temporary table load_users as
    select row_number() over (order by id) - 1 as n, id from users where username like 'user%-${tag}';
    analyze load_users`);
}

async function addOfferings(tx: Queryable, tag: string, count: number, now: Date) {
  const entries = ORGANISATIONS.flatMap(({ offerings }) => offerings);
  await tx.query(
    `insert into customers (uuid, name) select gen_random_uuid(), name || ' (' || $1 || ')' from unnest($2::text[]) name`,
    [tag, ORGANISATIONS.map(({ name }) => name)],
  );
  await tx.query(
    `insert into offerings (uuid, customer_id, name, slug, description, state, shared, collected_attributes, created)
     select gen_random_uuid(), c.id, e.name || ' ' || n, 'offering-' || n || '-' || $1, e.description, 'Active', true,
            (select array_agg(value) from jsonb_array_elements_text(e.attributes)), $5::timestamptz - interval '3 years'
     from generate_series(0, $2::bigint - 1) n
     join jsonb_to_recordset($3::jsonb) as e (place bigint, name text, description text, attributes jsonb)
       on e.place = n % $4
     join (select row_number() over (order by id) - 1 as place, count(*) over () as total, id
           from customers where name like '% (' || $1 || ')') c on c.place = n % c.total`,
    [
      tag,
      count,
      JSON.stringify(
        entries.map(([name, category, , description], place) => ({
          place,
          name,
          description,
          attributes: COLLECTED_ATTRIBUTES[category] ?? ['username', 'full_name', 'email'],
        })),
      ),
      entries.length,
      now,
    ],
  );
  await tx.query(
    `insert into terms_of_service (uuid, offering_id, terms_of_service, version, is_active, requires_reconsent,
                                   activated, created, modified)
     select gen_random_uuid(), o.id, '<h2>' || o.name || '</h2><p>Generated terms, version ' || v.version || '.</p>',
            v.version, v.version = '2.0', v.version = '2.0' and o.id % 5 = 0, v.since, v.since, v.since
     from offerings o, (values ('1.0', $2::timestamptz - interval '2 years'), ('2.0', $2::timestamptz - interval '30 days'))
       as v (version, since)
     where o.slug like 'offering-%-' || $1`,
    [tag, now],
  );
  await tx.execute(`create temporary table load_offerings as
    select row_number() over (order by id) - 1 as n, id from offerings where slug like 'offering-%-${tag}';
    analyze load_offerings`);
}

/**
 * The k-th consent is of user k mod users; each round over the users moves every one of them to another offering. Times
 * are whole milliseconds, as the application writes them.
 */
async function addConsents(tx: Queryable, from: number, to: number, { users, offerings }: LoadSize, now: Date) {
  await tx.query(
    `insert into consents (uuid, user_id, offering_id, agreement_date, version, revocation_date, modified,
                           granted_date)
     select gen_random_uuid(), user_id, offering_id, agreed, version, revoked, coalesce(revoked, agreed), agreed
     from (
       select u.id as user_id, o.id as offering_id, agreed,
              case when agreed >= $5::timestamptz - interval '30 days' or random() < 0.6 then '2.0' else '1.0' end as version,
              case when random() < 0.1
                then date_trunc('milliseconds', agreed + random() * ($5::timestamptz - agreed)) end as revoked
       from (select k, date_trunc('milliseconds', $5::timestamptz - random() * interval '730 days') as agreed
             from generate_series($1::bigint, $2::bigint - 1) k) pair
       join load_users u on u.n = k % $3
       join load_offerings o on o.n = (k / $3 + k % $3 * 7919) % $4
     ) consent order by agreed`,
    [from, to, users, offerings, now],
  );
}
