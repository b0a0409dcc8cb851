import { useLingui } from '@lingui/react/macro';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Consent } from '#contract/operations.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { offeringBatches, providersOptions } from './offerings.ts';
import { useSessionUser } from '#web/api/session/session.ts';

interface Providers {
  providerOf: (offeringUuid: string) => string;
  names: ReadonlySet<string>;
}

export function useProviders(consents: readonly Consent[]): Providers {
  const { t } = useLingui();
  const { is_staff, is_support } = useSessionUser();
  const batches = useMemo(() => offeringBatches(consents), [consents]);
  const answers = useQueries({ queries: batches.map((uuids) => providersOptions(uuids, is_staff || is_support)) });
  const names = new Set(answers.flatMap(({ data }) => [...(data?.values() ?? [])]).filter(Boolean));
  const providerOf = (offeringUuid: string) => {
    const uuid = plainUuid(offeringUuid);
    const answer = answers[batches.findIndex((uuids) => uuids.includes(uuid))];
    if (answer?.data) return answer.data.get(uuid) || t`not stated`;
    return answer?.isError ? t`could not be read` : '…';
  };
  return { providerOf, names };
}
