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
  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it rejects. Inside, only `tx` may be
   * used: the embedded database has one connection, and rejects a query that would otherwise wait for itself.
   */
  transaction<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result>;
  /** Runs `work`, which changes nothing, on everything as of one moment. The same holds inside as of a transaction. */
  snapshot<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Whether a statement violated a unique constraint (a given one, or any); PGlite and pg report it alike. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505') return false;
  return constraint === undefined || ('constraint' in error && error.constraint === constraint);
}
