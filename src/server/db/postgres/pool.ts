import { Pool, TypeOverrides, types as driverTypes } from 'pg';
import { PLANNING } from '#server/db/driver.ts';

// Types of PostgreSQL's pg_type.
const INT8 = 20;
const TEXT_ARRAY: number = 1009;
const DATE = 1082;

const MAX_REMEMBERED = 300;

// Compiling takes longer than running any of our statements.
const SESSION = Object.entries({ timezone: 'UTC', jit: 'off', ...PLANNING })
  .map(([name, value]) => `set ${name} to '${value}'`)
  .join('; ');

const types = new TypeOverrides();
types.setTypeParser(INT8, Number);
types.setTypeParser(DATE, (text) => text);
types.setTypeParser(TEXT_ARRAY, remembering(driverTypes.getTypeParser(TEXT_ARRAY)));

const STATEMENT_MS = 30_000;
/** Longer than the server's own limit, in case nothing comes any more, not even a refusal. */
export const RESPONSE_MS = STATEMENT_MS + 2000;
const CONNECTION_MS = 5000;

/** Connections to one server, with every setting that our statements count on. `report` is told of those that break. */
export function openPool(url: string, report: (message: string, error?: Error) => void): Pool {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    application_name: 'consent-desk',
    connectionTimeoutMillis: CONNECTION_MS,
    // After the default of ten seconds, each step of somebody who reads would wait for a new connection.
    idleTimeoutMillis: 600_000,
    keepAlive: true,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: 60_000,
    types,
    onConnect: (client) => client.query(SESSION),
  });
  // A connection that breaks must not end the process; its next use reports the error.
  pool.on('error', (error) => report('PostgreSQL connection lost', error));
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

/** Row after row collects the same attributes; parsing them fifty times is a twentieth of a list's cost. */
function remembering(parse: (text: string) => string[]): (text: string) => readonly string[] {
  const parsed = new Map<string, readonly string[]>();
  return (text) => {
    const known = parsed.get(text) ?? Object.freeze(parse(text));
    if (parsed.size < MAX_REMEMBERED) parsed.set(text, known);
    return known;
  };
}
