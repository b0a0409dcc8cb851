import type { ConsentQuery } from './filters.ts';

type Column = 'agreement_date' | 'modified' | 'revocation_date';

export interface OrderTerm {
  column: Column;
  isDescending: boolean;
}

/** The order of a list: by all of its terms, then by id in the direction of the last term, so that it is total. */
export type Order = [OrderTerm, ...OrderTerm[]];

/**
 * The order asked for, newest first unless something is. Equal rows are in the order of their first agreement, as the
 * indexes have them. A consent is created by its first agreement, so `created` and `agreement_date` mean the same.
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

/** The same order from its other end. */
export function reversed([first, ...rest]: Order): Order {
  const turned = ({ column, isDescending }: OrderTerm) => ({ column, isDescending: !isDescending });
  return [turned(first), ...rest.map(turned)];
}

/** Rows without a revocation date come last in its ascending order and first in its descending one, as in PostgreSQL. */
export function orderBy(order: Order): string {
  const terms = order.map(({ column, isDescending }) => `c.${column}${isDescending ? ' desc' : ''}`);
  return `order by ${terms.join(', ')}, c.id${order.at(-1)?.isDescending ? ' desc' : ''}`;
}
