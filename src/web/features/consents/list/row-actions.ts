import { msg } from '@lingui/core/macro';
import type { Consent } from '#contract/operations.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { parseTime } from '#web/lib/format.ts';
import type { Visitor } from '#web/lib/visitor.tsx';
import type { RowAction } from '#web/ui/table/rows/RowMenu.tsx';
import { onlyThisOf } from '../filters/registry.ts';
import type { ConsentsSearch } from '../search.ts';

interface RowContext {
  visitor: Visitor;
  search: ConsentsSearch;
  /** Whether only own consents are on the list, where a filter by user would change nothing. */
  ownOnly: boolean;
  /** Why the signed-in user may not revoke consents of this owner. */
  refusal: (ownerUuid: string) => string | undefined;
  isOwn: (consent: Consent) => boolean;
  open: () => void;
  viewReceipt: () => void;
  /** Goes to the page of the offering or the person; for those who see all consents. */
  openHub: (of: 'offering' | 'user') => void;
  revoke: () => void;
  filter: (changes: Partial<ConsentsSearch>) => void;
  copy: (what: 'uuid' | 'e-mail') => void;
}

/** That a consent is revoked already. */
function alreadyRevoked(consent: Consent, { i18n, formats }: Visitor): string | undefined {
  const revoked = parseTime(consent.revocation_date);
  if (!revoked) return consent.has_consent ? undefined : i18n._(msg`Already revoked`);
  const date = formats.exact(revoked);
  return i18n._(msg`Already revoked on ${date}`);
}

/** Last and apart from what changes nothing; absent for those who may never do it. */
function revokeAction(consent: Consent, { visitor, refusal, isOwn, revoke }: RowContext): RowAction[] {
  if (refusal(plainUuid(consent.user_uuid)) !== undefined) return [];
  const label = visitor.i18n._(isOwn(consent) ? msg`Withdraw` : msg`Revoke`);
  return [{ label, reason: alreadyRevoked(consent, visitor), isGrave: true, run: revoke }];
}

/** What can be done with one row, each with its reason when it cannot. */
export function rowActions(consent: Consent, context: RowContext): RowAction[] {
  const { i18n } = context.visitor;
  const email = context.visitor.masked ? '' : consent.user_email;
  return [
    { label: i18n._(msg`Open`), run: context.open },
    { label: i18n._(msg`View receipt`), run: context.viewReceipt },
    ...(context.ownOnly
      ? []
      : [
          { label: i18n._(msg`Go to offering`), run: () => context.openHub('offering') },
          { label: i18n._(msg`Go to user`), run: () => context.openHub('user') },
        ]),
    ...onlyThisOf(consent, context.search, context.ownOnly).map(({ label, inForce, changes }) => ({
      label: i18n._(label),
      reason: inForce ? i18n._(msg`The list is filtered by it already`) : undefined,
      run: () => context.filter(changes),
    })),
    ...(email ? [{ label: i18n._(msg`Copy e-mail address`), run: () => context.copy('e-mail') }] : []),
    { label: i18n._(msg`Copy consent UUID`), run: () => context.copy('uuid') },
    ...revokeAction(consent, context),
  ];
}
