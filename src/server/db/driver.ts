import type { Queryable } from './database.ts';

/** What PGlite and PostgreSQL share: how statements are planned, values bound, rows made, and transactions guarded. */

/**
 * Settings of every connection. Our statements find a few rows by indexes, and each has its own text for each way to do so.
 * - With a plan for the values of each request, a page took twice as long, half of it for a plan that is always the same.
 * - Rows in memory or on a solid disk cost about the same wherever they are. With the default of 4 for random access,
 *   whole tables of thousands of rows were read to find fifty.
 */
export const PLANNING = { plan_cache_mode: 'force_generic_plan', random_page_cost: '1.1' };

/** Where the log of a primary is, in bytes since its beginning. */
export const LOG_POSITION = `(pg_current_wal_insert_lsn() - '0/0')::bigint`;

/** Statements beyond these stay unnamed, so that composed SQL cannot fill the memory with plans. */
export const MAX_NAMED = 300;

/**
 * The text form in which a value is bound. Both databases get this same text, since their drivers disagree on dates,
 * arrays and objects.
 */
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

/**
 * Turns the arrays that the drivers return into objects, name by name. pg itself copies an empty object, and V8 then never
 * learns the shape of the rows: completing and serialising a list of fifty took 110 µs longer, a fifteenth of the request.
 */
export function toRows<Row extends object>(names: readonly string[], rows: readonly unknown[][]): Row[] {
  return rows.map((values) => {
    const row: Record<string, unknown> = {};
    for (const [index, name] of names.entries()) row[name] = values[index];
    // As with the drivers, the caller names the type of the rows that its statement returns.
    return row as Row;
  });
}

/** The error of a COMMIT after a failed statement, which PostgreSQL answers with ROLLBACK; the code is PostgreSQL's. */
export class TransactionAborted extends Error {
  readonly code = '25P02';
  constructor() {
    super('The transaction was rolled back instead of committed, since a statement in it had failed.');
  }
}

/** How a snapshot begins: each of its statements sees what the first one sees. */
export const BEGIN_SNAPSHOT = 'begin isolation level repeatable read read only';

/** Lends `inner` for the time of a transaction, so that a query without `await` fails instead of running outside it. */
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
