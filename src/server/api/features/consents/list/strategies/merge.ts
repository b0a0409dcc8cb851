import { conditions } from '#server/api/sql/conditions.ts';
import { rowConditions } from '../conditions.ts';
import { orderBy } from '../order.ts';
import type { PartPlan } from '../plan.ts';
import { inOrder, limitSql, offsetSql, selectRows } from './scan.ts';

/**
 * Reads each offering's keys in its own index, as far as the page could reach, and sorts these; a single scan would
 * step over the consents of all others.
 */
export function merge(
  { filter, order, offset }: Extract<PartPlan, { strategy: 'merge' }>,
  limit: number,
  values: unknown[],
): string {
  const chosen = conditions(values);
  for (const { compare } of filter.offering_id) chosen.add(`o.id ${compare(chosen.bind)}`);
  const rows = rowConditions({ ...filter, offering_id: [{ compare: () => '= o.id', single: true }] }, values);
  const keys = ['id', ...order.map(({ column }) => column)].map((key) => `c.${key}`).join(', ');
  const reach = `limit ${rows.bind(offset + limit)}`;
  return selectRows(
    true,
    (columns) => `select ${columns}
      from offerings o cross join lateral (${inOrder(rows, keys, order, reach)}) c
      ${chosen.where()} ${orderBy(order)} ${limitSql(limit, rows.bind)}${offsetSql(offset, rows.bind)}`,
  );
}
