import type { Consent } from '#contract/operations.ts';
import { consentState, type ConsentState } from './consent-state.ts';

/** What asks for a decision comes first, what is over comes last. */
const ORDER: readonly ConsentState[] = ['needs-reconsent', 'active', 'revoked'];

export interface Group {
  state: ConsentState;
  consents: Consent[];
}

/** Only groups with members. */
export function groupByState(consents: readonly Consent[]): Group[] {
  return ORDER.map((state) => ({
    state,
    consents: consents.filter((consent) => consentState(consent) === state),
  })).filter((group) => group.consents.length > 0);
}

/** What ends first comes first; the given order until all ends are known, so that nothing moves twice. */
export function byDeadline(
  consents: readonly Consent[],
  deadlineOf: (offeringUuid: string) => { at: Date } | undefined | null,
): readonly Consent[] {
  const ends = consents.map(({ offering_uuid }) => deadlineOf(offering_uuid));
  if (ends.includes(null)) return consents;
  const end = (index: number) => ends[index]?.at.getTime() ?? Infinity;
  const places = consents.map((_, index) => index);
  return places.sort((a, b) => (end(a) === end(b) ? a - b : end(a) - end(b))).flatMap((index) => consents[index] ?? []);
}

export const byAttention = (
  consents: readonly Consent[],
  deadlineOf: (offeringUuid: string) => { at: Date } | undefined | null,
): Consent[] =>
  groupByState(consents).flatMap((group) =>
    group.state === 'needs-reconsent' ? byDeadline(group.consents, deadlineOf) : group.consents,
  );
