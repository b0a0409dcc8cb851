import { ApiError } from '#web/api/errors.ts';

const MOST_WAITS = 5;

/**
 * How everything for a receipt is read: anew, and failing at once, so that the button can say why. Only a server that asks
 * to wait is given the time, since hundreds of consents take more requests than it may allow in a second.
 */
export const fresh = {
  staleTime: 0,
  retry: (count: number, error: Error) => error instanceof ApiError && error.status === 429 && count < MOST_WAITS,
  retryDelay: (_count: number, error: Error) => 1000 * ((error instanceof ApiError && error.retryAfter) || 1),
};
