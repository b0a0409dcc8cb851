import type { PageAddress } from '#contract/first-page.ts';
import type { ListPath, ListQuery } from '#contract/operations.ts';
import { isListPath, meantSearch } from '#web/features/consents/remembered-view.ts';
import { consentsQuery, consentsSearch } from '#web/features/consents/search.ts';
import { readSearch } from '#web/lib/search.ts';
import { expectsSession } from './expected-session.ts';

export const FIRST_LIST = '/api/marketplace-user-offering-consents/' satisfies ListPath;

/** What the page at an address begins by asking the list for; `undefined` where no list is shown. `view` is the remembered one. */
export function firstListQuery(
  { pathname, search }: PageAddress,
  view?: string,
): ListQuery<typeof FIRST_LIST> | undefined {
  if (!isListPath(pathname)) return undefined;
  return consentsQuery(readSearch(consentsSearch, meantSearch(search, view)));
}

/** The same, where somebody may be expected to be signed in; whoever is not would only be refused. */
export const expectedListQuery = (address: PageAddress) => (expectsSession() ? firstListQuery(address) : undefined);
