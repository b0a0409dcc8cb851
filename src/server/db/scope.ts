import type { Queryable } from './database.ts';

/** What COMMIT of a transaction that a failed statement has already undone amounts to; the code is PostgreSQL's. */
export class TransactionAborted extends Error {
  readonly code = '25P02';
  constructor() {
    super('The transaction was rolled back instead of committed, since a statement in it had failed.');
  }
}

/** Hands out `inner` for the time of a transaction, so that a query forgotten without `await` cannot run outside it. */
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
