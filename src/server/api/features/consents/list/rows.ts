import { conditions, type Conditions } from '#server/api/sql/conditions.ts';
import { addGroup, type ConsentFilter, isNarrowed, rowConditions } from './filters.ts';
import { type Order, orderBy, reversed } from './order.ts';
import { type Part, partsOf } from './plan.ts';
import { seek } from './strategies/locate.ts';
import { talliesSql, type Totals } from './totals.ts';

/** Offsets up to here are stepped over in the index: that takes less than finding out where to start. */
const SHORT_OFFSET = 500;

/** What consents have of their own. */
const ROW = ['id', 'uuid', 'user_id', 'offering_id', 'agreement_date', 'version', 'revocation_date', 'modified']
  .map((column) => `c.${column}`)
  .join(', ');

/** Usual limits are written out, since a fixed number makes a better plan; each makes a statement of its own. */
const USUAL_LIMITS = [10, 25, 50, 100, 300];

export interface Page {
  order: Order;
  limit: number;
  offset: number;
}

export interface PageQuery {
  /** Gives the consents of the page, and perhaps some of those that come before or behind it. */
  sql: string;
  values: unknown[];
  /** Takes the page out of the list's rows. */
  cut: <Row>(rows: Row[]) => Row[];
}

/** How many rows, as SQL. */
export const limitSql = (limit: number, bind: Conditions['bind']) =>
  `limit ${USUAL_LIMITS.includes(limit) ? limit : bind(limit)}`;

/**
 * Whether the first page is where an index begins, whatever the total: else the total decides how the page is looked for
 * (`pageQuery`), and is asked for before.
 */
export function beginsInIndex(filter: ConsentFilter, [first]: Order): boolean {
  return first.column !== 'revocation_date' && (filter.people.length > 0 || !isNarrowed(filter));
}

/**
 * A page, looked for from the nearer end. Each part of the list is looked through in one of three ways, whose cost does not
 * follow the number of all consents:
 * - of one person or offering: in its own index, so that at most its own rows are stepped over;
 * - few rows: gathered from the offerings and versions that the tallies name, and sorted;
 * - else: in the index of the order, from the bucket in which the page begins. Without it the newest of what needs
 *   re-consent would be behind everything that was accepted since the terms changed, and page 100,000 behind five
 *   million rows. A column or table of states would do too, but writing it takes a row for each consent of an offering
 *   whenever its terms change; the tallies take one for each half hour.
 */
export function pageQuery(filter: ConsentFilter, totals: Totals, { order, limit, offset }: Page): PageQuery {
  const rest = Math.min(limit, totals.total - offset);
  const isNearStart = offset <= totals.total / 2;
  const walk = isNearStart
    ? { order, limit, offset }
    : { order: reversed(order), limit, offset: totals.total - offset - rest };
  const values: unknown[] = [];
  const parts = partsOf(filter, totals, walk).map((part) => `(${partSql(values, part, totals.among, limit)})`);
  return {
    sql: parts.join('\n    union all '),
    values,
    cut: (rows) => (isNearStart ? rows.slice(0, rest) : rows.slice(-rest)),
  };
}

function partSql(values: unknown[], part: Part, among: number, limit: number): string {
  const rows = rowConditions(part.filter, values);
  const atMost = limitSql(limit, rows.bind);
  return isSparse(part, among, limit) ? gathered(rows, part, atMost) : walked(rows, part, atMost);
}

/**
 * Whether gathering all that match costs less than meeting a page of them, spread evenly among the others. Three, since
 * among the rows gathered there are others too, and the rows stepped over are read in the order of an index.
 */
function isSparse({ filter, total }: Part, among: number, limit: number): boolean {
  return filter.people.length === 0 && isNarrowed(filter) && 3 * total * total < limit * among;
}

function gathered(rows: Conditions, { filter, order, offset }: Part, atMost: string): string {
  const groups = conditions(rows.values);
  addGroup(groups, filter);
  groups.add(`c.state = any(${groups.bind(filter.states)}::text[])`);
  return `with groups as materialized (
      select offering_id, version
      from ${talliesSql('consent_counts', 'offering_id, version, n', groups)} tally
      group by 1, 2 having sum(n) > 0
    ),
    found as materialized (
      select c.* from groups join consents c on c.offering_id = groups.offering_id and c.version = groups.version
      ${rows.where()}
    )
    select ${ROW} from found c ${orderBy(order)} ${atMost}${from(rows, offset)}`;
}

/** Keys first, so that what is stepped over are index entries and not rows, unless the filter reads these anyway. */
function walked(rows: Conditions, part: Part, atMost: string): string {
  if (part.offset === 0 || isNarrowed(part.filter)) return walk(rows, part, atMost, ROW);
  return `select ${ROW} from (${walk(rows, part, atMost, 'c.id')}) keys join consents c on c.id = keys.id`;
}

function walk(rows: Conditions, { filter, order, offset }: Part, atMost: string, columns: string): string {
  const [first] = order;
  const isOwnIndex = filter.people.length > 0 || filter.offerings.length > 0;
  const matchesAll = !isNarrowed(filter) || (first.column === 'revocation_date' && filter.version === undefined);
  if (isOwnIndex || (matchesAll && offset <= SHORT_OFFSET)) {
    return `select ${columns} from consents c ${rows.where()} ${orderBy(order)} ${atMost}${from(rows, offset)}`;
  }
  const { sql, start, passed } = seek(rows, filter, first, offset);
  rows.add(start);
  // Numbered instead of OFFSET: of an offset that is not known beforehand the planner expects a tenth of the table.
  return `with ${sql}
    select ${columns} from (select ${columns}, row_number() over (${orderBy(order)}) as place
                            from consents c ${rows.where()} ${orderBy(order)}) c
    where place > ${passed} ${atMost}`;
}

const from = ({ bind }: Conditions, offset: number) => (offset === 0 ? '' : ` offset ${bind(offset)}`);
