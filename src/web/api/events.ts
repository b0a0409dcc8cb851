import { queryOptions } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { CONSENT_EVENT_TYPES } from '#web/domain/timeline/timeline-event.ts';
import { readPages } from './list.ts';

const EVENTS = '/api/events/';

type Pair = Pick<Consent, 'user_uuid' | 'offering_uuid' | 'offering_url'>;

/**
 * All events about one user's consent to one offering, newest first. Waldur shows others than staff and support nothing
 * without a scope, and an empty list for an offering that they may not see.
 */
export function consentEventsOptions(consent: Pair) {
  return queryOptions({
    queryKey: [
      'get',
      EVENTS,
      { user: plainUuid(consent.user_uuid), offering: plainUuid(consent.offering_uuid) },
    ] as const,
    queryFn: readPages(EVENTS, {
      scope: consent.offering_url,
      user_uuid: consent.user_uuid,
      event_type: [...CONSENT_EVENT_TYPES],
      o: ['-created'],
    }),
  });
}
