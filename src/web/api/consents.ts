import { queryOptions } from '@tanstack/react-query';
import type { ListQuery } from '#contract/operations.ts';
import { CONSENTS } from '#contract/paths.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { $api } from './client.ts';
import { listOptions } from './list.ts';

export type ConsentsQuery = ListQuery<typeof CONSENTS>;

/** Offerings or users that one filter may name: more would not fit into an address that every server takes. */
export const MOST_CHOSEN = 20;

/** @throws ApiError with status 404 when there is none or the visitor may not see it */
export function consentOptions(uuid: string) {
  const params = { path: { uuid: plainUuid(uuid) } };
  const { queryKey, queryFn } = $api.queryOptions('get', `${CONSENTS}{uuid}/`, { params });
  return queryOptions({ queryKey, queryFn });
}

/** As a list of one or of nothing: how to find a consent that POST does not name. */
export function consentToOfferingOptions(userUuid: string, offeringUuid: string) {
  const query = { user_uuid: [plainUuid(userUuid)], offering_uuid: [plainUuid(offeringUuid)], page_size: 1 };
  return { ...listOptions(CONSENTS, query), placeholderData: undefined };
}
