import type { Consent } from '#contract/operations.ts';
import type { Known } from '#web/api/deadlines.ts';
import { consentState, type ConsentState } from '#web/domain/consent-state.ts';

const RANK: Record<ConsentState, number> = { 'needs-reconsent': 0, active: 1, revoked: 2 };

/** Consents that need re-consent first, by what ends first, then those in force, then the revoked; else as they were. */
export function byAttention(consents: readonly Consent[], deadlineOf: (offeringUuid: string) => Known): Consent[] {
  const rank = (consent: Consent) => RANK[consentState(consent)];
  const end = (consent: Consent) =>
    rank(consent) === 0 ? (deadlineOf(consent.offering_uuid)?.at.getTime() ?? Number.MAX_VALUE) : 0;
  return consents.toSorted((a, b) => rank(a) - rank(b) || end(a) - end(b));
}
