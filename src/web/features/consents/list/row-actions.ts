import type { Consent } from '#contract/operations.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { formatExact, parseTime } from '#web/lib/format.ts';
import type { RowAction } from '#web/ui/table/RowMenu.tsx';
import { onlyThisOf } from '../filters/registry.ts';
import type { ConsentsSearch } from '../search.ts';

interface RowContext {
  search: ConsentsSearch;
  /** Whether only own consents are on the list, where a filter by user would change nothing. */
  ownOnly: boolean;
  /** Why the signed-in user may not revoke consents of this owner. */
  refusal: (ownerUuid: string) => string | undefined;
  open: () => void;
  revoke: () => void;
  filter: (changes: Partial<ConsentsSearch>) => void;
  copyUuid: () => void;
}

/** Why a consent cannot be revoked from here, or `undefined`. A date says more than a permission, so it comes first. */
export function whyNotRevoke(consent: Consent, refusal: RowContext['refusal']): string | undefined {
  const revoked = parseTime(consent.revocation_date);
  if (revoked) return `Already revoked on ${formatExact(revoked)}`;
  return consent.has_consent ? refusal(plainUuid(consent.user_uuid)) : 'Already revoked';
}

/** What can be done with one row, each with its reason when it cannot. */
export function rowActions(consent: Consent, context: RowContext): RowAction[] {
  return [
    { label: 'Open', run: context.open },
    { label: 'Revoke', reason: whyNotRevoke(consent, context.refusal), run: context.revoke },
    ...onlyThisOf(consent, context.search, context.ownOnly).map(({ label, inForce, changes }) => ({
      label,
      reason: inForce ? 'The list is filtered by it already' : undefined,
      run: () => context.filter(changes),
    })),
    { label: 'Copy consent UUID', run: context.copyUuid },
  ];
}
