import type { Database } from '#server/db/database.ts';

export interface Statement {
  text: string;
  values: readonly unknown[] | undefined;
  rows: object[];
}

/** `db`, noting every statement outside of transactions and snapshots with its answer. */
export function recording(db: Database, statements: Statement[]): Database {
  return {
    execute: (script) => db.execute(script),
    transaction: (work) => db.transaction(work),
    snapshot: (work) => db.snapshot(work),
    close: () => db.close(),
    async query<Row extends object>(text: string, values?: readonly unknown[]) {
      const rows = await db.query<Row>(text, values);
      statements.push({ text, values, rows });
      return rows;
    },
  };
}

/** A database that knows the answers to `statements` and nothing else, at once. */
export function replaying(statements: readonly Statement[]): Database {
  const answers = new Map(statements.map(({ text, rows }) => [text, rows]));
  const refuse = () => Promise.reject(new Error('This database knows a few answers only.'));
  return {
    async query<Row extends object>(text: string) {
      // Rows of its own for each request, as a driver makes them; they were recorded of the same statement.
      return (answers.get(text) ?? []).map((row) => ({ ...row })) as Row[];
    },
    execute: refuse,
    transaction: refuse,
    snapshot: refuse,
    close: () => Promise.resolve(),
  };
}
