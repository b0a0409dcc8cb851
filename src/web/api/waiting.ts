import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import { ApiError } from './errors.ts';

/** The longest time that a page waits by itself, in seconds; a longer one is for people to decide on. */
const LONGEST = 60;

/** How often something that has to wait is tried again. */
const MOST_RETRIES = 10;

/** Whether the server has refused to do anything before some seconds have passed, so that asking once more is safe. */
const asksToWait = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status === 429 && (error.retryAfter ?? 0) <= LONGEST;

/** For `retry` of what offers to try again by itself: only the server's request to wait is heeded. */
export const retryWhenAskedToWait = (count: number, error: Error): boolean => asksToWait(error) && count < MOST_RETRIES;

/** For `retryDelay`, in milliseconds: as long as the server says, else longer each time. */
export function waitAsTold(count: number, error: Error): number {
  const told = error instanceof ApiError ? error.retryAfter : undefined;
  return told === undefined ? Math.min(1000 * 2 ** count, 30_000) : 1000 * Math.min(Math.max(told, 1), LONGEST);
}

/** Whether anything that the page asks for waits because the server wants it to. */
export function useIsWaiting(): boolean {
  const queries = useIsFetching({ predicate: ({ state }) => asksToWait(state.fetchFailureReason) });
  const mutations = useIsMutating({ predicate: ({ state }) => asksToWait(state.failureReason) });
  return queries + mutations > 0;
}
