import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { EVENTS } from '#contract/paths.ts';
import { readPages } from '#web/api/list.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { endedBy, type EndedBy } from '#web/domain/ending.ts';

const lastEnding = (consents: readonly Consent[]): string =>
  consents.reduce((last, { revocation_date: date }) => (date !== null && date > last ? date : last), '');

/**
 * The revocations of all of one person's consents, in one list: no entry asks for events of its own. Read anew when another
 * one of them is over.
 */
export function endingsOptions(userUuid: string, consents: readonly Consent[]) {
  const query = {
    user_uuid: plainUuid(userUuid),
    event_type: ['terms_of_service_consent_revoked'],
    o: ['-created' as const],
  };
  return queryOptions({
    queryKey: ['get', EVENTS, { params: { query } }, lastEnding(consents)] as const,
    queryFn: readPages(EVENTS, query),
  });
}

/** Whether there is something that only events can tell. */
export const needsEndings = (consents: readonly Consent[]): boolean =>
  consents.some((consent) => !consent.has_consent && endedBy(consent, undefined) === undefined);

/** Who ended one's own consents; `null` while that is being read. Where the server shows no events, it is not recorded. */
export function useEndings(userUuid: string, consents: readonly Consent[]): (consent: Consent) => EndedBy | null {
  const { data, isLoading } = useQuery({ ...endingsOptions(userUuid, consents), enabled: needsEndings(consents) });
  return (consent) => endedBy(consent, data) ?? (isLoading ? null : undefined);
}
