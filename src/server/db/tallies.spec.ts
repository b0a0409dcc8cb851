import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '#server/demo/random.ts';
import type { Database } from './database.ts';
import { createTestDatabase } from './test-database.ts';
import { foldTallies } from './tallies.ts';

const random = seededRandom(5);
let db: Database;
beforeAll(async () => {
  db = await createTestDatabase();
  await db.execute(`
    insert into customers (uuid, name) values (gen_random_uuid(), 'Provider');
    insert into offerings (uuid, customer_id, name, slug, state, created)
    select gen_random_uuid(), (select id from customers), 'o' || n, 'o' || n, 'Active', now() from generate_series(1, 4) n;
    insert into users (uuid, username, date_joined) select gen_random_uuid(), 'u' || n, now() from generate_series(1, 40) n`);
});
afterAll(() => db.close());

const STATE = `case when c.revocation_date is not null then 'revoked'
  when exists (select from terms_of_service t where t.offering_id = c.offering_id and t.is_active
    and t.requires_reconsent and t.version <> c.version) then 'outdated' else 'active' end`;

const BUCKETS = `lateral (values
  ('agreement_date', floor(extract(epoch from c.agreement_date) / 3600)),
  ('created', floor(extract(epoch from c.created) / 3600)),
  ('modified', floor(extract(epoch from c.modified) / 3600)),
  ('revocation_date', coalesce(floor(extract(epoch from c.revocation_date) / 3600), 1000000000 + c.id / 700))
) as b (sort_key, bucket)`;

/** What the tallies and the lines say, per offering and per bucket, and what counting the rows says. */
async function compare() {
  const ofOffering = 'group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3';
  const ofBucket = 'group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4';
  const lines = `(select version, state, n, b.* from consent_changes c, lateral (values
    ('agreement_date', agreement_date), ('created', created), ('modified', modified),
    ('revocation_date', revocation_date)) as b (sort_key, bucket))`;
  const all = {
    counts: [
      `select offering_id, version, state, sum(n)::int as n from (select * from consent_counts union all
        select offering_id, version, state, n from consent_changes) c ${ofOffering}`,
      `select offering_id, version, ${STATE} as state, count(*)::int as n from consents c group by 1, 2, 3 order by 1, 2, 3`,
    ],
    totals: [
      `select version, state, 0 as place, sum(n)::int as n from (select * from consent_totals union all
        select version, state, n from consent_changes) c ${ofOffering}`,
      `select version, ${STATE} as state, 0 as place, count(*)::int as n from consents c group by 1, 2, 3 order by 1, 2, 3`,
    ],
    buckets: [
      `select version, sort_key, bucket::int, state, sum(n)::int as n from (
        select version, sort_key, bucket, state, n from consent_version_buckets
        union all select version, sort_key, bucket, state, n from ${lines} l) c ${ofBucket}`,
      `select version, sort_key, bucket::int, ${STATE} as state, count(*)::int as n from consents c, ${BUCKETS} ${ofBucket.replaceAll('sum(n)', 'count(*)')}`,
    ],
    versionSpans: [
      `select version, sort_key, span, state, sum(n)::int as n from (
        select * from consent_version_spans
        union all select version, sort_key, bucket >> 8, state, n from ${lines} l) c ${ofBucket}`,
      `select version, sort_key, floor(bucket / 256)::int as span, ${STATE} as state, count(*)::int as n
       from consents c, ${BUCKETS} ${ofBucket.replaceAll('sum(n)', 'count(*)')}`,
    ],
    spans: [
      `select sort_key, span, state, sum(n)::int as n from (
        select * from consent_spans union all select sort_key, bucket >> 8, state, n from ${lines} l) c ${ofOffering}`,
      `select sort_key, floor(bucket / 256)::int as span, ${STATE} as state, count(*)::int as n
       from consents c, ${BUCKETS} ${ofOffering.replaceAll('sum(n)', 'count(*)')}`,
    ],
    everyVersion: [
      `select sort_key, bucket::int, state, sum(n)::int as n from (
        select sort_key, bucket, state, n from consent_buckets
        union all select sort_key, bucket, state, n from ${lines} l) c ${ofOffering}`,
      `select sort_key, bucket::int, ${STATE} as state, count(*)::int as n from consents c, ${BUCKETS} ${ofOffering.replaceAll('sum(n)', 'count(*)')}`,
    ],
  };
  for (const [name, [kept = '', counted = '']] of Object.entries(all)) {
    expect([name, await db.query(kept)]).toEqual([name, await db.query(counted)]);
  }
}

