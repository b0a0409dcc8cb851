import type { ConsentQuery } from './filters.ts';

type Column = 'agreement_date' | 'modified' | 'revocation_date';

export interface OrderTerm {
  column: Column;
  isDescending: boolean;
}

/** The order is total: by all terms, then by id in the direction of the last. */
export type Order = [OrderTerm, ...OrderTerm[]];

/**
 * Newest first by default; equal rows by their first agreement, as the indexes have them. A consent is created by that
 * agreement, so `created` and `agreement_date` mean the same.
 */
export function readOrder(keys: ConsentQuery['o']): Order {
  const asked = (keys?.length ? keys : ['-created']).map((key): OrderTerm => {
    const name = key.replace('-', '');
    const column = name === 'created' ? 'agreement_date' : (name as Column); // one of the keys that the contract allows
    return { column, isDescending: key.startsWith('-') };
  });
  const isDescending = asked.at(-1)?.isDescending === true;
  const terms = [...asked, { column: 'agreement_date', isDescending } as const];
  const [first, ...rest] = terms.filter(
    ({ column }, place) => terms.findIndex((term) => term.column === column) === place,
  );
  return [first ?? { column: 'agreement_date', isDescending }, ...rest];
}

export function reversed([first, ...rest]: Order): Order {
  const turned = ({ column, isDescending }: OrderTerm) => ({ column, isDescending: !isDescending });
  return [turned(first), ...rest.map(turned)];
}

/** As in PostgreSQL, no revocation date comes last in ascending order and first in descending. */
export function orderBy(order: Order): string {
  const terms = order.map(({ column, isDescending }) => `c.${column}${isDescending ? ' desc' : ''}`);
  return `order by ${terms.join(', ')}, c.id${order.at(-1)?.isDescending ? ' desc' : ''}`;
}
