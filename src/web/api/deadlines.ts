import { useQueries, useQuery } from '@tanstack/react-query';
import type { Terms } from '#contract/operations.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { revocationDeadline, type Deadline } from '#web/domain/deadline.ts';
import { useNow } from '#web/lib/now.ts';
import { listOptions, type ListPage } from './list.ts';
import { TERMS } from './terms.ts';

const theOnly = ({ rows }: ListPage<Terms>): Terms | null => rows[0] ?? null;

/** The terms in force of one offering, or `null`: one request for each, as no list tells those of many without all texts. */
export function activeTermsOptions(offeringUuid: string) {
  const query = { offering_uuid: plainUuid(offeringUuid), is_active: true, page_size: 1 };
  return {
    ...listOptions(TERMS, query),
    placeholderData: undefined,
    // Terms change a few times a year, and the same offering stands in many rows.
    staleTime: 60_000,
    select: theOnly,
  };
}

/** `null` while it is not known yet; `undefined` when the terms revoke nothing, or cannot be read. */
export type Known = Deadline | undefined | null;

const deadlineOf = (terms: Terms | null | undefined, pending: boolean, now: number): Known =>
  terms ? revocationDeadline(terms, now) : pending ? null : undefined;

/**
 * When consents to an earlier version of an offering's terms will be revoked.
 * @param wanted nothing is asked for before it is true
 */
export function useDeadline(offeringUuid: string, wanted: boolean): Known {
  const { data, isPending } = useQuery({ ...activeTermsOptions(offeringUuid), enabled: wanted });
  return deadlineOf(data, isPending, useNow());
}

/** The same of several offerings, each asked for once. */
export function useDeadlines(offeringUuids: readonly string[]): (offeringUuid: string) => Known {
  const uuids = [...new Set(offeringUuids.map(plainUuid))];
  const answers = useQueries({ queries: uuids.map(activeTermsOptions) });
  const now = useNow();
  return (offeringUuid) => {
    const answer = answers[uuids.indexOf(plainUuid(offeringUuid))];
    return deadlineOf(answer?.data, answer?.isPending === true, now);
  };
}
