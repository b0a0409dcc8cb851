import { queryOptions } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { CONSENTS } from '#contract/paths.ts';
import { readPages } from '#web/api/list.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import type { CoverageSearch } from './coverage-search.ts';

/**
 * The consents of one person that a matrix needs: their one to a single offering, else all of them, of which there is at most
 * one for each offering. A matrix takes one such question a person. Asking offering by offering would read everybody's
 * consents to it, which may be a hundred thousand.
 */
export function coverageOptions(user: string, offerings: CoverageSearch['offerings']) {
  const [only] = offerings;
  const query = {
    user_uuid: [user],
    ...(offerings.length === 1 && only !== undefined && { offering_uuid: [only] }),
    o: ['-agreement_date' as const, '-created' as const],
  };
  return queryOptions({
    queryKey: ['get', CONSENTS, { params: { query } }, 'all'] as const,
    queryFn: readPages(CONSENTS, query),
  });
}

/** Where one person's consent to one offering is found. */
const place = (user: string, offering: string): string => `${plainUuid(user)} ${plainUuid(offering)}`;

export type Found = (user: string, offering: string) => Consent | undefined;

/** Finds a consent among those that were read. */
export function findAmong(consents: readonly Consent[]): Found {
  const known = new Map(consents.map((consent) => [place(consent.user_uuid, consent.offering_uuid), consent]));
  return (user, offering) => known.get(place(user, offering));
}
