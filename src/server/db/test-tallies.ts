import { expect } from 'vitest';
import type { Queryable } from './database.ts';

const STATE = `case when c.revocation_date is not null then 'revoked'
  when exists (select from terms_of_service t where t.offering_id = c.offering_id and t.is_active
    and t.requires_reconsent and t.version <> c.version) then 'outdated' else 'active' end`;

const BUCKETS = `lateral (values
  ('agreement_date', floor(extract(epoch from c.agreement_date) / 1800)),
  ('modified', floor(extract(epoch from c.modified) / 1800)),
  ('revocation_date', floor(extract(epoch from c.revocation_date) / 1800))
) as b (sort_key, bucket)`;
/** What is not revoked has no place in the order of revocation dates. */
const PLACED = 'where b.bucket is not null';

/** Compares what the tallies and the lines say, per offering and per bucket, with what counting the rows says. */
export async function expectRightTallies(db: Queryable) {
  const ofOffering = 'group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3';
  const ofBucket = 'group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4';
  const lines = `(select version, state, n, b.* from consent_changes c, lateral (values
    ('agreement_date', agreement_date), ('modified', modified),
    ('revocation_date', revocation_date)) as b (sort_key, bucket) ${PLACED})`;
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
      `select version, sort_key, bucket::int, ${STATE} as state, count(*)::int as n from consents c, ${BUCKETS} ${PLACED} ${ofBucket.replaceAll('sum(n)', 'count(*)')}`,
    ],
    versionSpans: [
      `select version, sort_key, span, state, sum(n)::int as n from (
        select * from consent_version_spans
        union all select version, sort_key, bucket >> 8, state, n from ${lines} l) c ${ofBucket}`,
      `select version, sort_key, floor(bucket / 256)::int as span, ${STATE} as state, count(*)::int as n
       from consents c, ${BUCKETS} ${PLACED} ${ofBucket.replaceAll('sum(n)', 'count(*)')}`,
    ],
    spans: [
      `select sort_key, span, state, sum(n)::int as n from (
        select * from consent_spans union all select sort_key, bucket >> 8, state, n from ${lines} l) c ${ofOffering}`,
      `select sort_key, floor(bucket / 256)::int as span, ${STATE} as state, count(*)::int as n
       from consents c, ${BUCKETS} ${PLACED} ${ofOffering.replaceAll('sum(n)', 'count(*)')}`,
    ],
    everyVersion: [
      `select sort_key, bucket::int, state, sum(n)::int as n from (
        select sort_key, bucket, state, n from consent_buckets
        union all select sort_key, bucket, state, n from ${lines} l) c ${ofOffering}`,
      `select sort_key, bucket::int, ${STATE} as state, count(*)::int as n from consents c, ${BUCKETS} ${PLACED} ${ofOffering.replaceAll('sum(n)', 'count(*)')}`,
    ],
  };
  for (const [name, [kept = '', counted = '']] of Object.entries(all)) {
    expect([name, await db.query(kept)]).toEqual([name, await db.query(counted)]);
  }
}
