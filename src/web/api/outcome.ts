import { ApiError } from './errors.ts';

/**
 * Whether a change that failed so may have happened all the same. A 503 with a time to wait comes of a server that did not
 * begin; without one, of a server that lost its database meanwhile, or of a proxy whose server has gone.
 */
export function mayHaveHappened(error: unknown): boolean {
  if (!(error instanceof ApiError)) return true;
  const { status, retryAfter } = error;
  if (status === 503) return retryAfter === undefined;
  return status === 0 || (status >= 500 && ![501, 507].includes(status));
}
