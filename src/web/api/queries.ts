import { MutationCache, type Query, QueryClient } from '@tanstack/react-query';
import { afterPaint } from '#web/lib/page/after-paint.ts';
import { isOnline } from '#web/lib/page/online.ts';
import { ApiError } from './errors.ts';
import { retryWhenAskedToWait, waitAsTold } from './waiting.ts';

/** `/api/things/{uuid}/act/` and `/api/things/` share the root `/api/things/`. */
export function pathRoot(path: string): string {
  return path.split('/').slice(0, 3).join('/');
}

/**
 * Marks everything read under the resource of `path` as stale, lists and single things alike. What is on screen is read
 * again after the next frame, which shows what came of a change: a dozen requests at once would hold it up.
 */
export async function invalidateResource(queryClient: QueryClient, path: string): Promise<void> {
  const predicate = ({ queryKey }: Query) =>
    typeof queryKey[1] === 'string' && pathRoot(queryKey[1]) === pathRoot(path);
  await queryClient.invalidateQueries({ predicate, refetchType: 'none' });
  await afterPaint();
  // Marked once more: what was under way at the change may have come since, and passes for fresh.
  await queryClient.invalidateQueries({ predicate });
}

/**
 * The one query client. Every mutation through `$api` refreshes the resource that it changed, whether it worked or not: a
 * failed change often means that somebody else was first.
 * @param onConflict for answers by which the gateway refuses a page of somebody else than is signed in
 */
export function createAppQueryClient(onSessionEnded: () => void, onConflict = () => {}): QueryClient {
  const heed = (error: unknown) => {
    if (!(error instanceof ApiError)) return;
    if (error.status === 401) onSessionEnded();
    if (error.status === 409) onConflict();
  };
  const queryClient: QueryClient = new QueryClient({
    mutationCache: new MutationCache({
      onError: heed,
      onSettled: (_data, _error, _variables, _context, mutation) => {
        const path: unknown = mutation.options.mutationKey?.[1];
        // Not awaited, so that a notice does not wait for a refetch.
        if (typeof path === 'string') void invalidateResource(queryClient, path);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // A wrong request stays wrong; a lost or overloaded server may come back. Without a network nothing does for now.
        retry: (count, error) =>
          retryWhenAskedToWait(count, error) ||
          (count < 2 && isOnline() && !(error instanceof ApiError && error.status > 0 && error.status < 500)),
        retryDelay: waitAsTold,
        networkMode: 'always',
        // What failed for lack of a network is read as soon as there is one, however young the last success.
        refetchOnReconnect: ({ state }) => (state.status === 'error' ? 'always' : true),
      },
      // Of a change nobody knows whether a failed one happened, unless the server has refused to look at it.
      mutations: { retry: retryWhenAskedToWait, retryDelay: waitAsTold, networkMode: 'always' },
    },
  });
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') heed(event.action.error);
  });
  return queryClient;
}
