import type { Consent } from '#contract/operations.ts';

export type Judged = Pick<Consent, 'has_consent' | 'version' | 'modified' | 'revocation_date'>;

/**
 * Whether two readings tell of the same state of a consent. `modified` alone is not enough, since an automatic revocation leaves
 * it as it was; the rest is not enough either, since a consent revoked and given again on the same version differs in nothing else.
 */
export const sameRecord = (one: Judged, other: Judged): boolean =>
  one.has_consent === other.has_consent &&
  one.version === other.version &&
  one.modified === other.modified &&
  one.revocation_date === other.revocation_date;

export interface Question<Record extends Judged = Consent> {
  /** What the person is asked about. */
  consent: Record;
  /** What they saw before, when it has changed since and they have not answered to the change yet. */
  before: Record | undefined;
}

/** The question after another reading of the record. A change back to what was seen before is none. */
export function follow<Record extends Judged>(question: Question<Record> | undefined, now: Record): Question<Record> {
  if (!question) return { consent: now, before: undefined };
  const seen = question.before ?? question.consent;
  return { consent: now, before: sameRecord(seen, now) ? undefined : seen };
}
