import type { QueryClient } from '@tanstack/react-query';
import { matchPath } from 'react-router-dom';
import { listOptions } from './api/list.ts';
import { sessionOptions } from './api/session.ts';
import { rememberedView } from './features/consents/remembered-view.ts';
import { consentsQuery, consentsSearch } from './features/consents/search.ts';
import { readSearch } from './lib/search.ts';
import { patterns } from './paths.ts';
import { loadAhead } from './routes.tsx';

const SIGNED_IN = 'signed-in';

/** Notes whether the next visit may expect a session, since the cookie that knows is hidden from scripts. */
export function rememberSignedIn(signedIn: boolean): void {
  try {
    if (signedIn) localStorage.setItem(SIGNED_IN, '1');
    else localStorage.removeItem(SIGNED_IN);
  } catch {
    // Storage may be forbidden; then pages merely wait for the session first.
  }
}

function expectsSession(): boolean {
  try {
    return localStorage.getItem(SIGNED_IN) !== null;
  } catch {
    return false;
  }
}

/** Asks for the session, the page's code and the list's rows at once; one after another they take three times as long. */
export function readAhead(queryClient: QueryClient, pathname: string, search: string): void {
  void queryClient.prefetchQuery(sessionOptions);
  loadAhead({ pathname, search, hash: '', state: null, key: 'first' });
  if (!expectsSession() || !matchPath(patterns.consents, pathname)) return;
  const query = consentsQuery(readSearch(consentsSearch, new URLSearchParams(search || rememberedView())));
  void queryClient.prefetchQuery(listOptions('/api/marketplace-user-offering-consents/', query));
}
