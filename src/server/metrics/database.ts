import type { Database, Queryable } from '#server/db/database.ts';
import type { Instruments } from './instruments.ts';

const STATEMENTS = new Set(['select', 'insert', 'update', 'delete', 'with']);

function statementOf(text: string): string {
  const word = /[a-z]+/i.exec(text)?.[0].toLowerCase() ?? '';
  return STATEMENTS.has(word) ? word : 'other';
}

/** Measures each statement, whether it succeeds or not. */
export function measureDatabase(db: Database, { queries }: Pick<Instruments, 'queries'>): Database {
  async function measured<Result>(statement: string, work: () => Promise<Result>): Promise<Result> {
    const end = queries.startTimer({ statement });
    try {
      return await work();
    } finally {
      end();
    }
  }
  const within = (inner: Queryable): Queryable => ({
    query: (text, values) => measured(statementOf(text), () => inner.query(text, values)),
    execute: (script) => measured('other', () => inner.execute(script)),
  });
  return {
    ...db,
    ...within(db),
    transaction: (work) => measured('transaction', () => db.transaction((tx) => work(within(tx)))),
    snapshot: (work) => measured('transaction', () => db.snapshot((tx) => work(within(tx)))),
  };
}
