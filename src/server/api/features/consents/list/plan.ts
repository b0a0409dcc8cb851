import type { ConsentFilter } from './filters.ts';
import type { Order, OrderTerm } from './order.ts';
import type { Totals } from './totals.ts';

/** A piece of a list in which one order holds, and where in it the page begins. */
export interface Part {
  filter: ConsentFilter;
  order: Order;
  /** How many rows it has. */
  total: number;
  offset: number;
}

interface Walk {
  order: Order;
  limit: number;
  offset: number;
}

/**
 * The parts of a list that a page has rows of. In the order of revocation dates what is not revoked is a list of its own
 * in the order of the other keys, behind the revoked ones or before them; any other list is one part.
 */
export function partsOf(filter: ConsentFilter, { total, revoked }: Totals, { order, limit, offset }: Walk): Part[] {
  const [first, ...others] = order;
  if (first.column !== 'revocation_date') return [{ filter, order, total, offset }];
  const dated = { order, total: revoked, filter: { ...filter, states: filter.states.filter(isRevoked) } };
  const undated = {
    order: others as [OrderTerm, ...OrderTerm[]], // every order has the first agreement, here behind the first term
    total: total - revoked,
    filter: { ...filter, states: filter.states.filter((state) => !isRevoked(state)) },
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

const isRevoked = (state: string) => state === 'revoked';