const version = () => `${random.int(1, 3)}.0`;
const someDay = () => new Date(Date.UTC(2026, 0, random.int(1, 28), random.int(0, 23)));
const offering = () => random.int(1, 4);

/** Every way in which a count can change, of one row or of many. */
const CHANGES: ((db: Database) => Promise<unknown>)[] = [
  (db) =>
    db.query(
      `insert into consents (uuid, user_id, offering_id, agreement_date, version, created, modified)
       select gen_random_uuid(), u.id, $1, $2, $3, $2, $2 from users u where random() < 0.5 on conflict do nothing`,
      [offering(), someDay(), version()],
    ),
  (db) =>
    db.query('update consents set revocation_date = $2, modified = $2 where offering_id = $1 and id % 3 = $3', [
      offering(),
      someDay(),
      random.int(0, 2),
    ]),
  (db) =>
    db.query('update consents set revocation_date = null, version = $1 where id % 5 = $2', [
      version(),
      random.int(0, 4),
    ]),
  (db) => db.query('update consents set modified = $1 where id % 7 = $2', [someDay(), random.int(0, 6)]),
  (db) => db.query('delete from consents where id % 11 = $1', [random.int(0, 10)]),
  (db) =>
    db.query(
      `insert into terms_of_service (uuid, offering_id, version, is_active, requires_reconsent, created, modified)
       values (gen_random_uuid(), $1, $2, true, $3, now(), now()) on conflict do nothing`,
      [offering(), version(), random.chance(0.7)],
    ),
  (db) => db.query('update terms_of_service set is_active = false where offering_id = $1', [offering()]),
  (db) =>
    db.query('update terms_of_service set version = $2, requires_reconsent = true where offering_id = $1', [
      offering(),
      version(),
    ]),
  (db) => db.query('delete from terms_of_service where offering_id = $1', [offering()]),
  (db) => db.query('delete from users where id = (select min(id) from users) and id < 10'),
];

test('whatever changes, the tallies say what counting the rows says, before and after folding', async () => {
  for (let turn = 0; turn < 120; turn++) {
    await CHANGES[random.int(0, CHANGES.length - 1)]?.(db);
    if (turn % 4 === 0) await compare();
    if (turn % 7 === 0) {
      await foldTallies(db);
      await compare();
    }
  }
  const [rows] = await db.query<{ n: number }>('select count(*) as n from consents');
  expect(rows?.n).toBeGreaterThan(20);
});

test('a change that is rolled back leaves nothing', async () => {
  const undone = db.transaction(async (tx) => {
    await tx.query('delete from consents');
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await compare();
});

test('folding leaves no line, and a second fold has nothing to do', async () => {
  await db.query('update consents set modified = modified + interval $$40 days$$');
  expect(await foldTallies(db)).toBeGreaterThan(0);
  expect(await db.query('select count(*) as n from consent_changes')).toEqual([{ n: 0 }]);
  expect(await foldTallies(db)).toBe(0);
  await compare();
});

test('emptying the table empties the tallies', async () => {
  await db.execute('truncate consents');
  await compare();
  expect(await db.query('select * from consent_counts')).toEqual([]);
  expect(await db.query('select * from consent_version_spans')).toEqual([]);
});
