import { queryOptions } from '@tanstack/react-query';
import type { ListQuery } from '#contract/operations.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { client } from './client.ts';
import { CONSENTS } from './consents.ts';
import { ApiError } from './errors.ts';
import { listOptions } from './list.ts';

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
