import { useLingui } from '@lingui/react/macro';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Consent } from '#contract/operations.ts';
import { offeringBatches, providersOptions } from '#web/api/offerings.ts';
import { useSessionUser } from '#web/api/session.ts';
import { plainUuid } from '#web/domain/consent-words.ts';

/** The name of each offering's provider, or why there is none to show. */
export function useProviders(consents: readonly Consent[]): (offeringUuid: string) => string {
  const { t } = useLingui();
  const { is_staff, is_support } = useSessionUser();
  const batches = useMemo(() => offeringBatches(consents), [consents]);
  const answers = useQueries({ queries: batches.map((uuids) => providersOptions(uuids, is_staff || is_support)) });
  return (offeringUuid) => {
    const uuid = plainUuid(offeringUuid);
    const answer = answers[batches.findIndex((uuids) => uuids.includes(uuid))];
    if (answer?.data) return answer.data.get(uuid) || t`not stated`;
    return answer?.isError ? t`could not be read` : '…';
  };
}
