import type { Queryable } from '#server/db/database.ts';

// A sign-in asks several times in turn. Where the database hangs, each process counts by itself instead.
const PATIENCE_MS = 3000;
const PAUSE_MS = 5000;

export type Ask = Pick<Queryable, 'query'>;

/** Gives up what takes too long, and for a while does not ask again. */
export function promptly(db: Ask): Ask {
  let resumes = 0;
  return {
    async query<Row extends object>(text: string, values?: readonly unknown[]) {
      if (performance.now() < resumes) throw new Error('The database has just taken too long.');
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => {
          resumes = performance.now() + PAUSE_MS;
          reject(new Error(`The database takes longer than ${PATIENCE_MS} ms.`));
        }, PATIENCE_MS);
      });
      try {
        return await Promise.race([db.query<Row>(text, values), late]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
