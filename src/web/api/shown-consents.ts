import type { QueryClient } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { CONSENTS } from '#contract/paths.ts';
import { plainUuid, sameUuid } from '#web/domain/consent-words.ts';
import { consentOptions } from './consents.ts';
import type { ListPage } from './list.ts';
import { invalidateResource } from './queries.ts';

const pagesOfConsents = { queryKey: ['get', CONSENTS], predicate: isPage };

function isPage({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey.at(-1) === 'list';
}

/** As some page showed it last: good to look at, never to act on. */
export function knownConsent(queryClient: QueryClient, uuid: string): Consent | undefined {
  const single = queryClient.getQueryData(consentOptions(uuid).queryKey);
  if (single) return single;
  for (const [, page] of queryClient.getQueriesData<ListPage<Consent>>(pagesOfConsents)) {
    const row = page?.rows.find((row) => sameUuid(row.uuid, uuid));
    if (row) return row;
  }
  return undefined;
}

export function showConsent(queryClient: QueryClient, consent: Consent): void {
  queryClient.setQueryData(consentOptions(consent.uuid).queryKey, consent);
  queryClient.setQueriesData<ListPage<Consent>>(pagesOfConsents, (page) => {
    // Nothing is set then: a list that is stale must not pass for fresh.
    if (!page?.rows.some((row) => sameUuid(row.uuid, consent.uuid))) return undefined;
    return { ...page, rows: page.rows.map((row) => (sameUuid(row.uuid, consent.uuid) ? consent : row)) };
  });
}

export function dropFromLists(queryClient: QueryClient, uuid: string): void {
  queryClient.setQueriesData<ListPage<Consent>>(pagesOfConsents, (page) => {
    if (!page?.rows.some((row) => sameUuid(row.uuid, uuid))) return page;
    return { rows: page.rows.filter((row) => !sameUuid(row.uuid, uuid)), total: page.total - 1 };
  });
}

const markOf = (uuid: string) => ['deleted', plainUuid(uuid)] as const;

/** Drops what was read of the consent; only when no page shows it, which would ask for it again. */
export function markDeleted(queryClient: QueryClient, uuid: string): void {
  queryClient.setQueryDefaults(markOf(uuid), { gcTime: Infinity });
  queryClient.setQueryData(markOf(uuid), true);
  queryClient.removeQueries({ queryKey: consentOptions(uuid).queryKey });
  void invalidateResource(queryClient, CONSENTS);
}

/** The browser's history may still lead to its page. */
export const wasDeleted = (queryClient: QueryClient, uuid: string): boolean =>
  queryClient.getQueryData(markOf(uuid)) === true;
