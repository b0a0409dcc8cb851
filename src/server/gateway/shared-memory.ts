import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Queryable } from '#server/db/database.ts';
import { createEndedSessions } from './ended-sessions.ts';
import { type Ask, promptly } from './promptly.ts';
import { createMemory, FAMILIAR_SECONDS, type SessionMemory } from './session/memory.ts';

const TIDY_MS = 60_000;

export interface SharedMemory extends SessionMemory {
  /** Call it about once a second: so long another process may accept a copy of an ended session's cookie. */
  refresh: () => Promise<void>;
}

interface SharedMemoryOptions {
  now: () => Date;
  report: (message: string, error?: Error) => void;
}

/** Requests find in memory which sessions are over; sign-ins are counted in the database, or alone while it is away. */
export async function openSharedMemory(db: Queryable, options: SharedMemoryOptions): Promise<SharedMemory> {
  const own = createMemory(options.now);
  const { follow, ...ended } = createEndedSessions(db, options);
  const tidy = tidying(db, options.now);
  const prompt = promptly(db);
  await follow();
  let isTold = false;
  return {
    ended,
    counter: (kind, points, seconds) => counter(prompt, kind, { points, duration: seconds }),
    familiar: familiarAddresses(prompt, own.familiar, options),
    async refresh() {
      try {
        await follow();
        await tidy();
        isTold = false;
      } catch (error) {
        // Once, and not each second while the database is away.
        if (!isTold) options.report('Ended sessions cannot be shared now', error instanceof Error ? error : undefined);
        isTold = true;
      }
    },
  };
}

const after = (now: () => Date, seconds: number) => new Date(now().getTime() + seconds * 1000);

/** The library asks PostgreSQL in its own words, and counts in memory while that fails. */
function counter(db: Ask, keyPrefix: string, limits: { points: number; duration: number }) {
  const storeClient = {
    async query({ text, values }: { text: string; values?: unknown[] }) {
      const rows = await db.query(text, values);
      return { rows, rowCount: rows.length };
    },
  };
  return new RateLimiterPostgres({
    ...limits,
    keyPrefix,
    storeClient,
    storeType: 'client',
    tableName: 'sign_in_counts',
    tableCreated: true,
    clearExpiredByTimeout: false,
    insuranceLimiter: new RateLimiterMemory({ ...limits, keyPrefix }),
  });
}

function familiarAddresses(
  db: Ask,
  own: SessionMemory['familiar'],
  { now, report }: SharedMemoryOptions,
): SessionMemory['familiar'] {
  return {
    async has(key) {
      if (await own.has(key)) return true;
      const sql = 'select from familiar_addresses where key = $1 and expires > $2';
      return db.query(sql, [key, now()]).then(
        ({ length }) => length > 0,
        () => false,
      );
    },
    async add(key) {
      await own.add(key);
      const added = db.query(
        `insert into familiar_addresses (key, expires) values ($1, $2)
         on conflict (key) do update set expires = excluded.expires`,
        [key, after(now, FAMILIAR_SECONDS)],
      );
      await added.catch((error: Error) => report('A familiar address is known to this process only', error));
    },
  };
}

function tidying(db: Queryable, now: () => Date) {
  let tidied = -Infinity;
  return async () => {
    if (now().getTime() - tidied < TIDY_MS) return;
    tidied = now().getTime();
    await db.query(
      `with sessions as (delete from ended_sessions where expires between '-infinity' and $1),
            addresses as (delete from familiar_addresses where expires between '-infinity' and $1)
       delete from sign_in_counts where expire between 0 and $2`,
      [now(), now().getTime()],
    );
  };
}
