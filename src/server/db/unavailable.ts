/** The database cannot serve at the moment, and nothing was changed. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  constructor(cause: unknown) {
    super(`The database cannot serve: ${reasonOf(cause)}`, { cause });
  }
}

/** The connection was lost while a change was being committed: it may or may not have happened. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
  constructor(cause: unknown) {
    super(`The connection was lost during a change, whose outcome is unknown: ${reasonOf(cause)}`, { cause });
  }
}

/** Node reports a refused connection to a name of several addresses without a message of its own. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const NETWORK = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST|ENET|ENOENT)/;
/** PostgreSQL's: no connection, a server that stops, starts or recovers, one that may only be read. */
const SERVER = /^(08|57P0[1-5]|25006)/;
/** What the driver says without any code. */
const DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client (has encountered|was closed)|Cannot use a pool)/;

/** Whether the connection is gone or of no use any more. */
export function isLost(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isLost);
  const code = codeOf(error);
  return NETWORK.test(code) || SERVER.test(code) || (code === '' && DRIVER.test(reasonOf(error)));
}

/** Too many connections, no memory or disk, a time limit: the connection is good, and the statement was given up. */
const isOverburdened = (error: unknown): boolean => /^(53|57014)/.test(codeOf(error));

/** The error for the caller of a statement whose effect, if any, is known to be none. */
export const asUnavailable = (error: unknown): unknown =>
  isLost(error) || isOverburdened(error) ? new DatabaseUnavailable(error) : error;

/** Whether it came from the server, which then has done nothing of the statement, and not from a connection that broke. */
export const isAnswer = (error: unknown): boolean => error instanceof Error && 'severity' in error;
