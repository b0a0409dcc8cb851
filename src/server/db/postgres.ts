import { Pool, type PoolClient, TypeOverrides, types as driverTypes } from 'pg';
import type { Database, Queryable } from './database.ts';
import { bindable, MAX_NAMED, PLANNING, scoped, toRows, TransactionAborted } from './driver.ts';
import { hostUrls, placesOf } from './host-urls.ts';
import { createPrimary, type Primary } from './primary.ts';
import { asUnavailable, DatabaseUnavailable, isAnswer, isLost, OutcomeUnknown, reasonOf } from './unavailable.ts';

/** Object identifiers of types, from PostgreSQL's pg_type. */
const INT8 = 20;
const TEXT_ARRAY: number = 1009;
const DATE = 1082;

/** Different arrays to remember; others are parsed each time. */
const MAX_REMEMBERED = 300;

/** Without compiling: that takes longer than running any of our statements. */
const SESSION = Object.entries({ timezone: 'UTC', jit: 'off', ...PLANNING })
  .map(([name, value]) => `set ${name} to '${value}'`)
  .join('; ');

const types = new TypeOverrides();
types.setTypeParser(INT8, Number);
types.setTypeParser(DATE, (text) => text);
types.setTypeParser(TEXT_ARRAY, remembering(driverTypes.getTypeParser(TEXT_ARRAY)));

/** How long the server may take for a statement, in milliseconds. */
const STATEMENT_MS = 30_000;
/** And how long this side waits for it, in case nothing comes any more, not even a refusal. */
const RESPONSE_MS = STATEMENT_MS + 2000;
/** How long a request waits for a connection. */
const CONNECTION_MS = 5000;

export interface PostgresOptions {
  /** Is told of connections that break, and of a move to another host; by default both are warnings of the process. */
  report?: (message: string, error?: Error) => void;
}

const warn = (message: string, error?: Error) =>
  process.emitWarning([message, error?.message].filter(Boolean).join(': '));

/**
 * Opens connections to a PostgreSQL server, or to whichever of several can be written to. Rejects with one readable line,
 * without the password, when it cannot connect.
 */
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
    throw new Error(`Cannot connect to PostgreSQL at ${placesOf(url)}: ${reasonOf(error)}`, { cause: error });
  }
  return database(primary);
}

function openPool(url: string, report: PostgresOptions['report'] & object): Pool {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    application_name: 'consent-desk',
    connectionTimeoutMillis: CONNECTION_MS,
    // After the usual ten seconds, somebody who reads a page would wait for a new connection at each step.
    idleTimeoutMillis: 600_000,
    keepAlive: true,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: 60_000,
    types,
    onConnect: (client) => client.query(SESSION),
  });
  // An idle or borrowed connection that breaks must not end the process; its next use reports the error.
  pool.on('error', (error) => report('PostgreSQL connection lost', error));
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

type Named = (text: string) => string | undefined;

function database(primary: Primary): Database {
  const named = namer();

  /** Runs `work` on a connection of its own, which is given up when it turns out to be of no use. */
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
    transaction: (work) => borrow((client) => inTransaction(client, named, work)),
    close: () => primary.close(),
  };
}

/** Nothing was sent yet, so that whatever fails has changed nothing. */
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
  work: (tx: Queryable) => Promise<Result>,
): Promise<Result> {
  const { tx, end } = scoped(queryable(client, named, () => false));
  try {
    await client.query(limited('begin')).catch(unavailable);
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
    throw isLost(error) ? new OutcomeUnknown(error) : error;
  });
  if (command === 'ROLLBACK') throw new TransactionAborted();
}

const unavailable = (error: unknown): never => {
  throw asUnavailable(error);
};

/** @param isFinal whether what a statement changes counts at once, so that nobody knows when its connection breaks */
function queryable(connection: PoolClient, named: Named, isFinal: (text: string) => boolean): Queryable {
  let limit: { query_timeout?: number } = { query_timeout: RESPONSE_MS };
  const failing =
    (text: string) =>
    (error: unknown): never => {
      throw isLost(error) && !isAnswer(error) && isFinal(text) ? new OutcomeUnknown(error) : asUnavailable(error);
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
      // Without a limit of this side, as what follows one that lifts the server's: it changes the schema, or loads data.
      if (/statement_timeout = 0/.test(script)) limit = {};
      await connection.query(script).catch(failing(script));
    },
  };
}

/** A name for each statement that recurs: the server then parses and plans it once for each connection. */
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

/** What offerings collect is the same in row after row, and parsing it fifty times is a twentieth of a list's cost. */
function remembering(parse: (text: string) => string[]): (text: string) => readonly string[] {
  const parsed = new Map<string, readonly string[]>();
  return (text) => {
    const known = parsed.get(text) ?? Object.freeze(parse(text));
    if (parsed.size < MAX_REMEMBERED) parsed.set(text, known);
    return known;
  };
}
