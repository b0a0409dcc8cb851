import type { Paging } from '#server/api/http/paging.ts';
import { type ConsentFilter, type CountedFilter, type OwnRowsFilter, STATES, type UncountedFilter } from './filters.ts';
import { type Order, type OrderTerm, reversed } from './order.ts';

/**
 * How a list is counted and its page found, decided here alone, so that no other file judges the shape of a filter.
 *
 * What has to be stepped over on the way to a page must not grow with the number of consents. Without the histogram, the
 * newest consents that need re-consent would be behind all that were granted since the terms changed, and page 100,000
 * behind five million rows. A column of states would do as well, but a change of terms would write a row for each
 * consent of the offering; in the histogram it writes one for each half hour.
 */
export type ListPlan =
  /** The beginning of an index, in one statement with the total, since the way to it is the same whatever the total. */
  | { strategy: 'first page'; count: Count }
  /** The total decides how the page is found. */
  | { strategy: 'totals first'; count: Count };

/** How one part of a page is found. Strategies that trust the rollups take a filter that these count, and no other. */
export type PartPlan =
  /** In an index whose rows match, or in a person's or an offering's own: at most their other rows are stepped over. */
  | (Part<ConsentFilter> & { strategy: 'index scan'; keysFirst: boolean })
  /** In the indexes of several offerings, each read up to where the page ends. */
  | (Part<CountedFilter> & { strategy: 'merge' })
  /** Few rows: read by the offerings and versions that have any, as the rollups tell, and sorted. */
  | (Part<CountedFilter> & { strategy: 'gather' })
  /** In the index of the order, from the place where the page begins by the histogram. */
  | (Part<CountedFilter> & { strategy: 'locate'; keysFirst: boolean })
  /** What the rollups do not know: over all rows that match before the page. */
  | (Part<UncountedFilter> & { strategy: 'offset' });

/** A piece of a list in which one order holds, and where in it the page begins. */
export interface Part<Filter extends ConsentFilter> {
  filter: Filter;
  order: Order;
  /** How many rows it has. */
  total: number;
  offset: number;
}

/** How totals are found: of rollups by offering, or of those of everything. */
export type Count =
  | { from: 'rows'; filter: OwnRowsFilter | UncountedFilter }
  | { from: 'rollups'; filter: CountedFilter; table: 'consent_counts' | 'consent_totals' };

export interface Totals {
  /** How many consents match. */
  total: number;
  /** How many of these are revoked. */
  revoked: number;
  /** How many there are whatever their version and state; where rows are counted, the same as `total`. */
  among: number;
}

export interface Page {
  order: Order;
  limit: number;
  offset: number;
}

export interface PagePlan {
  parts: PartPlan[];
  /** The page's rows are the first or the last so many of those found. */
  takes: 'first' | 'last';
  rows: number;
}

/** Offsets up to here are stepped over in the index: that takes less than finding out where to start. */
const SHORT_OFFSET = 500;

export function planCount(filter: ConsentFilter): Count {
  if (filter.countedBy !== 'rollups') return { from: 'rows', filter };
  return { from: 'rollups', filter, table: filter.offering_id.length > 0 ? 'consent_counts' : 'consent_totals' };
}

export function planList(filter: ConsentFilter, [first]: Order, page: Paging['page']): ListPlan {
  const count = planCount(filter);
  const isWholeIndex = filter.countedBy === 'rollups' && !isNarrowed(filter) && !hasSeveral(filter);
  const beginsInIndex = filter.countedBy === 'own rows' || isWholeIndex;
  const isFirstPage = page === 1 && beginsInIndex && first.column !== 'revocation_date';
  return { strategy: isFirstPage ? 'first page' : 'totals first', count };
}

/** A page of a list whose totals are known, looked for from the nearer end of the list. */
export function planPage(filter: ConsentFilter, totals: Totals, { order, limit, offset }: Page): PagePlan {
  const rows = Math.min(limit, totals.total - offset);
  const isNearStart = offset <= totals.total / 2;
  const way = isNearStart
    ? { order, limit, offset }
    : { order: reversed(order), limit, offset: totals.total - offset - rows };
  return {
    parts: partsOf(filter, totals, way).map((part) => planPart(part, totals.among, limit)),
    takes: isNearStart ? 'first' : 'last',
    rows,
  };
}

/**
 * The parts of a list that a page has rows of. By revocation date, what is not revoked is a list of its own in the order
 * of the other keys, behind the revoked ones or before them; any other list is one part.
 */
function partsOf(filter: ConsentFilter, { total, revoked }: Totals, { order, limit, offset }: Page) {
  const [first, ...others] = order;
  if (first.column !== 'revocation_date') return [{ filter, order, total, offset }];
  const dated = {
    filter: { ...filter, states: filter.states.filter((state) => state === 'revoked') },
    order,
    total: revoked,
  };
  const undated = {
    filter: { ...filter, states: filter.states.filter((state) => state !== 'revoked') },
    order: others as [OrderTerm, ...OrderTerm[]], // every order has the first agreement, here behind the first term
    total: total - revoked,
  };
  const [front, back] = first.isDescending ? [undated, dated] : [dated, undated];
  const parts = [
    { ...front, offset },
    { ...back, offset: Math.max(0, offset - front.total) },
  ];
  const reachesBack = back.total > 0 && offset + limit > front.total;
  if (!reachesBack) return parts.slice(0, 1);
  return offset < front.total ? parts : parts.slice(1);
}

function planPart(part: Part<ConsentFilter>, among: number, limit: number): PartPlan {
  const { filter, order, total, offset } = part;
  // What is stepped over are then index entries and not rows, which a narrowed list reads anyway.
  const keysFirst = offset > 0 && !isNarrowed(filter);
  switch (filter.countedBy) {
    case 'own rows':
      return { ...part, strategy: 'index scan', keysFirst };
    case 'rows':
      return { ...part, filter, strategy: 'offset' };
    case 'rollups': {
      // Gathering all that match costs less than meeting a page of them, spread evenly among the others. Three, since
      // among the rows gathered there are others too, and those stepped over are read in the order of an index.
      if (isNarrowed(filter) && 3 * total * total < limit * among) return { ...part, filter, strategy: 'gather' };
      if (hasSeveral(filter)) return { ...part, filter, strategy: 'merge' };
      const isOwnIndex = filter.offering_id.length > 0;
      const allMatch = !isNarrowed(filter) || (order[0].column === 'revocation_date' && filter.version.length === 0);
      if (isOwnIndex || (allMatch && offset <= SHORT_OFFSET)) return { ...part, strategy: 'index scan', keysFirst };
      return { ...part, filter, strategy: 'locate', keysFirst };
    }
    default:
      return filter satisfies never;
  }
}

/** Whether versions or states are selected, so that an index of all consents, or of an offering's, has others too. */
const isNarrowed = ({ version, states }: ConsentFilter) => version.length > 0 || states.length < STATES.length;

/** Whether several offerings are selected, which have no index together. */
const hasSeveral = ({ offering_id }: ConsentFilter) =>
  offering_id.length > 0 && !offering_id.some(({ single }) => single);
