import { conditions, type Conditions } from '#server/api/conditions.ts';
import type { ConsentFilter, ConsentQuery } from './consent-filters.ts';

export type Key = NonNullable<ConsentQuery['o']>[number];

export interface Walk {
  keys: Key[];
  limit: number;
  offset: number;
}

/** What is not revoked comes last, as null would, but can be compared with. */
export const COLUMNS = {
  agreement_date: 'c.agreement_date',
  created: 'c.created',
  modified: 'c.modified',
  revocation_date: "coalesce(c.revocation_date, 'infinity')",
};

/** As in migration 008: the length of a bucket, where the blocks of what is not revoked begin, and their ids. */
const SECONDS = 3_600;
const BLOCKS_FROM = 1_000_000_000;
const BLOCK = 700;

interface Order {
  column: keyof typeof COLUMNS;
  isDescending: boolean;
  /** With another key after the first, rows without a date are one bucket: only `id` orders them by block. */
  isOneBlock: boolean;
}

/**
 * Finds the bucket in which the page begins, and how many rows of it come before. The tallies of the spans are added up
 * first, then those of the buckets in one span: a few hundred instead of thousands, of ten million consents as of ten
 * thousand.
 * @returns SQL of CTEs, the condition on rows `c` with which the walk starts, and how many of these to step over
 */
export function seek({ bind, values }: Conditions, filter: ConsentFilter, { keys, offset }: Walk) {
  const order = readOrder(keys);
  const { column, isDescending } = order;
  const tallies = conditions(values);
  tallies.add(`c.state = any(${bind(filter.states)}::text[])`);
  if (filter.version !== undefined) tallies.add(`c.version = ${bind(filter.version)}`);
  const skipped = `${bind(offset)}::bigint`;
  const sql = `${startSpan(order, filter, tallies.where(), skipped)},
    ${startBucket(order, filter, tallies.where(), skipped)},
    edge as materialized (
      select case when edge >= ${BLOCKS_FROM} then 'infinity' else to_timestamp(edge * ${SECONDS}::float8) end as moment,
             greatest(edge - ${BLOCKS_FROM}, 0)::bigint * ${BLOCK} as id, passed
      from start
    )`;
  return {
    sql,
    start: `(${COLUMNS[column]}, c.id) ${isDescending ? '<' : '>='} ((select moment from edge), (select id from edge))`,
    passed: `${skipped} - (select passed from edge)::bigint`,
  };
}

function readOrder(keys: readonly Key[]): Order {
  const [first = '-created'] = keys;
  return {
    column: first.replace('-', '') as keyof typeof COLUMNS, // what is left of a key without its sign
    isDescending: first.startsWith('-'),
    isOneBlock: keys.length > 1,
  };
}

function startSpan({ column, isDescending, isOneBlock }: Order, filter: ConsentFilter, where: string, skipped: string) {
  const table = filter.version === undefined ? 'consent_spans' : 'consent_version_spans';
  const direction = isDescending ? 'desc' : 'asc';
  const blocks = BLOCKS_FROM / 256;
  const last = 'span * 256 + 255';
  return `span_line as (
      select ${isOneBlock ? `least(span, ${blocks})` : 'span'} as span, sum(n) as n
      from (select c.span, c.n from ${table} c ${where} and c.sort_key = '${column}'
            union all select c.${column} >> 8, c.n from consent_changes c ${where}) tally
      group by 1
    ),
    start_span as materialized (
      select span * 256 as first, ${isOneBlock ? `case when span = ${blocks} then 2147483647 else ${last} end` : last} as last,
             reached - n as passed
      from (select span, n, sum(n) over (order by span ${direction}) as reached from span_line) step
      where reached > ${skipped} order by span ${direction} limit 1
    )`;
}

function startBucket(
  { column, isDescending, isOneBlock }: Order,
  filter: ConsentFilter,
  where: string,
  skipped: string,
) {
  const table = filter.version === undefined ? 'consent_buckets' : 'consent_version_buckets';
  const direction = isDescending ? 'desc' : 'asc';
  const inSpan = 'between (select first from start_span) and (select last from start_span)';
  const before = '(select passed from start_span)';
  // A walk backwards begins at the end of its bucket, and that of the one block is behind all ids.
  const end = isOneBlock ? `bucket + 1 + (bucket = ${BLOCKS_FROM})::int * 100000000` : 'bucket + 1';
  return `line as (
      select ${isOneBlock ? `least(bucket, ${BLOCKS_FROM})` : 'bucket'} as bucket, sum(n) as n
      from (select c.bucket, c.n from ${table} c ${where} and c.sort_key = '${column}' and c.bucket ${inSpan}
            union all select c.${column}, c.n from consent_changes c ${where} and c.${column} ${inSpan}) tally
      group by 1
    ),
    start as materialized (
      select ${isDescending ? end : 'bucket'} as edge, ${before} + reached - n as passed
      from (select bucket, n, sum(n) over (order by bucket ${direction}) as reached from line) step
      where ${before} + reached > ${skipped} order by bucket ${direction} limit 1
    )`;
}
