import { conditions } from '#server/api/sql/conditions.ts';
import type { Queryable } from '#server/db/database.ts';
import { withDeltas } from '#server/db/rollups/rollups.ts';
import { addColumns, rollupStates, rowConditions } from './conditions.ts';
import type { Count, Totals } from './plan.ts';

export async function countConsents(db: Queryable, count: Count): Promise<Totals> {
  const { sql, values } = totalsSql(count);
  const [row] = await db.query<Totals>(sql, values);
  return row ?? { total: 0, revoked: 0, among: 0 };
}

/** For a statement that has other `values` too. */
export function totalSql(count: Count, values: unknown[]): string {
  if (count.from === 'rows') return `select count(*) from consents c ${rowConditions(count.filter, values).where()}`;
  const found = conditions(values);
  addColumns(found, count.filter);
  return `select coalesce(sum(n), 0)::bigint from ${withDeltas(count.table, 'n', found.where())} rollup`;
}

function totalsSql(count: Count): { sql: string; values: unknown[] } {
  if (count.from === 'rows') {
    const { where, values } = rowConditions(count.filter);
    const sql = `select count(*) as total, count(revocation_date) as revoked, count(*) as among from consents c ${where()}`;
    return { sql, values };
  }
  // The sums compare versions and states, so that one statement counts `among` as well.
  const found = conditions();
  addColumns(found, { ...count.filter, version: [] });
  const matching = [rollupStates(found, count.filter)];
  for (const equal of count.filter.version) matching.push(`c.version = ${equal(found.bind)}`);
  const sum = (...all: string[]) => `coalesce(sum(n) filter (where ${all.join(' and ')}), 0)::bigint`;
  const sql = `select ${sum(...matching)} as total, ${sum(...matching, `state = 'revoked'`)} as revoked,
            coalesce(sum(n), 0)::bigint as among
     from ${withDeltas(count.table, 'version, state, n', found.where())} c`;
  return { sql, values: found.values };
}
