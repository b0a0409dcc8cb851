import type { Paging } from '#server/api/http/paging.ts';
import { type ConsentFilter, type CountedFilter, type OwnRowsFilter, STATES, type UncountedFilter } from './filters.ts';
import { type Order, type OrderTerm, reversed } from './order.ts';

/**
 * How a list is counted and its page found; no other file judges the shape of a filter. What is stepped over on the way
 * to a page must not grow with the consents: without the histogram, those that need re-consent would be behind all that
 * were granted since, and page 100,000 behind five million rows. A column of states would do as well, but a change of
 * terms would write each consent of the offering; in the histogram it writes one row for each half hour.
 */
export type ListPlan =
  /** The beginning of an index, in one statement with the total. */
  | { strategy: 'first page'; count: Count }
  /** The total decides how the page is found. */
  | { strategy: 'totals first'; count: Count };

/** Strategies that trust the rollups take a filter that these count, and no other. */
export type PartPlan =
  /** In an index whose rows match, or in a person's or an offering's own, stepping over its other rows. */
  | (Part<ConsentFilter> & { strategy: 'index scan'; keysFirst: boolean })
  /** In the indexes of several offerings, each read up to where the page ends. */
  | (Part<CountedFilter> & { strategy: 'merge' })
  /** Few rows, read by the offerings and versions that have any, as the rollups tell, and sorted. */
  | (Part<CountedFilter> & { strategy: 'gather' })
  /** In the index of the order, from where the page begins by the histogram. */
  | (Part<CountedFilter> & { strategy: 'locate'; keysFirst: boolean })
  /** Over all rows that match before the page, since the rollups do not know them. */
  | (Part<UncountedFilter> & { strategy: 'offset' });

/** A piece of a list in which one order holds. */
export interface Part<Filter extends ConsentFilter> {
  filter: Filter;
  order: Order;
  total: number;
  offset: number;
}

/** The rollups by offering, or those of everything. */
export type Count =
  | { from: 'rows'; filter: OwnRowsFilter | UncountedFilter }
  | { from: 'rollups'; filter: CountedFilter; table: 'consent_counts' | 'consent_totals' };

export interface Totals {
  total: number;
  revoked: number;
  /** Whatever their version and state; where rows are counted, the same as `total`. */
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

// Stepping over so many takes less than finding out where to start.
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

/** Looks from the nearer end of the list. */
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

/** By revocation date, what is not revoked is a list of its own, behind the revoked ones or before them. */
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
  // Index entries are stepped over instead of rows, which a narrowed list reads anyway.
  const keysFirst = offset > 0 && !isNarrowed(filter);
  switch (filter.countedBy) {
    case 'own rows':
      return { ...part, strategy: 'index scan', keysFirst };
    case 'rows':
      return { ...part, filter, strategy: 'offset' };
    case 'rollups': {
      // Gathering all that match costs less than meeting a page of them among the others. Three, since others are
      // gathered too, and those stepped over are read in the order of an index.
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

/** An index of all consents, or of an offering's, then has others too. */
const isNarrowed = ({ version, states }: ConsentFilter) => version.length > 0 || states.length < STATES.length;

/** Several offerings have no index together. */
const hasSeveral = ({ offering_id }: ConsentFilter) =>
  offering_id.length > 0 && !offering_id.some(({ single }) => single);
