import type { FetchQueryOptions, QueryClient, QueryKey } from '@tanstack/react-query';
import { retryWhenAskedToWait } from './waiting.ts';

/** Gives up a request under way, which may be older than somebody else's change. Retries only when asked to wait. */
export async function readAnew<Data, Key extends QueryKey>(
  queryClient: QueryClient,
  options: FetchQueryOptions<Data, Error, Data, Key>,
): Promise<Data> {
  await queryClient.cancelQueries({ queryKey: options.queryKey, exact: true });
  return queryClient.fetchQuery({ ...options, staleTime: 0, retry: retryWhenAskedToWait });
}
