import type { ListPath, ListQuery } from '#contract/operations.ts';
import { meantSearch } from './features/consents/remembered-view.ts';
import { consentsQuery, consentsSearch } from './features/consents/search.ts';
import { readSearch } from './lib/search.ts';
import { paths } from './paths.ts';

const SIGNED_IN = 'signed-in';

export const FIRST_LIST = '/api/marketplace-user-offering-consents/' satisfies ListPath;

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

/** What to ask the list for on arriving at an address, before anything is known; `undefined` where no list is shown. */
export function firstListQuery(pathname: string, search: string): ListQuery<typeof FIRST_LIST> | undefined {
  if (pathname.replace(/\/$/, '') !== paths.consents() || !expectsSession()) return undefined;
  return consentsQuery(readSearch(consentsSearch, meantSearch(search)));
}
