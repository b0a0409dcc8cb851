import { useLingui } from '@lingui/react/macro';
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Consent } from '#contract/operations.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { offeringBatches, providersOptions } from './offerings.ts';
import { useSessionUser } from '#web/api/session/session.ts';

interface Providers {
  /** Stays the same until an answer comes: all cells of the list's column read it. */
  providerOf: (offeringUuid: string) => string;
  names: ReadonlySet<string>;
}

type Names = ReadonlyMap<string, string>;

const namesOf = (answers: UseQueryResult<Names>[]) => ({
  answers,
  names: new Set(answers.flatMap(({ data }) => [...(data?.values() ?? [])]).filter(Boolean)),
});

export function useProviders(consents: readonly Consent[]): Providers {
  const { t } = useLingui();
  const { is_staff, is_support } = useSessionUser();
  const batches = useMemo(() => offeringBatches(consents), [consents]);
  const queries = batches.map((uuids) => providersOptions(uuids, is_staff || is_support));
  const { answers, names } = useQueries({ queries, combine: namesOf });
  const providerOf = useCallback(
    (offeringUuid: string) => {
      const uuid = plainUuid(offeringUuid);
      const answer = answers[batches.findIndex((uuids) => uuids.includes(uuid))];
      if (answer?.data) return answer.data.get(uuid) || t`not stated`;
      return answer?.isError ? t`could not be read` : '…';
    },
    [answers, batches, t],
  );
  return { providerOf, names };
}
