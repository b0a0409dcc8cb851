import type { QueryClient } from '@tanstack/react-query';
import { listOptions } from './api/list.ts';
import { sessionOptions } from './api/session.ts';
import { FIRST_LIST, firstListQuery } from './first-visit.ts';
import { loadAhead } from './routes.tsx';

/** Takes what `start.ts` asked for, and fetches the page's code; one after another would take three times as long. */
export function readAhead(queryClient: QueryClient, pathname: string, search: string): void {
  void queryClient.prefetchQuery(sessionOptions);
  loadAhead({ pathname, search, hash: '', state: null, key: 'first' });
  const query = firstListQuery(pathname, search);
  if (query) void queryClient.prefetchQuery(listOptions(FIRST_LIST, query));
}
