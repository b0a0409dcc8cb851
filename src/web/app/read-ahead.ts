import type { QueryClient } from '@tanstack/react-query';
import type { PageAddress } from '#contract/first-page.ts';
import { listOptions } from '#web/api/list.ts';
import { sessionOptions } from '#web/api/session.ts';
import { expectedListQuery, FIRST_LIST } from '#web/ssr/first-list.ts';
import { ownPath } from '#web/lib/base-path.ts';
import { createDwell } from '#web/lib/dwell.ts';
import { loadPage } from './routes.tsx';

/** Takes what `start.ts` asked for; what came with the page is not asked for again. */
export function readAhead(queryClient: QueryClient, address: PageAddress): void {
  void queryClient.prefetchQuery(sessionOptions);
  const query = expectedListQuery(address);
  if (query) void queryClient.prefetchQuery(listOptions(FIRST_LIST, query));
}

/**
 * From now on fetches a page's code when the pointer or the focus reaches a link to it, which may be followed within a tenth
 * of a second, or stays on the row that it opens.
 */
export function readAheadOfLinks(): void {
  const dwell = createDwell();
  let reached: Element | null = null;
  const reach = ({ target }: Event) => {
    const place = target instanceof Element ? target.closest('a, tr') : null;
    if (place === reached) return;
    reached = place;
    const link = place instanceof HTMLAnchorElement ? place : place?.querySelector('a');
    const fetchCode = link ? () => void loadPage({ pathname: ownPath(link.pathname), search: '' }) : undefined;
    dwell(fetchCode);
    if (place === link) fetchCode?.();
  };
  for (const type of ['pointerover', 'focusin']) document.addEventListener(type, reach);
}
