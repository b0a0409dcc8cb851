import { msg } from '@lingui/core/macro';
import type { Consent } from '#contract/operations.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { parseTime } from '#web/lib/format.ts';
import type { Visitor } from '#web/lib/visitor.tsx';
import type { RowAction } from '#web/ui/table/RowMenu.tsx';
import { onlyThisOf } from '../filters/registry.ts';
import type { ConsentsSearch } from '../search.ts';

interface RowContext {
  visitor: Visitor;
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
function whyNotRevoke(
  consent: Consent,
  { refusal, visitor: { i18n, formats } }: Pick<RowContext, 'refusal' | 'visitor'>,
): string | undefined {
  const revoked = parseTime(consent.revocation_date);
  if (revoked) {
    const date = formats.exact(revoked);
    return i18n._(msg`Already revoked on ${date}`);
  }
  return consent.has_consent ? refusal(plainUuid(consent.user_uuid)) : i18n._(msg`Already revoked`);
}

/** What can be done with one row, each with its reason when it cannot. */
export function rowActions(consent: Consent, context: RowContext): RowAction[] {
  const { i18n } = context.visitor;
  return [
    { label: i18n._(msg`Open`), run: context.open },
    { label: i18n._(msg`Revoke`), reason: whyNotRevoke(consent, context), run: context.revoke },
    ...onlyThisOf(consent, context.search, context.ownOnly).map(({ label, inForce, changes }) => ({
      label: i18n._(label),
      reason: inForce ? i18n._(msg`The list is filtered by it already`) : undefined,
      run: () => context.filter(changes),
    })),
    { label: i18n._(msg`Copy consent UUID`), run: context.copyUuid },
  ];
}
