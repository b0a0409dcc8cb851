import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Queryable } from '#server/db/database.ts';
import { SESSION_LIFETIME } from './session/cookie.ts';
import { createMemory, FAMILIAR_SECONDS, type SessionMemory } from './session/memory.ts';

/** How long expired rows may lie, in milliseconds. */
const TIDY_MS = 60_000;

/** The last number that a transaction can have. */
const LAST = String(2n ** 64n - 1n);

export interface SharedMemory extends SessionMemory {
  /**
   * Learns which sessions others have ended since the last time, tells what they could not be told, and removes what is over.
   * Call it about once a second: so long a copy of an ended session's cookie may still be accepted by another process.
   */
  refresh: () => Promise<void>;
}

interface SharedMemoryOptions {
  now: () => Date;
  report: (message: string, error?: Error) => void;
}

/**
 * The memory of all processes on one database. Sessions that are over are held in memory too, where each request finds them;
 * sign-ins are counted in the database itself. While that is away, each process goes on alone.
 */
export async function openSharedMemory(db: Queryable, options: SharedMemoryOptions): Promise<SharedMemory> {
  const own = createMemory(options.now);
  const { learn, ...ended } = endedSessions(db, own.ended, options);
  const tidy = tidying(db, options.now);
  await learn();
  let isTold = false;
  return {
    ended,
    counter: (kind, points, seconds) => counter(db, kind, { points, duration: seconds }),
    familiar: familiarAddresses(db, own.familiar, options),
    async refresh() {
      try {
        await learn();
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

function endedSessions(db: Queryable, own: SessionMemory['ended'], { now, report }: SharedMemoryOptions) {
  const untold = new Set<string>();
  /** All transactions before this one were over at the last look. */
  let since = 0n;

  async function tell(id: string) {
    await db.query('insert into ended_sessions (id, expires) values ($1, $2) on conflict do nothing', [
      id,
      after(now, SESSION_LIFETIME),
    ]);
    untold.delete(id);
  }

  async function look(from: bigint) {
    const rows = await db.query<{ next: string; id: string | null }>(
      `select s.next, e.id from (select pg_snapshot_xmin(pg_current_snapshot())::text as next) s
       left join ended_sessions e on e.change between $1::xid8 and $2::xid8 and e.expires > $3`,
      // Without an end, a third of the table is expected to be new, and all of it would be read.
      [String(from), LAST, now()],
    );
    for (const { id } of rows) if (id !== null) await own.add(id);
    return BigInt(rows[0]?.next ?? 0);
  }

  return {
    has: own.has,
    async add(id: string) {
      untold.add(id);
      await own.add(id);
      await tell(id).catch((error: Error) => report('An ended session is told to other processes later', error));
    },
    async learn() {
      const last = since;
      // Whatever fails, the next look is at everything: a database that takes another's place may have lost the last numbers.
      since = 0n;
      for (const id of untold) await tell(id);
      const next = await look(last);
      since = next < last ? 0n : next;
    },
  };
}

/** The library asks PostgreSQL in its own words, and counts in memory while that fails. */
function counter(db: Queryable, keyPrefix: string, limits: { points: number; duration: number }) {
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
  db: Queryable,
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

/** Removes what is over, once in a while. */
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
