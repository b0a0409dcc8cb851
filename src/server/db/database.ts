/**
 * The one way to the database, the same on PGlite and on PostgreSQL. Values are bound as `$1`, `$2`, … and may be text,
 * numbers, booleans, `Date`, null, arrays of these, or plain objects for `jsonb`. Timestamps come back as `Date`, `date`
 * as text (`2026-08-22`), `bigint` and `count(*)` as `number` (all our counts fit), `jsonb` parsed.
 */
export interface Queryable {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Runs several statements without values, as migrations need. */
  execute(script: string): Promise<void>;
}

export interface Database extends Queryable {
  /** Rolls back when `work` rejects. Use only `tx` inside: on PGlite's one connection, other queries are rejected. */
  transaction<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result>;
  /** Runs `work`, which only reads, on everything as of one moment; `transaction`'s rule holds. */
  snapshot<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** PGlite and pg report it alike. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505') return false;
  return constraint === undefined || ('constraint' in error && error.constraint === constraint);
}
