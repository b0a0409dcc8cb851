import { queryOptions } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { client } from './client.ts';
import { ApiError } from './errors.ts';

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
