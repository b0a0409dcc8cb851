import type { QueryClient } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { CONSENTS } from '#contract/paths.ts';
import { plainUuid, sameUuid } from '#web/domain/consent-words.ts';
import { consentOptions } from './consents.ts';
import type { ListPage } from './list.ts';
import { invalidateResource } from './queries.ts';

/** Every page of every list of consents that was read. */
const pagesOfConsents = { queryKey: ['get', CONSENTS], predicate: isPage };

function isPage({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey.at(-1) === 'list';
}

/** The consent as some page showed it last, or `undefined`. Good enough to look at, never to act on. */
export function knownConsent(queryClient: QueryClient, uuid: string): Consent | undefined {
  const single = queryClient.getQueryData(consentOptions(uuid).queryKey);
  if (single) return single;
  for (const [, page] of queryClient.getQueriesData<ListPage<Consent>>(pagesOfConsents)) {
    const row = page?.rows.find((row) => sameUuid(row.uuid, uuid));
    if (row) return row;
  }
  return undefined;
}

/** Puts a consent as the server just told it into everything on screen, before any list is read again. */
export function showConsent(queryClient: QueryClient, consent: Consent): void {
  queryClient.setQueryData(consentOptions(consent.uuid).queryKey, consent);
  queryClient.setQueriesData<ListPage<Consent>>(pagesOfConsents, (page) => {
    // Nothing is set then: a list that is stale, perhaps for lack of this very consent, must not pass for fresh.
    if (!page?.rows.some((row) => sameUuid(row.uuid, consent.uuid))) return undefined;
    return { ...page, rows: page.rows.map((row) => (sameUuid(row.uuid, consent.uuid) ? consent : row)) };
  });
}

/** Takes a deleted consent out of every list on screen, before any is read again. */
export function dropFromLists(queryClient: QueryClient, uuid: string): void {
  queryClient.setQueriesData<ListPage<Consent>>(pagesOfConsents, (page) => {
    if (!page?.rows.some((row) => sameUuid(row.uuid, uuid))) return page;
    return { rows: page.rows.filter((row) => !sameUuid(row.uuid, uuid)), total: page.total - 1 };
  });
}

const markOf = (uuid: string) => ['deleted', plainUuid(uuid)] as const;

/**
 * Remembers that the signed-in user deleted the consent, as long as the app stays open, and drops what was read of it. To be
 * called when no page shows it: one that does would ask for it again.
 */
export function markDeleted(queryClient: QueryClient, uuid: string): void {
  queryClient.setQueryDefaults(markOf(uuid), { gcTime: Infinity });
  queryClient.setQueryData(markOf(uuid), true);
  queryClient.removeQueries({ queryKey: consentOptions(uuid).queryKey });
  void invalidateResource(queryClient, CONSENTS);
}

/** Whether the signed-in user deleted the consent in this tab; the browser's history may still lead to its page. */
export const wasDeleted = (queryClient: QueryClient, uuid: string): boolean =>
  queryClient.getQueryData(markOf(uuid)) === true;
