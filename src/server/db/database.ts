/**
 * The one way to the database, the same on PGlite and on PostgreSQL. Values are bound as `$1`, `$2`, …; timestamps come
 * back as `Date`, `bigint` and `count(*)` as `number` (all our counts fit), `jsonb` parsed.
 */
export interface Queryable {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface Database extends Queryable {
  /** Runs `work` in one transaction: committed when it resolves, rolled back when it rejects. */
  transaction<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result>;
  /** Runs several statements without values, as migrations need. */
  execute(script: string): Promise<void>;
  close(): Promise<void>;
}

/** A unique constraint that a statement ran into; PGlite and pg report it alike. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505') return false;
  return constraint === undefined || ('constraint' in error && error.constraint === constraint);
}
