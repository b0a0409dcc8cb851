import { conditions, type Conditions } from '#server/api/conditions.ts';
import { orderBy, reversed } from '#server/api/ordering.ts';
import { addGroup, type ConsentFilter, type ConsentQuery, isNarrowed, rowConditions } from './consent-filters.ts';
import type { Totals } from './consent-totals.ts';

type Key = NonNullable<ConsentQuery['o']>[number];

/** What is not revoked comes last, as null would, but can be compared with. */
const COLUMNS = {
  agreement_date: 'c.agreement_date',
  created: 'c.created',
  modified: 'c.modified',
  revocation_date: "coalesce(c.revocation_date, 'infinity')",
};

/** Offsets up to here are stepped over in the index: that takes less than finding out where to start. */
const SHORT_OFFSET = 500;

/** As in migration 003: where the blocks of what is not revoked begin, and how many ids one has. */
const BLOCKS_FROM = 10_000_000;
const BLOCK = 10_000;

export interface Page {
  sort: ConsentQuery['o'];
  limit: number;
  offset: number;
}

interface Walk {
  keys: Key[];
  limit: number;
  offset: number;
}

export function orderOf(sort: ConsentQuery['o']): string {
  return orderBy(sort, '-created', COLUMNS, 'c.id');
}

/**
 * SQL that gives the ids of one page as `page`, and its values. The page is looked for from the nearer end, in one of
 * three ways whose cost does not follow the number of all consents:
 * - of one person or offering: in its own index, so that at most its own rows are stepped over;
 * - few rows: gathered from the offerings and versions that the tallies name, and sorted;
 * - else: in the index of the order, from the bucket in which the page begins. Without it the newest of what needs
 *   re-consent would be behind everything that was accepted since the terms changed, and page 100,000 behind five
 *   million rows. A column or table of states would do too, but writing it takes a row for each consent of an offering
 *   whenever its terms change; the tallies take a few lines.
 */
export function pageSql(filter: ConsentFilter, totals: Totals, page: Page): { sql: string; values: unknown[] } {
  const rows = rowConditions(filter);
  const walk = fromNearerEnd(page, totals.total);
  const sql = isSparse(filter, totals, page) ? gathered(rows, filter, walk) : walked(rows, filter, walk);
  return { sql, values: rows.values };
}

function fromNearerEnd({ sort, limit, offset }: Page, total: number): Walk {
  const keys: Key[] = sort?.length ? sort : ['-created'];
  if (offset <= total / 2) return { keys, limit, offset };
  const rest = Math.min(limit, total - offset);
  return { keys: reversed(keys), limit: rest, offset: total - offset - rest };
}

/**
 * Whether gathering all that match costs less than meeting a page of them, spread evenly among the others. Three, since
 * among the rows gathered there are others too, and the rows stepped over are read in the order of an index.
 */
function isSparse(filter: ConsentFilter, { total, among }: Totals, { limit }: Page): boolean {
  return filter.people.length === 0 && isNarrowed(filter) && 3 * total * total < limit * among;
}

function gathered(rows: Conditions, filter: ConsentFilter, { keys, limit, offset }: Walk): string {
  const groups = conditions(rows.values);
  addGroup(groups, filter);
  groups.add(`c.state = any(${groups.bind(filter.states)}::text[])`);
  return `groups as materialized (
      select offering_id, version
      from (select offering_id, version, n from consent_counts c ${groups.where()}
            union all select offering_id, version, n from consent_changes c ${groups.where()}) tally
      group by 1, 2 having sum(n) > 0
    ),
    found as materialized (
      select c.* from groups join consents c on c.offering_id = groups.offering_id and c.version = groups.version
      ${rows.where()}
    ),
    page as (select c.id from found c ${orderBy(keys, '-created', COLUMNS, 'c.id')} ${cut(rows, limit, offset)})`;
}

function walked(rows: Conditions, filter: ConsentFilter, walk: Walk): string {
  const order = orderBy(walk.keys, '-created', COLUMNS, 'c.id');
  const isOwnIndex = filter.people.length > 0 || filter.offerings.length > 0;
  if (isOwnIndex || (!isNarrowed(filter) && walk.offset <= SHORT_OFFSET)) {
    return `page as materialized (
      select c.id from consents c ${rows.where()} ${order} ${cut(rows, walk.limit, walk.offset)})`;
  }
  const { sql, start, passed } = seek(rows, filter, walk);
  rows.add(start);
  // Numbered instead of OFFSET: of an offset that is not known beforehand the planner expects a tenth of the table.
  return `${sql}, page as materialized (
    select id from (select c.id, row_number() over (${order}) as place from consents c ${rows.where()} ${order}) walked
    where place > ${passed} limit ${walk.limit})`;
}

/** Written out where a fixed number makes a better plan, and there are few of these. */
function cut({ bind }: Conditions, limit: number, offset: number): string {
  return `limit ${limit}${offset === 0 ? '' : ` offset ${bind(offset)}`}`;
}

/** Finds the bucket in which the page begins, and how many rows of it come before. */
function seek({ bind, values }: Conditions, filter: ConsentFilter, { keys, offset }: Walk) {
  const [first = '-created'] = keys;
  const column = first.replace('-', '') as keyof typeof COLUMNS; // what is left of a key without its sign
  const isDescending = first.startsWith('-');
  const direction = isDescending ? 'desc' : 'asc';
  const tallies = conditions(values);
  tallies.add(`c.state = any(${bind(filter.states)}::text[])`);
  if (filter.version !== undefined) tallies.add(`c.version = ${bind(filter.version)}`);
  const table = filter.version === undefined ? 'consent_buckets' : 'consent_version_buckets';
  const skipped = bind(offset);
  // Only `id` orders rows without a date by block; with another key after the first they are one bucket.
  const bucket = keys.length === 1 ? 'bucket' : `least(bucket, ${BLOCKS_FROM})`;
  const edge = !isDescending
    ? 'bucket'
    : keys.length === 1
      ? 'bucket + 1'
      : `bucket + 1 + (bucket = ${BLOCKS_FROM})::int * 1000000`;
  const sql = `line as (
      select ${bucket} as bucket, sum(n) as n
      from (select c.bucket, c.n from ${table} c ${tallies.where()} and c.sort_key = '${column}'
            union all select c.${column}, c.n from consent_changes c ${tallies.where()}) tally
      group by 1
    ),
    start as materialized (
      select ${edge} as edge, reached - n as passed
      from (select bucket, n, sum(n) over (order by bucket ${direction}) as reached from line) step
      where reached > ${skipped} order by bucket ${direction} limit 1
    ),
    edge as materialized (
      select case when edge >= ${BLOCKS_FROM} then 'infinity' else to_timestamp(edge * 86400::float8) end as moment,
             greatest(edge - ${BLOCKS_FROM}, 0)::bigint * ${BLOCK} as id, passed
      from start
    )`;
  return {
    sql,
    start: `(${COLUMNS[column]}, c.id) ${isDescending ? '<' : '>='} ((select moment from edge), (select id from edge))`,
    passed: `${skipped}::bigint - (select passed from edge)::bigint`,
  };
}
