import { expect } from 'vitest';
import type { Queryable } from '#server/db/database.ts';

const STATE = `case when c.revocation_date is not null then 'revoked'
  when exists (select from terms_of_service t where t.offering_id = c.offering_id and t.is_active
    and t.requires_reconsent and t.version <> c.version) then 'outdated' else 'active' end`;

/** Each consent with its bucket in each order; consents that are not revoked have none in the order of revocation dates. */
const PLACED = `(select c.*, ${STATE} as state, p.sort_key, p.bucket from consents c, lateral (values
  ('agreement_date', floor(extract(epoch from c.agreement_date) / 1800)::int),
  ('modified', floor(extract(epoch from c.modified) / 1800)::int),
  ('revocation_date', floor(extract(epoch from c.revocation_date) / 1800)::int)) as p (sort_key, bucket)
  where p.bucket is not null)`;

/** Likewise each delta. */
const PLACED_DELTAS = `(select d.version, d.state, d.n, p.* from consent_changes d, lateral (values
  ('agreement_date', agreement_date), ('modified', modified), ('revocation_date', revocation_date)) as p (sort_key, bucket)
  where p.bucket is not null)`;

/** What must be the same: the keys of a rollup, its rows with the deltas, and the rows that are counted. */
const COMPARED = [
  {
    keys: 'offering_id, version, state',
    rolledUp: 'select * from consent_counts union all select offering_id, version, state, n from consent_changes',
    counted: `select c.offering_id, c.version, ${STATE} as state from consents c`,
  },
  {
    keys: 'version, state',
    rolledUp: 'select * from consent_totals union all select version, state, n from consent_changes',
    counted: `select c.version, ${STATE} as state from consents c`,
  },
  {
    keys: 'sort_key, bucket, state',
    rolledUp: `select * from consent_buckets union all select sort_key, bucket, state, n from ${PLACED_DELTAS} d`,
    counted: `select * from ${PLACED} c`,
  },
  {
    keys: 'version, sort_key, bucket, state',
    rolledUp: `select * from consent_version_buckets
      union all select version, sort_key, bucket, state, n from ${PLACED_DELTAS} d`,
    counted: `select * from ${PLACED} c`,
  },
  {
    keys: 'sort_key, span, state',
    rolledUp: `select * from consent_spans union all select sort_key, bucket >> 8, state, n from ${PLACED_DELTAS} d`,
    counted: `select *, floor(bucket / 256.0)::int as span from ${PLACED} c`,
  },
  {
    keys: 'version, sort_key, span, state',
    rolledUp: `select * from consent_version_spans
      union all select version, sort_key, bucket >> 8, state, n from ${PLACED_DELTAS} d`,
    counted: `select *, floor(bucket / 256.0)::int as span from ${PLACED} c`,
  },
];

/** Fails unless each rollup with its deltas says what counting the rows says. */
export async function expectExactRollups(db: Queryable): Promise<void> {
  for (const { keys, rolledUp, counted } of COMPARED) {
    const found = await db.query(
      `select ${keys}, sum(n)::int as n from (${rolledUp}) r group by ${keys} having sum(n) <> 0 order by ${keys}`,
    );
    const expected = await db.query(
      `select ${keys}, count(*)::int as n from (${counted}) r group by ${keys} order by ${keys}`,
    );
    expect([keys, found]).toEqual([keys, expected]);
  }
}
