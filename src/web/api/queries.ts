import { MutationCache, type Query, QueryClient, type FetchQueryOptions, type QueryKey } from '@tanstack/react-query';
import { afterPaint } from '#web/lib/page/after-paint.ts';
import { isOnline } from '#web/lib/page/network.ts';
import { ApiError } from './errors.ts';
import { retryWhenAskedToWait, waitAsTold } from './waiting.ts';

/** `/api/things/{uuid}/act/` and `/api/things/` share the root `/api/things/`. */
export function pathRoot(path: string): string {
  return path.split('/').slice(0, 3).join('/');
}

/** Marks all of the resource as stale. What is on screen is read after the next frame: a dozen requests would hold it up. */
export async function invalidateResource(queryClient: QueryClient, path: string): Promise<void> {
  const predicate = ({ queryKey }: Query) =>
    typeof queryKey[1] === 'string' && pathRoot(queryKey[1]) === pathRoot(path);
  await queryClient.invalidateQueries({ predicate, refetchType: 'none' });
  await afterPaint();
  // Once more, for what was under way at the change and passes for fresh.
  await queryClient.invalidateQueries({ predicate });
}

/** A change refreshes its resource even when it fails: somebody else may have been first. `onConflict` is for a 409. */
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
        if (typeof path === 'string') void invalidateResource(queryClient, path);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // A wrong request stays wrong; a lost or overloaded server may come back.
        retry: (count, error) =>
          retryWhenAskedToWait(count, error) ||
          (count < 2 && isOnline() && !(error instanceof ApiError && error.status > 0 && error.status < 500)),
        retryDelay: waitAsTold,
        networkMode: 'always',
        // What failed for lack of a network is read as soon as there is one, however young the last success.
        refetchOnReconnect: ({ state }) => (state.status === 'error' ? 'always' : true),
      },
      // Nobody knows whether a failed change happened, unless the server refused to look at it.
      mutations: { retry: retryWhenAskedToWait, retryDelay: waitAsTold, networkMode: 'always' },
    },
  });
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') heed(event.action.error);
  });
  return queryClient;
}

/** Gives up a request under way, which may be older than somebody else's change. Retries only when asked to wait. */
export async function readAnew<Data, Key extends QueryKey>(
  queryClient: QueryClient,
  options: FetchQueryOptions<Data, Error, Data, Key>,
): Promise<Data> {
  await queryClient.cancelQueries({ queryKey: options.queryKey, exact: true });
  return queryClient.fetchQuery({ ...options, staleTime: 0, retry: retryWhenAskedToWait });
}
