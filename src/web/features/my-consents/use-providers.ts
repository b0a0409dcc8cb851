import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Consent } from '#contract/operations.ts';
import { OFFERINGS_AT_ONCE, providersOptions } from '#web/api/offerings.ts';
import { useSessionUser } from '#web/api/session.ts';
import { plainUuid } from '#web/lib/consent-words.ts';

/** The name of each offering's provider, by plain uuid of the offering, as far as the server tells. */
export function useProviders(consents: readonly Consent[]): (offeringUuid: string) => string | undefined {
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
    for (const { data } of answers) {
      const provider = data?.get(uuid);
      if (provider) return provider;
    }
    return undefined;
  };
}
