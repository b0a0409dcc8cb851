import type { PoolClient } from 'pg';
import { connectFailure } from './connect-failure.ts';
import type { Database, Queryable } from '#server/db/database.ts';
import { BEGIN_SNAPSHOT, bindable, MAX_NAMED, scoped, toRows, TransactionAborted } from '#server/db/driver.ts';
import { hostUrls } from './host-urls.ts';
import { openPool, RESPONSE_MS } from './pool.ts';
import { createPrimary, type Primary } from './primary.ts';
import { asUnavailable, DatabaseUnavailable, isServerError, isLost, OutcomeUnknown } from '#server/db/unavailable.ts';

export interface PostgresOptions {
  /** By default both a connection that breaks and a move to another host are warnings of the process. */
  report?: (message: string, error?: Error) => void;
}

const warn = (message: string, error?: Error) =>
  process.emitWarning([message, error?.message].filter(Boolean).join(': '));

/** Opens whichever of the servers can be written to. @throws one readable line without the password */
export async function openPostgres(url: string, { report = warn }: PostgresOptions = {}): Promise<Database> {
  const primary = createPrimary(
    hostUrls(url),
    (host) => openPool(host, report),
    (place) => report(`PostgreSQL is at ${place} now`),
  );
  try {
    await (await primary.pool()).query('select 1');
  } catch (error) {
    await primary.close();
    throw connectFailure(url, error);
  }
  return database(primary);
}

/** For a server that need not be there: every statement says whether it is. */
export function connectPostgres(url: string, { report = warn }: PostgresOptions = {}): Database {
  const server = createPrimary(
    hostUrls(url),
    (host) => openPool(host, report),
    () => undefined,
  );
  return database(server);
}

type Named = (text: string) => string | undefined;

function database(primary: Primary): Database {
  const named = namer();

  /** A connection that turns out to be of no use is given up. */
  async function borrow<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await connect(primary);
    let isBroken = false;
    try {
      return await work(client);
    } catch (error) {
      isBroken = isUseless(error);
      if (isBroken) primary.suspect();
      throw error;
    } finally {
      client.release(isBroken);
    }
  }

  return {
    query: (text, values) => borrow((client) => queryable(client, named, changes).query(text, values)),
    execute: (script) => borrow((client) => queryable(client, named, () => true).execute(script)),
    transaction: (work) => borrow((client) => inTransaction(client, named, { begin: 'begin', commit }, work)),
    snapshot: (work) =>
      borrow((client) => inTransaction(client, named, { begin: BEGIN_SNAPSHOT, commit: endSnapshot }, work)),
    close: () => primary.close(),
  };
}

/** Nothing was sent yet, so that a failure has changed nothing. */
async function connect(primary: Primary): Promise<PoolClient> {
  try {
    return await (await primary.pool()).connect();
  } catch (error) {
    primary.suspect();
    throw new DatabaseUnavailable(error);
  }
}

const isUseless = (error: unknown) =>
  error instanceof OutcomeUnknown || (error instanceof DatabaseUnavailable && isLost(error.cause));

const changes = (text: string) => /\b(insert|update|delete)\b/i.test(text);

async function inTransaction<Result>(
  client: PoolClient,
  named: Named,
  { begin, commit }: { begin: string; commit: (client: PoolClient) => Promise<void> },
  work: (tx: Queryable) => Promise<Result>,
): Promise<Result> {
  const { tx, end } = scoped(queryable(client, named, () => false));
  try {
    await client.query(limited(begin)).catch(unavailable);
    const result = await work(tx);
    end();
    await commit(client);
    return result;
  } catch (error) {
    end();
    // A connection that cannot even do this is not used again.
    if (!isUseless(error)) await client.query(limited('rollback')).catch(unavailable);
    throw error;
  }
}

/** The driver knows the limit, and its types do not. */
const limited = (text: string): { text: string } => Object.assign({ text }, { query_timeout: RESPONSE_MS });

/** A server that stops while it commits may have done so, whatever it says about itself. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query(limited('commit')).catch((error: unknown) => {
    throw isLost(error) ? new OutcomeUnknown(error) : asUnavailable(error);
  });
  if (command === 'ROLLBACK') throw new TransactionAborted();
}

const endSnapshot = async (client: PoolClient): Promise<void> =>
  void (await client.query(limited('commit')).catch(unavailable));

const unavailable = (error: unknown): never => {
  throw asUnavailable(error);
};

/** @param isFinal whether what a statement changes counts at once, so that nobody knows when its connection breaks */
function queryable(connection: PoolClient, named: Named, isFinal: (text: string) => boolean): Queryable {
  let limit: { query_timeout?: number } = { query_timeout: RESPONSE_MS };
  const failing =
    (text: string) =>
    (error: unknown): never => {
      throw isLost(error) && !isServerError(error) && isFinal(text) ? new OutcomeUnknown(error) : asUnavailable(error);
    };
  return {
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      const name = named(text);
      const statement = { text, values: values.map(bindable), rowMode: 'array' as const, ...limit };
      const { fields, rows } = await connection
        .query<unknown[]>({ ...statement, ...(name ? { name } : {}) })
        .catch(failing(text));
      return toRows<Row>(
        fields.map((field) => field.name),
        rows,
      );
    },
    async execute(script) {
      // What lifts the server's limit changes the schema or loads data, and has no limit here either.
      if (/statement_timeout = 0/.test(script)) limit = {};
      await connection.query(script).catch(failing(script));
    },
  };
}

/** Named statements are parsed and planned once for each connection. */
function namer(): Named {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MAX_NAMED) return known;
    const name = `consent_desk_${names.size}`;
    names.set(text, name);
    return name;
  };
}
