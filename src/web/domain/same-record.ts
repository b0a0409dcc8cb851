import type { Consent } from '#contract/operations.ts';

export type Judged = Pick<Consent, 'has_consent' | 'version' | 'modified' | 'revocation_date'>;

/**
 * Whether two readings tell of the same state of a consent. Comparing `modified` alone would miss an automatic revocation,
 * which leaves it as it is; comparing the rest alone would miss a consent revoked and given again on the same version.
 */
export const sameRecord = (one: Judged, other: Judged): boolean =>
  one.has_consent === other.has_consent &&
  one.version === other.version &&
  one.modified === other.modified &&
  one.revocation_date === other.revocation_date;

export interface Question<Record extends Judged = Consent> {
  /** What the person is asked about. */
  consent: Record;
  /** What they saw before, when it has changed since and they have not confirmed it as it is now. */
  before: Record | undefined;
}

/** The question after another reading of the record. A change back to what was seen does not count as one. */
export function follow<Record extends Judged>(question: Question<Record> | undefined, now: Record): Question<Record> {
  if (!question) return { consent: now, before: undefined };
  const seen = question.before ?? question.consent;
  return { consent: now, before: sameRecord(seen, now) ? undefined : seen };
}
