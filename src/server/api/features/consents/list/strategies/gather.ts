import { conditions } from '#server/api/sql/conditions.ts';
import { withDeltas } from '#server/db/rollups/rollups.ts';
import { ROW } from '../../read.ts';
import { addColumns, rollupStates, rowConditions } from '../conditions.ts';
import { orderBy } from '../order.ts';
import type { PartPlan } from '../plan.ts';
import { limitSql, offsetSql } from './scan.ts';

/** Asks the rollups which offerings and versions have matching consents, reads these and sorts them. */
export function gather(
  { filter, order, offset }: Extract<PartPlan, { strategy: 'gather' }>,
  limit: number,
  values: unknown[],
): string {
  const rows = rowConditions(filter, values);
  const groups = conditions(values);
  addColumns(groups, filter);
  groups.add(rollupStates(groups, filter));
  return `with groups as materialized (
      select offering_id, version
      from ${withDeltas('consent_counts', 'offering_id, version, n', groups.where())} rollup
      group by 1, 2 having sum(n) > 0
    ),
    found as materialized (
      select c.* from groups join consents c on c.offering_id = groups.offering_id and c.version = groups.version
      ${rows.where()}
    )
    select ${ROW} from found c ${orderBy(order)} ${limitSql(limit, rows.bind)}${offsetSql(offset, rows.bind)}`;
}
