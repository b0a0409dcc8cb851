import type { FetchQueryOptions, QueryClient, QueryKey } from '@tanstack/react-query';
import { retryWhenAskedToWait } from './waiting.ts';

/**
 * What the server says from now on. A request that is under way already is given up: it may have been answered before
 * somebody else's change, which is just what the caller looks for. Fails at once, since its callers offer to try again,
 * unless the server asks to wait.
 */
export async function readAnew<Data, Key extends QueryKey>(
  queryClient: QueryClient,
  options: FetchQueryOptions<Data, Error, Data, Key>,
): Promise<Data> {
  await queryClient.cancelQueries({ queryKey: options.queryKey, exact: true });
  return queryClient.fetchQuery({ ...options, staleTime: 0, retry: retryWhenAskedToWait });
}
