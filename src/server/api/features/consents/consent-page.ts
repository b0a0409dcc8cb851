import { conditions, type Conditions } from '#server/api/conditions.ts';
import { orderBy, reversed } from '#server/api/ordering.ts';
import {
  addGroup,
  type ConsentFilter,
  type ConsentQuery,
  isNarrowed,
  isRevokedOnly,
  rowConditions,
} from './consent-filters.ts';
import { COLUMNS, type Key, seek, type Walk } from './consent-seek.ts';
import type { Totals } from './consent-totals.ts';

/** Offsets up to here are stepped over in the index: that takes less than finding out where to start. */
const SHORT_OFFSET = 500;

export interface Page {
  sort: ConsentQuery['o'];
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
    // In terms of the offering's index, which has its revocations side by side: elsewhere they are few among many.
    if (filter.offerings.length > 0 && isRevokedOnly(filter)) rows.add(`${COLUMNS.revocation_date} < 'infinity'`);
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
