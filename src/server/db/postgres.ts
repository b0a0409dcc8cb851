import { Pool, type PoolClient, TypeOverrides, types as driverTypes } from 'pg';
import type { Database, Queryable } from './database.ts';
import { bindable, MAX_NAMED, PLANNING, scoped, toRows, TransactionAborted } from './driver.ts';

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

/** Opens a pool on a PostgreSQL server. Rejects with one readable line, without the password, when it cannot connect. */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    application_name: 'consent-desk',
    connectionTimeoutMillis: 10_000,
    // After the usual ten seconds, somebody who reads a page would wait for a new connection at each step.
    idleTimeoutMillis: 600_000,
    keepAlive: true,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    types,
    onConnect: (client) => client.query(SESSION),
  });
  // An idle or borrowed connection that breaks must not end the process; its next use reports the error.
  pool.on('error', (error) => process.emitWarning(`PostgreSQL connection lost: ${error.message}`));
  pool.on('connect', (client) => void client.on('error', () => undefined));
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw new Error(`Cannot connect to PostgreSQL at ${place(url)}: ${reason(error)}`, { cause: error });
  }
  return database(pool);
}

function database(pool: Pool): Database {
  const named = namer();
  return {
    ...queryable(pool, named),
    async transaction(work) {
      const client = await pool.connect();
      const { tx, end } = scoped(queryable(client, named));
      let broken = false;
      try {
        await client.query('begin');
        const result = await work(tx);
        end();
        const { command } = await client.query('commit');
        if (command === 'ROLLBACK') throw new TransactionAborted();
        return result;
      } catch (error) {
        end();
        await client.query('rollback').catch(() => {
          broken = true;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

function queryable(connection: Pool | PoolClient, named: (text: string) => string | undefined): Queryable {
  return {
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      const name = named(text);
      const { fields, rows } = await connection.query<unknown[]>({
        text,
        values: values.map(bindable),
        rowMode: 'array',
        ...(name ? { name } : {}),
      });
      return toRows<Row>(
        fields.map((field) => field.name),
        rows,
      );
    },
    async execute(script) {
      await connection.query(script);
    },
  };
}

/** A name for each statement that recurs: the server then parses and plans it once for each connection. */
function namer(): (text: string) => string | undefined {
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

function place(url: string): string {
  if (!URL.canParse(url)) return 'the given address';
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
}

/** Node reports a refused connection to a name of several addresses without a message of its own. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join('; ');
  return error instanceof Error ? error.message : String(error);
}
