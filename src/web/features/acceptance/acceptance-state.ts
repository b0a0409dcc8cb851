import type { Consent, Terms } from '#contract/operations.ts';

type Text = Pick<Terms, 'uuid' | 'version' | 'terms_of_service' | 'terms_of_service_link'>;

/** Whether two readings show the reader the same terms, to the letter. */
export const sameTerms = (a: Text, b: Text): boolean =>
  a.uuid === b.uuid &&
  a.version === b.version &&
  a.terms_of_service === b.terms_of_service &&
  a.terms_of_service_link === b.terms_of_service_link;

type Given = Pick<Consent, 'has_consent' | 'version'>;

/** Whether nothing is left to accept: the server would refuse it. */
export const isCurrent = (consent: Given | undefined, active: Pick<Terms, 'version'>): boolean =>
  consent !== undefined && consent.has_consent && consent.version === active.version;

/**
 * What came of accepting `shown`, judged on fresh reads. A request to accept names the offering only, so the server may
 * have taken it for terms that replaced those on screen at the very moment.
 */
export function outcomeOf(
  shown: Text,
  consent: Given | undefined,
  active: Text | undefined,
): 'as-shown' | 'other-version' | 'other-text' | 'not-in-force' {
  if (!consent?.has_consent) return 'not-in-force';
  if (consent.version !== shown.version) return 'other-version';
  // Another version that came into force afterwards does not touch what was accepted.
  return active && active.version === shown.version && !sameTerms(active, shown) ? 'other-text' : 'as-shown';
}

export type Outcome = ReturnType<typeof outcomeOf>;
