import { queryOptions } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { EVENTS } from '#contract/paths.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { CONSENT_EVENT_TYPES } from '#web/domain/timeline/event-types.ts';
import { ApiError } from './errors.ts';
import { readPages } from './list.ts';

type Pair = Pick<Consent, 'user_uuid' | 'offering_uuid' | 'offering_url'>;

/** Refusals to those without a role at the offering's provider: a Waldur's 400 says that it does not find the scope. */
const isRefusal = (error: unknown): boolean => error instanceof ApiError && [400, 403, 404].includes(error.status);

/** Newest first; `null` when the server does not show them. Waldur shows none without a scope, but to staff and support. */
export function consentEventsOptions(consent: Pair) {
  const read = readPages(EVENTS, {
    scope: consent.offering_url,
    user_uuid: consent.user_uuid,
    event_type: CONSENT_EVENT_TYPES,
    o: ['-created'],
  });
  return queryOptions({
    queryKey: [
      'get',
      EVENTS,
      { user: plainUuid(consent.user_uuid), offering: plainUuid(consent.offering_uuid) },
    ] as const,
    queryFn: (context) =>
      read(context).catch((error: unknown) => {
        if (isRefusal(error)) return null;
        throw error;
      }),
  });
}
