import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import { ApiError } from './errors.ts';

/** Seconds that a page waits by itself; a longer wait is for people to decide on. */
const LONGEST = 60;

const MOST_RETRIES = 10;

const asksToWait = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status === 429 && (error.retryAfter ?? 0) <= LONGEST;

export const retryWhenAskedToWait = (count: number, error: Error): boolean => asksToWait(error) && count < MOST_RETRIES;

export function waitAsTold(count: number, error: Error): number {
  const told = error instanceof ApiError ? error.retryAfter : undefined;
  return told === undefined ? Math.min(1000 * 2 ** count, 30_000) : 1000 * Math.min(Math.max(told, 1), LONGEST);
}

export function useIsWaiting(): boolean {
  const queries = useIsFetching({ predicate: ({ state }) => asksToWait(state.fetchFailureReason) });
  const mutations = useIsMutating({ predicate: ({ state }) => asksToWait(state.failureReason) });
  return queries + mutations > 0;
}
