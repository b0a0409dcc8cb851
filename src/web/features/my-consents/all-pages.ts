import type { Consent } from '#contract/operations.ts';
import { MOST_ROWS } from '#web/api/list.ts';

/** The numbers of the pages that follow the first. */
export function pagesAfterFirst(total: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil(total / MOST_ROWS) - 1) }, (_, index) => index + 2);
}

/** A consent given while the pages are read moves the others along, and one may then come on two pages. */
export function withoutRepeats(consents: readonly (Consent | undefined)[]): Consent[] {
  const byUuid = new Map<string, Consent>();
  for (const consent of consents) if (consent) byUuid.set(consent.uuid, consent);
  return [...byUuid.values()];
}
