import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Consent, ListQuery } from '#contract/operations.ts';
import { plainUuid, sameUuid } from '#web/lib/consent-words.ts';
import { client } from './client.ts';
import { ApiError } from './errors.ts';
import { listOptions, type ListPage } from './list.ts';

export const CONSENTS = '/api/marketplace-user-offering-consents/';

/** One consent, under the key that `$api` would use. Waldur sends no 200 without a body, but a broken proxy may. */
export function consentOptions(uuid: string) {
  const path = '/api/marketplace-user-offering-consents/{uuid}/';
  const params = { path: { uuid: plainUuid(uuid) } };
  return queryOptions({
    queryKey: ['get', path, { params }] as const,
    queryFn: async ({ signal }): Promise<Consent> => {
      const { data, response } = await client.GET(path, { params, signal });
      if (!data) throw new ApiError(response.status, 'The server answered without a consent. Try again in a moment.');
      return data;
    },
  });
}

type Filters = ListQuery<typeof CONSENTS>;

/** How many consents match, without reading any. */
export function countOptions(query: Filters) {
  return queryOptions({
    queryKey: ['head', CONSENTS, { params: { query } }] as const,
    queryFn: async ({ signal }): Promise<number> => {
      const { response } = await client.HEAD(CONSENTS, { params: { query }, signal });
      const count = response.headers.get('X-Result-Count');
      if (count === null) throw new ApiError(response.status, 'The server answered without a number.');
      return Number(count);
    },
  });
}

/** A user's one consent to an offering, as a list of it or of nothing; how to find it where POST does not name it. */
export function consentToOfferingOptions(userUuid: string, offeringUuid: string) {
  const query = { user_uuid: plainUuid(userUuid), offering_uuid: plainUuid(offeringUuid), page_size: 1 };
  return { ...listOptions(CONSENTS, query), placeholderData: undefined };
}

/** Every page of every list of consents that was read. */
export const pagesOfConsents = { queryKey: ['get', CONSENTS], predicate: isPage };

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
