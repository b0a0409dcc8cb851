import type { Conditions } from '#server/api/sql/conditions.ts';
import { ROW } from '../../read.ts';
import { rowConditions } from '../conditions.ts';
import { type Order, orderBy } from '../order.ts';
import type { PartPlan } from '../plan.ts';

// A fixed number makes a better plan; each makes a statement of its own.
const USUAL_LIMITS = [10, 25, 50, 100, 300];

export const limitSql = (limit: number, bind: Conditions['bind']) =>
  `limit ${USUAL_LIMITS.includes(limit) ? limit : bind(limit)}`;

export function scan(
  part: Extract<PartPlan, { strategy: 'index scan' | 'offset' }>,
  limit: number,
  values: unknown[],
): string {
  const rows = rowConditions(part.filter, values);
  const atMost = limitSql(limit, rows.bind);
  return selectRows(part.strategy === 'index scan' && part.keysFirst, (columns) =>
    inOrder(rows, columns, part.order, `${atMost}${offsetSql(part.offset, rows.bind)}`),
  );
}

export const offsetSql = (offset: number, bind: Conditions['bind']) => (offset === 0 ? '' : ` offset ${bind(offset)}`);

export function inOrder(rows: Conditions, columns: string, order: Order, limits: string): string {
  return `select ${columns} from consents c ${rows.where()} ${orderBy(order)} ${limits}`;
}

/** `select` gives SQL of the page's `columns`; with `keysFirst` the rows are read by their keys. */
export function selectRows(keysFirst: boolean, select: (columns: string) => string): string {
  return keysFirst ? `select ${ROW} from (${select('c.id')}) keys join consents c on c.id = keys.id` : select(ROW);
}
