import { AsyncLocalStorage } from 'node:async_hooks';
import { chmod, mkdir } from 'node:fs/promises';
import type { Database, Queryable } from '#server/db/database.ts';
import { BEGIN_SNAPSHOT, bindable, scoped, toRows, TransactionAborted } from '#server/db/driver.ts';
import { copyTree, makeWhole, syncTree } from '#server/durable.ts';
import { PgliteClient } from './client.ts';
import { maintenance } from './maintenance.ts';
import { checkFiles, holdsNothing, notStarted } from './start-failure.ts';
import type { WatchOptions } from './watchdog.ts';
import type { QueryResult } from './wire.js';

export interface EmbeddedDatabase extends Database {
  /** The data directory as a tar archive. */
  dump(): Promise<Uint8Array>;
  /** Closes the directory while `swap` puts another in its place and returns the undo; queries wait meanwhile. */
  replace(swap: () => Promise<() => Promise<void>>): Promise<void>;
  watch(onLost: (reason: Error) => void, options?: WatchOptions): void;
}

export interface PgliteOptions {
  /** A directory to copy when there is none, or an archive to load into memory: the first start is slow. */
  prepared?: string | undefined;
  /** An archive to make a new directory from. */
  dump?: string | undefined;
  /** Whether a change that was acknowledged survives a power failure; it does unless this is false. */
  sync?: boolean | undefined;
}

/** Opens PGlite in a worker thread, on a directory or in memory. */
export async function openPglite(
  directory: string | 'memory',
  { prepared, dump, sync = true }: PgliteOptions = {},
): Promise<EmbeddedDatabase> {
  if (directory === 'memory') {
    return embedded(() => PgliteClient.start({ directory, dump: prepared, sync: false }));
  }
  if (dump !== undefined) {
    await keepPrivate(directory);
    return embedded(() => PgliteClient.start({ directory, dump, sync }));
  }
  if (await holdsNothing(directory)) {
    const make = prepared === undefined ? initialise : (partial: string) => copyTree(prepared, partial);
    const makePrivate = async (partial: string) => {
      await make(partial);
      await keepPrivate(partial);
    };
    await makeWhole(directory, makePrivate, { sync });
  } else {
    await keepPrivate(directory);
    // An older release or another setting may have written without syncing.
    if (sync) await syncTree(directory);
  }
  await checkFiles(directory);
  try {
    return await embedded(() => PgliteClient.start({ directory, sync }));
  } catch (error) {
    throw notStarted(error, directory);
  }
}

/** Without syncing, which is done once for all files. */
async function initialise(directory: string) {
  await mkdir(directory, { recursive: true });
  const client = await PgliteClient.start({ directory, sync: false });
  await client.close();
}

/** PGlite makes its files writable for everybody, whatever the umask, so the directory itself is closed to others. */
async function keepPrivate(directory: string) {
  await mkdir(directory, { recursive: true });
  await chmod(directory, 0o700);
}

class Mutex {
  #last: Promise<unknown> = Promise.resolve();

  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

async function embedded(start: () => Promise<PgliteClient>): Promise<EmbeddedDatabase> {
  let client = await start();
  let watching: Parameters<EmbeddedDatabase['watch']> | undefined;
  const mutex = new Mutex();
  const inside = new AsyncLocalStorage<() => boolean>();
  const connection = {
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      const { names, rows } = await send(client, text, values);
      return toRows<Row>(names, rows);
    },
    async execute(text: string) {
      await client.send({ kind: 'execute', text });
    },
  } satisfies Queryable;

  const { isDue, run } = maintenance(connection);

  async function exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    if (inside.getStore()?.())
      throw new Error('Inside a transaction, use the transaction: the database has one connection.');
    const result = mutex.run(work);
    // Queued behind the work, which does not wait for it; if the database has failed, the next statement shows it.
    if (isDue()) mutex.run(run).catch(() => undefined);
    return result;
  }

  const transaction =
    (begin: string) =>
    <Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result> =>
      exclusively(async () => {
        const { tx, isOpen, end } = scoped(connection);
        await connection.query(begin);
        try {
          const result = await inside.run(isOpen, () => work(tx));
          end();
          const { command } = await send(client, 'commit', []);
          if (command === 'ROLLBACK') throw new TransactionAborted();
          return result;
        } catch (error) {
          end();
          // After a failed commit this only warns; when the worker has stopped, the first error counts.
          await connection.query('rollback').catch(() => undefined);
          throw error;
        }
      });

  return {
    query: <Row extends object>(text: string, values?: readonly unknown[]) =>
      exclusively(() => connection.query<Row>(text, values)),
    execute: (script) => exclusively(() => connection.execute(script)),
    transaction: transaction('begin'),
    snapshot: transaction(BEGIN_SNAPSHOT),
    // The worker's result of a dump is PGlite's archive.
    dump: () => exclusively(async () => (await client.send({ kind: 'dump' })) as Uint8Array),
    watch(...args) {
      watching = args;
      client.watch(...args);
    },
    replace: (swap) =>
      exclusively(async () => {
        await client.close();
        const undo = await swap();
        try {
          client = await start();
        } catch (error) {
          await undo();
          client = await start();
          throw error;
        } finally {
          if (watching) client.watch(...watching);
        }
      }),
    close: () => mutex.run(() => client.close()),
  };
}

async function send(client: PgliteClient, text: string, values: readonly unknown[]): Promise<QueryResult> {
  // The worker's result of a query.
  return (await client.send({ kind: 'query', text, values: values.map(bindable) })) as QueryResult;
}
