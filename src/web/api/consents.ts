import { queryOptions } from '@tanstack/react-query';
import type { ListQuery } from '#contract/operations.ts';
import { CONSENTS } from '#contract/paths.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { $api } from './client.ts';
import { listOptions } from './list.ts';

/** The query of the consents' list. */
export type ConsentsQuery = ListQuery<typeof CONSENTS>;

/**
 * One consent.
 * @throws ApiError with status 404 when there is none or the visitor may not see it
 */
export function consentOptions(uuid: string) {
  const params = { path: { uuid: plainUuid(uuid) } };
  const { queryKey, queryFn } = $api.queryOptions('get', `${CONSENTS}{uuid}/`, { params });
  return queryOptions({ queryKey, queryFn });
}

/** A user's one consent to an offering, as a list of it or of nothing; how to find it where POST does not name it. */
export function consentToOfferingOptions(userUuid: string, offeringUuid: string) {
  const query = { user_uuid: [plainUuid(userUuid)], offering_uuid: [plainUuid(offeringUuid)], page_size: 1 };
  return { ...listOptions(CONSENTS, query), placeholderData: undefined };
}
