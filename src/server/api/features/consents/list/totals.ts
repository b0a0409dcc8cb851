import { conditions, type Conditions } from '#server/api/sql/conditions.ts';
import type { Queryable } from '#server/db/database.ts';
import { addGroup, type ConsentFilter, rowConditions } from './filters.ts';

export interface Totals {
  /** How many consents match. */
  total: number;
  /** How many of these are revoked. */
  revoked: number;
  /** How many there are whatever their version and state; of a person, the same as `total`. */
  among: number;
}

/** Exact totals: of a person by counting the few rows, else from the tallies (see migration 003). */
export async function consentTotals(db: Queryable, filter: ConsentFilter): Promise<Totals> {
  const [row] = await (filter.people.length > 0 ? countRows(db, filter) : addTallies(db, filter));
  return row ?? { total: 0, revoked: 0, among: 0 };
}

function countRows(db: Queryable, filter: ConsentFilter): Promise<Totals[]> {
  const { where, values } = rowConditions(filter);
  return db.query(
    `select count(*) as total, count(revocation_date) as revoked, count(*) as among from consents c ${where()}`,
    values,
  );
}

const tableFor = ({ offerings }: ConsentFilter) => (offerings.length > 0 ? 'consent_counts' : 'consent_totals');

/** SQL of tallies that meet conditions on `c`, together with the lines that are not folded into them yet. */
export function talliesSql(table: 'consent_counts' | 'consent_totals', columns: string, { where }: Conditions): string {
  return `(select ${columns} from ${table} c ${where()}
    union all select ${columns} from consent_changes c ${where()})`;
}

/** SQL of the total alone, for a statement that has other `values` too: of a person, or of a list in all of its states. */
export function totalSql(filter: ConsentFilter, values: unknown[]): string {
  if (filter.people.length > 0) return `select count(*) from consents c ${rowConditions(filter, values).where()}`;
  const found = conditions(values);
  addGroup(found, filter);
  return `select coalesce(sum(n), 0)::bigint from ${talliesSql(tableFor(filter), 'n', found)} tally`;
}

function addTallies(db: Queryable, filter: ConsentFilter): Promise<Totals[]> {
  const found = conditions();
  addGroup(found, { ...filter, version: undefined });
  const counted = [`c.state = any(${found.bind(filter.states)}::text[])`];
  if (filter.version !== undefined) counted.push(`c.version = ${found.bind(filter.version)}`);
  return db.query(
    `select coalesce(sum(n) filter (where ${counted.join(' and ')}), 0)::bigint as total,
            coalesce(sum(n) filter (where ${[...counted, `state = 'revoked'`].join(' and ')}), 0)::bigint as revoked,
            coalesce(sum(n), 0)::bigint as among
     from ${talliesSql(tableFor(filter), 'version, state, n', found)} c`,
    found.values,
  );
}
