import type { Database } from '#server/db/database.ts';
import { LOG_POSITION } from '#server/db/driver.ts';
import { placesOf } from '#server/db/postgres/host-urls.ts';
import { connectPostgres, type PostgresOptions } from '#server/db/postgres/postgres.ts';
import { createReplica, isItsOwn, type Replica } from './replica.ts';

/** A replica that is further behind is not asked. */
export const MOST_BEHIND_MS = 10_000;

export interface Reader {
  id: number;
  /** Bytes of the log right after their last change; null where none is known. */
  last_change: number | null;
}

export interface ReplicaStatus {
  place: string;
  isAsked: boolean;
  /** Within a second; `undefined` when the replica is gone. */
  behindMs: number | undefined;
}

export interface Replicas {
  /** One replica, as long as it can be asked and shows the reader's own changes, else the primary; changes go there. */
  readFor: (reader: Reader) => Database;
  /** To be called when the change is committed. Never rejects. */
  noteChange: (userId: number) => Promise<void>;
  /** To be called about once a second. Never rejects. */
  look: () => Promise<void>;
  status: () => ReplicaStatus[];
  close: () => Promise<void>;
}

interface ReplicasOptions extends PostgresOptions {
  urls: readonly string[];
  /** Measures the statements of each. */
  measured?: ((db: Database) => Database) | undefined;
  mostBehindMs?: number;
  /** Told where a read that a replica may serve was served: its place, or `primary`. */
  onRead?: ((server: string) => void) | undefined;
}

/** A replica that is away is reported, and no failure. */
export async function openReplicas(primary: Database, options: ReplicasOptions): Promise<Replicas> {
  const { urls, report, measured = (db) => db, mostBehindMs = MOST_BEHIND_MS, onRead = () => undefined } = options;
  const replicas = urls.map((url) => ({
    place: placesOf(url),
    ...createReplica({
      // A replica that is gone says so itself, once.
      connect: () => measured(connectPostgres(url, { report: () => undefined })),
      report: (what, error) => report?.(`PostgreSQL replica ${placesOf(url)} ${what}`, error),
    }),
  }));
  const past = createPast(primary, mostBehindMs);
  const unsettled = new Map<number, number>();

  async function look() {
    await past.look().catch(() => undefined);
    await Promise.all(replicas.map((replica) => replica.look(past.position())));
    for (const [id, until] of unsettled) if (until < performance.now()) unsettled.delete(id);
  }

  await look();
  return {
    readFor({ id, last_change }) {
      const [first, needed] = [id % replicas.length, Math.max(last_change ?? 0, past.position())];
      const inTurn = unsettled.has(id) ? [] : [...replicas.slice(first), ...replicas.slice(0, first)];
      return reading(primary, () => firstThatShows(inTurn, needed), onRead);
    },
    async noteChange(userId) {
      try {
        await primary.query(
          // Nobody waits for this to be on a disk: the change itself is, and a log that lost this has lost no more.
          `with quick as (select set_config('synchronous_commit', 'off', true))
           update tokens set last_change = ${LOG_POSITION} from quick where user_id = $1`,
          [userId],
        );
      } catch (error) {
        // By then, every replica that is asked shows the change.
        unsettled.set(userId, performance.now() + 2 * mostBehindMs);
        report?.(
          'The place of a change in the log is not noted; its author reads from the primary for a while',
          error instanceof Error ? error : undefined,
        );
      }
    },
    look,
    status: () =>
      replicas.map(({ place, standing }) => {
        const { isAsked, replayed } = standing();
        return { place, isAsked, behindMs: replayed === undefined ? undefined : past.behindMs(replayed) };
      }),
    close: async () => void (await Promise.all(replicas.map((replica) => replica.close()))),
  };
}

/** `position` is where the primary's log was so long ago, or at the first look: who is not there is too far behind. */
function createPast(primary: Database, mostBehindMs: number) {
  let seen: { at: number; position: number }[] = [];
  return {
    async look() {
      const [row] = await primary.query<{ position: number }>(`select ${LOG_POSITION} as position`);
      seen.push({ at: performance.now(), position: row?.position ?? 0 });
      const limit = performance.now() - mostBehindMs;
      const kept = seen.findLastIndex(({ at }) => at <= limit);
      seen = seen.slice(Math.max(0, kept));
    },
    position: () => seen[0]?.position ?? 0,
    behindMs(replayed: number) {
      const missed = seen.find(({ position }) => position > replayed);
      return missed ? (seen.at(-1)?.at ?? 0) - missed.at : 0;
    },
  };
}

type Placed = Replica & { place: string };

async function firstThatShows(replicas: readonly Placed[], position: number): Promise<Placed | undefined> {
  for (const replica of replicas) if (await replica.shows(position)) return replica;
  return undefined;
}

/** Statements outside of transactions go to one replica, as long as that can be asked. */
function reading(
  primary: Database,
  choose: () => Promise<Placed | undefined>,
  onRead: (server: string) => void,
): Database {
  let chosen: Promise<Placed | undefined> | undefined;

  async function read<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
    const replica = await (chosen ??= choose());
    if (replica) {
      try {
        const result = await replica.ask(work);
        onRead(replica.place);
        return result;
      } catch (error) {
        if (!isItsOwn(error)) throw error;
        chosen = Promise.resolve(undefined);
      }
    }
    onRead('primary');
    return work(primary);
  }

  return {
    ...primary,
    query: (text, values) => read((db) => db.query(text, values)),
    snapshot: (work) => read((db) => db.snapshot(work)),
  };
}
