import type { Database } from '#server/db/database.ts';
import { LOG_POSITION } from '#server/db/driver.ts';
import { placesOf } from '#server/db/postgres/host-urls.ts';
import { connectPostgres, type PostgresOptions } from '#server/db/postgres/postgres.ts';
import { createReplica, isItsOwn, type Replica } from './replica.ts';

/** A replica that is further behind than this, in milliseconds, is not asked. */
export const MOST_BEHIND_MS = 10_000;

/** Somebody who reads. */
export interface Reader {
  id: number;
  /** Bytes of the log right after their last change; null where none is known. */
  last_change: number | null;
}

export interface ReplicaStatus {
  /** Host, port and database. */
  place: string;
  isAsked: boolean;
  /** How long its last look was behind the primary's, in milliseconds, to within a second; `undefined` when it is gone. */
  behindMs: number | undefined;
}

export interface Replicas {
  /**
   * Where to read for one request: at a replica that shows the reader's own changes, always the same one while it can be
   * asked, else at the primary. What changes something goes to the primary.
   */
  readFor: (reader: Reader) => Database;
  /** Notes that somebody has changed something, when it is committed. Never rejects. */
  noteChange: (userId: number) => Promise<void>;
  /** Looks at primary and replicas; call it about once a second. Never rejects. */
  look: () => Promise<void>;
  /** How each stood when it was looked at last. */
  status: () => ReplicaStatus[];
  close: () => Promise<void>;
}

interface ReplicasOptions extends PostgresOptions {
  urls: readonly string[];
  /** Wraps the connections to each, to measure their statements. */
  measured?: ((db: Database) => Database) | undefined;
  mostBehindMs?: number;
  /** Told of each read that a replica may serve, and where it was served: the place of one, or `primary`. */
  onRead?: ((server: string) => void) | undefined;
}

/** Opens the replicas of `primary` and looks at each; one that is away is told of, and no failure. */
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

/**
 * Where the log of the primary was so many milliseconds ago, or when it was first looked at: whoever is not there yet is too
 * far behind.
 */
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

/** `primary`, whose statements outside of transactions go to a replica, all to the same one, as long as that can be asked. */
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
