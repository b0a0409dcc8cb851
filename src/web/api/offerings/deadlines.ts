import { useQueries, useQuery } from '@tanstack/react-query';
import type { Terms } from '#contract/operations.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { revocationDeadline, type Deadline } from '#web/domain/deadline.ts';
import { useNow } from '#web/lib/time/now.ts';
import { activeTermsOptions } from '#web/api/terms.ts';

/** `null` while it is not known yet; `undefined` when the terms revoke nothing, or cannot be read. */
export type Known = Deadline | undefined | null;

const deadlineOf = (terms: Terms | null | undefined, pending: boolean, now: number): Known =>
  terms ? revocationDeadline(terms, now) : pending ? null : undefined;

/** When consents to earlier versions of the terms are revoked; asks for nothing unless `wanted`. */
export function useDeadline(offeringUuid: string, wanted: boolean): Known {
  const { data, isPending } = useQuery({ ...activeTermsOptions(offeringUuid), enabled: wanted });
  return deadlineOf(data, isPending, useNow());
}

interface Deadlines {
  deadlineOf: (offeringUuid: string) => Known;
  /** Some were not answered yet, not even by a failure, after which asking goes on. */
  isAsking: boolean;
}

export function useDeadlines(offeringUuids: readonly string[]): Deadlines {
  const uuids = [...new Set(offeringUuids.map(plainUuid))];
  const answers = useQueries({ queries: uuids.map(activeTermsOptions) });
  const now = useNow();
  return {
    deadlineOf(offeringUuid) {
      const answer = answers[uuids.indexOf(plainUuid(offeringUuid))];
      return deadlineOf(answer?.data, answer?.isPending === true, now);
    },
    isAsking: answers.some(({ isPending, failureCount }) => isPending && !failureCount),
  };
}
