import { AsyncLocalStorage } from 'node:async_hooks';
import { constants, existsSync } from 'node:fs';
import { chmod, cp, mkdir, rename, rm } from 'node:fs/promises';
import type { Database, Queryable } from './database.ts';
import { Mutex } from './mutex.ts';
import { PgliteClient } from './pglite-client.ts';
import { toRows } from './rows.ts';
import { scoped, TransactionAborted } from './scope.ts';
import { upkeep } from './upkeep.ts';
import { bindable } from './values.ts';

export interface EmbeddedDatabase extends Database {
  /** The whole data directory as a tar archive, from which a database in memory can start. */
  dump(): Promise<Uint8Array>;
}

/**
 * Opens PGlite in a worker thread, on a directory or in memory. `prepared` spares the slow first start: for a directory
 * that does not exist yet it is a data directory to copy, for memory a dump to load.
 */
export async function openPglite(
  directory: string | 'memory',
  { prepared }: { prepared?: string | undefined } = {},
): Promise<EmbeddedDatabase> {
  if (directory === 'memory') return embedded(await PgliteClient.start({ directory, dump: prepared }));
  if (prepared !== undefined && !existsSync(directory)) await copyWhole(prepared, directory);
  await keepPrivate(directory);
  return embedded(await PgliteClient.start({ directory }));
}

/** PGlite lets everybody write to the files that it makes, whatever the umask, so nobody else may get as far as them. */
async function keepPrivate(directory: string) {
  await mkdir(directory, { recursive: true });
  await chmod(directory, 0o700);
}

/** Renamed only when complete, so that a process killed in the middle leaves no half directory behind. */
async function copyWhole(source: string, target: string) {
  const partial = `${target}.partial`;
  await rm(partial, { recursive: true, force: true });
  // File systems that can share the blocks of a copy do so.
  await cp(source, partial, { recursive: true, mode: constants.COPYFILE_FICLONE });
  await rename(partial, target);
}

interface Answer {
  names: string[];
  /** The values of each row, in the order of the names. */
  rows: unknown[][];
  command?: string;
}

function embedded(client: PgliteClient): EmbeddedDatabase {
  const mutex = new Mutex();
  const inside = new AsyncLocalStorage<() => boolean>();
  const connection = {
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      const { names, rows } = await ask(client, text, values);
      return toRows<Row>(names, rows);
    },
    async execute(text: string) {
      await client.send({ kind: 'execute', text });
    },
  } satisfies Queryable;

  const { isDue, run } = upkeep(connection);

  async function exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    if (inside.getStore()?.())
      throw new Error('Inside a transaction, use the transaction: the database has one connection.');
    const result = mutex.run(work);
    // Queued behind the work, which does not wait for it; a failure of the database shows in what comes next.
    if (isDue()) mutex.run(run).catch(() => undefined);
    return result;
  }

  return {
    query: <Row extends object>(text: string, values?: readonly unknown[]) =>
      exclusively(() => connection.query<Row>(text, values)),
    execute: (script) => exclusively(() => connection.execute(script)),
    transaction: (work) =>
      exclusively(async () => {
        const { tx, isOpen, end } = scoped(connection);
        await connection.query('begin');
        try {
          const result = await inside.run(isOpen, () => work(tx));
          end();
          const { command } = await ask(client, 'commit', []);
          if (command === 'ROLLBACK') throw new TransactionAborted();
          return result;
        } catch (error) {
          end();
          // When the commit itself failed nothing is open and this only warns; a stopped worker keeps the first error.
          await connection.query('rollback').catch(() => undefined);
          throw error;
        }
      }),
    // The worker answers with exactly the bytes of PGlite's dump.
    dump: () => exclusively(async () => (await client.send({ kind: 'dump' })) as Uint8Array),
    close: () => mutex.run(() => client.close()),
  };
}

async function ask(client: PgliteClient, text: string, values: readonly unknown[]): Promise<Answer> {
  // By the worker's answer to a query.
  return (await client.send({ kind: 'query', text, values: values.map(bindable) })) as Answer;
}
