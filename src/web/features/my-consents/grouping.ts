import type { Consent } from '#contract/operations.ts';
import { consentState, type ConsentState } from '#web/lib/consent-state.ts';

/** The most that the API gives at once. */
export const PAGE_SIZE = 300;

/** What asks for a decision comes first, what is over comes last. */
const ORDER: readonly ConsentState[] = ['needs-reconsent', 'active', 'revoked'];

export interface Group {
  state: ConsentState;
  consents: Consent[];
}

/** The groups that have members, each in the order given. */
export function groupByState(consents: readonly Consent[]): Group[] {
  return ORDER.map((state) => ({
    state,
    consents: consents.filter((consent) => consentState(consent) === state),
  })).filter((group) => group.consents.length > 0);
}

/** Consents to offerings whose name contains every word of `search`, in any case. */
export function findByOffering(consents: readonly Consent[], search: string): Consent[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return consents.filter((consent) => {
    const name = consent.offering_name.toLocaleLowerCase();
    return words.every((word) => name.includes(word));
  });
}

/** The numbers of the pages that follow the first. */
export function pagesAfterFirst(total: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil(total / PAGE_SIZE) - 1) }, (_, index) => index + 2);
}

/** A consent given while the pages are read moves the others along, and one may then come on two pages. */
export function withoutRepeats(consents: readonly (Consent | undefined)[]): Consent[] {
  const byUuid = new Map<string, Consent>();
  for (const consent of consents) if (consent) byUuid.set(consent.uuid, consent);
  return [...byUuid.values()];
}
