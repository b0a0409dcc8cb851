import type { Queryable } from './database.ts';

// Planning for the values of each request doubled the time of a page. A random read in memory or on an SSD costs about
// as much as a sequential one; at the default of 4, whole tables were read to find fifty rows.
export const PLANNING = { plan_cache_mode: 'force_generic_plan', random_page_cost: '1.1' };

/** Where the log of a primary is, in bytes since its beginning. */
export const LOG_POSITION = `(pg_current_wal_insert_lsn() - '0/0')::bigint`;

/** Statements beyond these stay unnamed, so that composed SQL cannot fill the memory with plans. */
export const MAX_NAMED = 300;

/** Both databases get the same text, since their drivers disagree on dates, arrays and objects. */
export function bindable(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map(arrayElement).join(',')}}`;
  return JSON.stringify(value);
}

function arrayElement(value: unknown): string {
  if (Array.isArray(value)) return `{${value.map(arrayElement).join(',')}}`;
  const text = bindable(value);
  return text === null ? 'NULL' : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Name by name: V8 learns no shape of the objects that pg copies, which made a list of fifty a fifteenth slower. */
export function toRows<Row extends object>(names: readonly string[], rows: readonly unknown[][]): Row[] {
  return rows.map((values) => {
    const row: Record<string, unknown> = {};
    for (const [index, name] of names.entries()) row[name] = values[index];
    // As with the drivers, the caller names the type of the rows that its statement returns.
    return row as Row;
  });
}

/** A COMMIT after a failed statement, which PostgreSQL answers with ROLLBACK; the code is PostgreSQL's. */
export class TransactionAborted extends Error {
  readonly code = '25P02';
  constructor() {
    super('The transaction was rolled back instead of committed, since a statement in it had failed.');
  }
}

export const BEGIN_SNAPSHOT = 'begin isolation level repeatable read read only';

/** Lends `inner` for one transaction, so that a query without `await` fails instead of running outside it. */
export function scoped(inner: Queryable): { tx: Queryable; isOpen: () => boolean; end: () => void } {
  let open = true;
  const guard = () => {
    if (!open) throw new Error('This transaction is over: await every query inside it.');
  };
  const tx: Queryable = {
    async query<Row extends object>(text: string, values?: readonly unknown[]) {
      guard();
      return inner.query<Row>(text, values);
    },
    async execute(script) {
      guard();
      return inner.execute(script);
    },
  };
  return {
    tx,
    isOpen: () => open,
    end: () => {
      open = false;
    },
  };
}
