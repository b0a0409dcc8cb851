import { conditions, type Conditions } from '#server/api/sql/conditions.ts';
import type { ConsentFilter } from '#server/api/features/consents/list/filters.ts';
import type { OrderTerm } from '#server/api/features/consents/list/order.ts';

/** What the first key of an order and the filter mean for tallies. */
interface Tallies extends OrderTerm {
  version: string | undefined;
  /** Of tallies and of lines not yet folded, both `c`. */
  where: string;
  /** How many rows come before the page. */
  skipped: string;
}

/**
 * Finds the bucket of `term` in which the page begins, and how many rows of it come before. The tallies of the spans are
 * added up first, then those of the buckets in one span: a few hundred instead of thousands, of ten million consents as of
 * ten thousand. (See migrations 006 and 010.)
 * @returns SQL of CTEs, the condition on rows `c` with which the walk starts, and how many of these to step over
 */
export function seek({ bind, values }: Conditions, filter: ConsentFilter, term: OrderTerm, offset: number) {
  const counted = conditions(values);
  counted.add(`c.state = any(${bind(filter.states)}::text[])`);
  if (filter.version !== undefined) counted.add(`c.version = ${bind(filter.version)}`);
  const skipped = `${bind(offset)}::bigint`;
  const tallies = { ...term, version: filter.version, where: counted.where(), skipped };
  return {
    sql: `${startSpan(tallies)},
    ${startBucket(tallies)}`,
    start: `c.${term.column} ${term.isDescending ? '<' : '>='} (select moment from start)`,
    passed: `${skipped} - (select passed from start)::bigint`,
  };
}

const direction = ({ isDescending }: OrderTerm) => (isDescending ? 'desc' : 'asc');

function startSpan({ where, skipped, version, ...term }: Tallies) {
  const table = version === undefined ? 'consent_spans' : 'consent_version_spans';
  return `span_line as (
      select span, sum(n)::integer as n
      from (select c.span, c.n from ${table} c ${where} and c.sort_key = '${term.column}'
            union all select c.${term.column} >> 8, c.n from consent_changes c ${where}) tally
      group by 1
    ),
    start_span as materialized (
      select span * 256 as first, span * 256 + 255 as last, reached - n as passed
      from (select span, n, sum(n) over (order by span ${direction(term)}) as reached from span_line) step
      where reached > ${skipped} order by span ${direction(term)} limit 1
    )`;
}

function startBucket({ where, skipped, version, ...term }: Tallies) {
  const table = version === undefined ? 'consent_buckets' : 'consent_version_buckets';
  const inSpan = 'between (select first from start_span) and (select last from start_span)';
  const before = '(select passed from start_span)';
  return `line as (
      select bucket, sum(n)::integer as n
      from (select c.bucket, c.n from ${table} c ${where} and c.sort_key = '${term.column}' and c.bucket ${inSpan}
            union all select c.${term.column}, c.n from consent_changes c ${where} and c.${term.column} ${inSpan}) tally
      group by 1
    ),
    start as materialized (
      select consent_bucket_start(bucket${term.isDescending ? ' + 1' : ''}) as moment, ${before} + reached - n as passed
      from (select bucket, n, sum(n) over (order by bucket ${direction(term)}) as reached from line) step
      where ${before} + reached > ${skipped} order by bucket ${direction(term)} limit 1
    )`;
}
