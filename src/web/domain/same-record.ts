import type { Consent } from '#contract/operations.ts';

export type Judged = Pick<Consent, 'has_consent' | 'version' | 'modified' | 'revocation_date'>;

/** `modified` alone would miss an automatic revocation, the rest alone a consent revoked and given again. */
export const sameRecord = (one: Judged, other: Judged): boolean =>
  one.has_consent === other.has_consent &&
  one.version === other.version &&
  one.modified === other.modified &&
  one.revocation_date === other.revocation_date;

export interface Question<Record extends Judged = Consent> {
  consent: Record;
  /** What they saw before, until they have confirmed the consent as it is now. */
  before: Record | undefined;
}

/** A change back to what was seen does not count as one. */
export function follow<Record extends Judged>(question: Question<Record> | undefined, now: Record): Question<Record> {
  if (!question) return { consent: now, before: undefined };
  const seen = question.before ?? question.consent;
  return { consent: now, before: sameRecord(seen, now) ? undefined : seen };
}
