import { queryOptions } from '@tanstack/react-query';
import type { Consent, ConsentEvent } from '#contract/operations.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { CONSENT_EVENT_TYPES } from '#web/domain/timeline/timeline-event.ts';
import { client } from './client.ts';

const EVENTS = '/api/events/';

/** The most that Waldur gives at once. */
const PAGE_SIZE = 300;

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
    queryFn: async ({ signal }): Promise<ConsentEvent[]> => {
      const events: ConsentEvent[] = [];
      for (let page = 1, total = 1; events.length < total; page += 1) {
        const { rows, count } = await readPage(consent, page, signal);
        events.push(...rows);
        // A page with nothing on it ends the list, whatever the header says.
        total = rows.length === 0 ? 0 : count;
      }
      return events;
    },
  });
}

async function readPage(consent: Pair, page: number, signal: AbortSignal) {
  const query = {
    scope: consent.offering_url,
    user_uuid: consent.user_uuid,
    event_type: [...CONSENT_EVENT_TYPES],
    o: ['-created' as const],
    page,
    page_size: PAGE_SIZE,
  };
  const { data = [], response } = await client.GET(EVENTS, { params: { query }, signal });
  return { rows: data, count: Number(response.headers.get('X-Result-Count') ?? data.length) };
}
