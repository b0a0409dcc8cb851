import { conditions } from '#server/api/conditions.ts';
import type { Queryable } from '#server/db/database.ts';
import { addGroup, type ConsentFilter, rowConditions } from './consent-filters.ts';

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

/** SQL of the total alone, for a statement that has other `values` too: of a person, or of a list in all of its states. */
export function totalSql(filter: ConsentFilter, values: unknown[]): string {
  if (filter.people.length > 0) return `select count(*) from consents c ${rowConditions(filter, values).where()}`;
  const found = conditions(values);
  addGroup(found, filter);
  const table = filter.offerings.length > 0 ? 'consent_counts' : 'consent_totals';
  return `select coalesce(sum(n), 0)::bigint
    from (select n from ${table} c ${found.where()} union all select n from consent_changes c ${found.where()}) tally`;
}

function addTallies(db: Queryable, filter: ConsentFilter): Promise<Totals[]> {
  const found = conditions();
  addGroup(found, { ...filter, version: undefined });
  const counted = [`c.state = any(${found.bind(filter.states)}::text[])`];
  if (filter.version !== undefined) counted.push(`c.version = ${found.bind(filter.version)}`);
  const table = filter.offerings.length > 0 ? 'consent_counts' : 'consent_totals';
  return db.query(
    `select coalesce(sum(n) filter (where ${counted.join(' and ')}), 0)::bigint as total,
            coalesce(sum(n) filter (where ${[...counted, `state = 'revoked'`].join(' and ')}), 0)::bigint as revoked,
            coalesce(sum(n), 0)::bigint as among
     from (select version, state, n from ${table} c ${found.where()}
           union all select version, state, n from consent_changes c ${found.where()}) c`,
    found.values,
  );
}
