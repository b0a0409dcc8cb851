import { queryOptions } from '@tanstack/react-query';
import { CONSENTS, EVENTS } from '#contract/paths.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { CONSENT_EVENT_TYPES } from '#web/domain/timeline/event-types.ts';
import { $api } from './client.ts';
import { readPages, withoutRepeats } from './list.ts';

const FIELDS: ('uuid' | 'username' | 'full_name' | 'email' | 'organization' | 'is_active')[] = [
  'uuid',
  'username',
  'full_name',
  'email',
  'organization',
  'is_active',
];

/** @throws ApiError with status 404 when there is none or the visitor may not see them */
export function userOptions(uuid: string) {
  const params = { path: { uuid: plainUuid(uuid) }, query: { field: FIELDS } };
  const { queryKey, queryFn } = $api.queryOptions('get', '/api/users/{uuid}/', { params });
  return queryOptions({ queryKey, queryFn });
}

/** Newest first; with an offering, their one to it. */
export function personConsentsOptions(userUuid: string, offeringUuid?: string) {
  const query = {
    user_uuid: [plainUuid(userUuid)],
    ...(offeringUuid !== undefined && { offering_uuid: [plainUuid(offeringUuid)] }),
    o: ['-agreement_date' as const, '-created' as const],
  };
  return queryOptions({
    queryKey: ['get', CONSENTS, { params: { query } }, 'all'] as const,
    queryFn: async (context) => withoutRepeats(await readPages(CONSENTS, query)(context)),
  });
}

/** Newest first; for those who see everybody's events. */
export function personEventsOptions(userUuid: string) {
  const query = { user_uuid: plainUuid(userUuid), event_type: [...CONSENT_EVENT_TYPES], o: ['-created' as const] };
  return queryOptions({
    queryKey: ['get', EVENTS, { params: { query } }, 'all'] as const,
    queryFn: readPages(EVENTS, query),
  });
}
