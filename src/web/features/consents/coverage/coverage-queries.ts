import type { Consent } from '#contract/operations.ts';
import { personConsentsOptions } from '#web/api/person.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import type { CoverageSearch } from './coverage-search.ts';

/**
 * The consents of one person that a matrix needs: their one to a single offering, else all of them, of which there is at most
 * one for each offering. A matrix takes one such question a person. Asking offering by offering would read everybody's
 * consents to it, which may be a hundred thousand.
 */
export const coverageOptions = (user: string, offerings: CoverageSearch['offerings']) =>
  personConsentsOptions(user, offerings.length === 1 ? offerings[0] : undefined);

/** Where one person's consent to one offering is found. */
const place = (user: string, offering: string): string => `${plainUuid(user)} ${plainUuid(offering)}`;

export type Found = (user: string, offering: string) => Consent | undefined;

/** Finds a consent among those that were read. */
export function findAmong(consents: readonly Consent[]): Found {
  const known = new Map(consents.map((consent) => [place(consent.user_uuid, consent.offering_uuid), consent]));
  return (user, offering) => known.get(place(user, offering));
}
