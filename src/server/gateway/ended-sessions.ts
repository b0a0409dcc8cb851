import type { Queryable } from '#server/db/database.ts';
import { GatewayError } from './http/errors.ts';
import { createExpiringSet, type ExpiringSet } from './http/expiring-set.ts';
import { SESSION_LIFETIME } from './session/cookie.ts';
import type { SessionMemory } from './session/memory.ts';

// About others the database is asked again.
const MOST = 100_000;

/** The last number that a transaction can have. */
const LAST = 2n ** 64n - 1n;

/** What one server has told since the first look at it. */
interface Following {
  /** When it was started, as no other was. */
  server: string;
  /** All transactions before this one were over at the last look. */
  since: bigint;
  /** Sessions that were not over when they were asked for: later endings are heard of. */
  open: ExpiringSet;
}

export type EndedSessions = SessionMemory['ended'] & {
  /** Learns of sessions that others have ended since the last time, and tells what they could not be told. */
  follow: () => Promise<void>;
};

/** Refusing is safe, and no loss: whatever the session is for needs the same database. */
function unknownNow(): never {
  throw new GatewayError(503, 'The database cannot be reached now. Nothing was changed.', { 'retry-after': '2' });
}

interface EndedSessionsOptions {
  now: () => Date;
  report: (message: string, error?: Error) => void;
}

/** Asks once for each session that comes, then for new endings only, so that no cost grows with their number. */
export function createEndedSessions(db: Queryable, { now, report }: EndedSessionsOptions): EndedSessions {
  const remembered = () =>
    createExpiringSet({ lifetime: SESSION_LIFETIME, now: () => now().getTime() / 1000, most: MOST });
  const ended = remembered();
  const untold = new Set<string>();
  let following: Following | undefined;

  async function tell(id: string) {
    await db.query('insert into ended_sessions (id, expires) values ($1, $2) on conflict do nothing', [
      id,
      new Date(now().getTime() + SESSION_LIFETIME * 1000),
    ]);
    untold.delete(id);
  }

  async function ask(id: string): Promise<boolean> {
    const asked = following;
    const found = await db.query('select from ended_sessions where id = $1', [id]).catch(unknownNow);
    if (found.length > 0) ended.add(id);
    // What was heard meanwhile is newer than this answer.
    if (ended.has(id)) return true;
    asked?.open.add(id);
    return false;
  }

  /** Nobody is told of what was before the first look. */
  async function look(last: Following | undefined): Promise<Following> {
    const rows = await db.query<{ next: string; server: string; id: string | null }>(
      `select s.*, e.id
       from (select pg_snapshot_xmin(pg_current_snapshot())::text as next, pg_postmaster_start_time()::text as server) s
       left join ended_sessions e on e.change between $1::xid8 and $2::xid8 and e.expires > $3`,
      // Without an end, a third of the table is expected to be new, and all of it would be read.
      [String(last?.since ?? LAST), String(LAST), now()],
    );
    for (const { id } of rows) {
      if (id === null) continue;
      ended.add(id);
      last?.open.delete(id);
    }
    const { next = '0', server = '' } = rows[0] ?? {};
    const since = BigInt(next);
    // A server that takes another's place may have lost the last endings, and use their numbers again.
    const isSame = last?.server === server && last.since <= since;
    return { server, since, open: isSame ? last.open : remembered() };
  }

  return {
    has(id) {
      if (untold.has(id) || ended.has(id)) return true;
      return following?.open.has(id) ? false : ask(id);
    },
    async add(id) {
      untold.add(id);
      ended.add(id);
      following?.open.delete(id);
      await tell(id).catch((error: Error) => report('An ended session is told to other processes later', error));
    },
    async follow() {
      try {
        for (const id of untold) await tell(id);
        following = await look(following);
      } catch (error) {
        following = undefined;
        throw error;
      }
    },
  };
}
