import type { QueryClient } from '@tanstack/react-query';
import { listOptions } from './api/list.ts';
import { sessionOptions } from './api/session.ts';
import { FIRST_LIST, firstListQuery } from './first-visit.ts';
import { ownPath } from './lib/base-path.ts';
import { loadAhead } from './routes.tsx';

/** Takes what `start.ts` asked for, and fetches the page's code; one after another would take three times as long. */
export function readAhead(queryClient: QueryClient, pathname: string, search: string): void {
  void queryClient.prefetchQuery(sessionOptions);
  loadAhead({ pathname, search, hash: '', state: null, key: 'first' });
  const query = firstListQuery(pathname, search);
  if (query) void queryClient.prefetchQuery(listOptions(FIRST_LIST, query));
}

/** From now on fetches a page's code when the pointer or the focus comes to a link to it. */
export function readAheadOfLinks(): void {
  const reach = ({ target }: Event) => {
    const link = target instanceof Element ? target.closest('a') : null;
    if (link) loadAhead({ pathname: ownPath(link.pathname), search: '', hash: '', state: null, key: 'ahead' });
  };
  for (const type of ['pointerover', 'focusin']) document.addEventListener(type, reach);
}
