import { queryOptions } from '@tanstack/react-query';
import { CONSENTS } from '#contract/paths.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { client, sendUnmasked } from './client.ts';
import type { ConsentsQuery } from './consents.ts';

/**
 * Consents with people as they are, also while personal data are masked: for what the browser keeps, which may be shown when
 * they are not. Whoever shows anything of them calls `masked` first. Apart from what else is read of consents, and not kept.
 */
const apart = (what: object) => ({ queryKey: ['unmasked', CONSENTS, what] as const, gcTime: 0 });

/** One page of the list with its total. @throws ApiError */
export const unmaskedPageOptions = (query: ConsentsQuery) =>
  queryOptions({
    ...apart(query),
    queryFn: async ({ signal }) => {
      const { data: rows = [], response } = await client.GET(CONSENTS, {
        params: { query },
        signal,
        fetch: sendUnmasked,
      });
      return { rows, total: Number(response.headers.get('X-Result-Count') ?? rows.length) };
    },
  });

/** One consent. @throws ApiError */
export const unmaskedConsentOptions = (uuid: string) =>
  queryOptions({
    ...apart({ uuid }),
    queryFn: async ({ signal }) => {
      const params = { path: { uuid: plainUuid(uuid) } };
      const { data } = await client.GET(`${CONSENTS}{uuid}/`, { params, signal, fetch: sendUnmasked });
      if (data === undefined) throw new TypeError('a response without a consent');
      return data;
    },
  });
