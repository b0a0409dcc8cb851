import type { QueryClient } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { sameUuid } from '#web/domain/consent-words.ts';
import { consentOptions, CONSENTS } from './consents.ts';
import { pagesOfConsents } from './shown-consents.ts';
import type { ListPage } from './list.ts';
import { invalidateResource } from './queries.ts';

/** Takes a deleted consent out of every list on screen, before any is read again. */
export function dropFromLists(queryClient: QueryClient, uuid: string): void {
  queryClient.setQueriesData<ListPage<Consent>>(pagesOfConsents, (page) => {
    if (!page?.rows.some((row) => sameUuid(row.uuid, uuid))) return page;
    return { rows: page.rows.filter((row) => !sameUuid(row.uuid, uuid)), total: page.total - 1 };
  });
}

/** Forgets a deleted consent; to be called when no page shows it any more, since one that does would ask for it again. */
export function forgetConsent(queryClient: QueryClient, uuid: string): void {
  queryClient.removeQueries({ queryKey: consentOptions(uuid).queryKey });
  void invalidateResource(queryClient, CONSENTS);
}
