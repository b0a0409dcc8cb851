import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Consent } from '#contract/operations.ts';
import { OFFERINGS_AT_ONCE, providersOptions } from '#web/api/offerings.ts';
import { useSessionUser } from '#web/api/session.ts';
import { plainUuid } from '#web/domain/consent-words.ts';

/** The name of each offering's provider, or why there is none to show. */
export function useProviders(consents: readonly Consent[]): (offeringUuid: string) => string {
  const { is_staff, is_support } = useSessionUser();
  const batches = useMemo(() => {
    // Sorted, so that a change of the consents' order asks for nothing anew.
    const uuids = [...new Set(consents.map(({ offering_uuid }) => plainUuid(offering_uuid)))].sort();
    return Array.from({ length: Math.ceil(uuids.length / OFFERINGS_AT_ONCE) }, (_, batch) =>
      uuids.slice(batch * OFFERINGS_AT_ONCE, (batch + 1) * OFFERINGS_AT_ONCE),
    );
  }, [consents]);
  const answers = useQueries({ queries: batches.map((uuids) => providersOptions(uuids, is_staff || is_support)) });
  return (offeringUuid) => {
    const uuid = plainUuid(offeringUuid);
    const answer = answers[batches.findIndex((uuids) => uuids.includes(uuid))];
    if (answer?.data) return answer.data.get(uuid) || 'not stated';
    return answer?.isError ? 'could not be read' : '…';
  };
}
