/** Nothing was changed. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  constructor(cause: unknown) {
    super(`The database cannot serve: ${reasonOf(cause)}`, { cause });
  }
}

/** A change that was being committed may or may not have happened. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
  constructor(cause: unknown) {
    super(`The connection was lost during a change, whose outcome is unknown: ${reasonOf(cause)}`, { cause });
  }
}

/** Node gives a refused connection to a name of several addresses no message of its own. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const NETWORK = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST|ENET|ENOENT)/;
// No connection, a server that stops, starts or recovers, one that may only be read, or ended a transaction for its time.
const SERVER = /^(08|57P0[1-5]|25006|25P0[34])/;
const DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client (has encountered|was closed)|Cannot use a pool)/;

export function isLost(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isLost);
  const code = codeOf(error);
  return NETWORK.test(code) || SERVER.test(code) || (code === '' && DRIVER.test(reasonOf(error)));
}

/** Too many connections, no memory or disk, a time limit, others in the way: the connection itself is good. */
const isOverburdened = (error: unknown): boolean => /^(53|57014|55P03|40001|40P01)/.test(codeOf(error));

export function isDiskFull(error: unknown): boolean {
  return codeOf(error) === '53100' || (error instanceof DatabaseUnavailable && isDiskFull(error.cause));
}

/** For a statement that is known to have had no effect. */
export const asUnavailable = (error: unknown): unknown =>
  isLost(error) || isOverburdened(error) ? new DatabaseUnavailable(error) : error;

export const isServerError = (error: unknown): boolean => error instanceof Error && 'severity' in error;

/** Of what may as well be done twice, so that it makes no difference whether it happened. */
export const repeatable = (error: unknown): never => {
  throw error instanceof OutcomeUnknown ? new DatabaseUnavailable(error.cause) : error;
};
