import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '#server/db/database.ts';
import { DatabaseUnavailable, isLost } from '#server/db/unavailable.ts';

// In milliseconds; a replica that hangs is left after that.
const TIMEOUT_MS = 1000;

const HOW_FAR = `select case when pg_is_in_recovery() then (pg_last_wal_replay_lsn() - '0/0')::bigint end as replayed`;

/** What only a replica ends: a statement whose rows the log has just removed, or its connection because of that. */
const CONFLICT = /^40(001|P01)$/;
const TOO_SLOW = '57014';

/** Positions in the log are bytes since its beginning. */
export interface Replica {
  /** It can be asked now, and shows all that was written before `position`. */
  shows: (position: number) => Promise<boolean>;
  /** Rejects with what `isItsOwn` knows when the fault is the replica's, so that the same can be asked elsewhere. */
  ask: <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>;
  /** Also finds one that is back; `position` is where it has to be at least. */
  look: (position: number) => Promise<void>;
  /** Where it showed everything at the last look; `undefined` when it is gone, or no replica. */
  standing: () => { isAsked: boolean; replayed: number | undefined };
  close: () => Promise<void>;
}

interface ReplicaOptions {
  connect: () => Database;
  report: (what: string, error?: Error) => void;
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');

class ReplicaGone extends DatabaseUnavailable {}

/** The replica failed, and not the statement. */
export const isItsOwn = (error: unknown): boolean =>
  error instanceof DatabaseUnavailable ? codeOf(error.cause) !== TOO_SLOW : CONFLICT.test(codeOf(error));

interface Connected {
  db: Database;
  /** −1 when it is not known yet, or the server is no replica. */
  replayed: number;
  /** Rejects when it is left, for those who wait for it. */
  left: Promise<never>;
  leave: (error: Error) => void;
}

function connected(db: Database): Connected {
  let leave: Connected['leave'] = () => undefined;
  const left = new Promise<never>((_resolve, reject) => {
    leave = (error) => reject(new ReplicaGone(error));
  });
  left.catch(() => undefined);
  return { db, replayed: -1, left, leave };
}

export function createReplica({ connect, report }: ReplicaOptions): Replica {
  let current: Connected | undefined;
  let state: 'serves' | 'late' | 'gone' | undefined;

  function become(next: typeof state, error?: Error) {
    const words = { serves: 'is asked', late: 'is too far behind to be asked', gone: 'cannot be asked' };
    // That it serves from the start is no news.
    if (next && next !== state && (state || next !== 'serves')) report(words[next], error);
    state = next;
  }

  function leave(from: Connected, error: Error) {
    if (current !== from) return;
    current = undefined;
    become('gone', error);
    from.leave(error);
    void from.db.close().catch(() => undefined);
  }

  async function ask<Result>(from: Connected, work: (db: Database) => Promise<Result>): Promise<Result> {
    try {
      return await Promise.race([work(from.db), from.left]);
    } catch (error) {
      if (error instanceof DatabaseUnavailable && isLost(error.cause)) leave(from, error);
      throw error;
    }
  }

  async function measure(from: Connected): Promise<void> {
    const [row] = await ask(from, (db) => db.query<{ replayed: number | null }>(HOW_FAR));
    from.replayed = row?.replayed ?? -1;
  }

  return {
    async shows(position) {
      const from = current;
      if (!from || state !== 'serves') return false;
      if (from.replayed < position) await measure(from).catch(() => undefined);
      return from.replayed >= position;
    },
    ask: (work) => (current ? ask(current, work) : Promise.reject(new ReplicaGone('not connected'))),
    async look(position) {
      const from = (current ??= connected(connect()));
      const late = wait(TIMEOUT_MS, undefined, { ref: false }).then(() => {
        throw new Error(`it does not answer within ${TIMEOUT_MS} ms`);
      });
      try {
        await Promise.race([measure(from), late]);
        become(from.replayed >= position ? 'serves' : 'late');
      } catch (error) {
        leave(from, error instanceof Error ? error : new Error(String(error)));
      }
    },
    standing: () => ({
      isAsked: state === 'serves',
      replayed: current && current.replayed >= 0 ? current.replayed : undefined,
    }),
    async close() {
      const from = current;
      current = undefined;
      await from?.db.close();
    },
  };
}
