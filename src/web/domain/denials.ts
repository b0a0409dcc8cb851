import { msg } from '@lingui/core/macro';
import type { Permission } from '#contract/permissions.ts';

/** The API says the same in English. */
export const DENIALS = {
  'consent.read-all': msg`You only see your own consents.`,
  'consent.revoke': msg`You don't have permission to revoke this consent.`,
  'consent.amend': msg`Only staff may amend a consent, since it changes evidence.`,
  'consent.delete': msg`Only staff may delete a consent, since it destroys evidence. Revoke it instead.`,
  'terms.edit': msg`You do not have permission to perform this action.`,
  'offering.read-statistics': msg`Only staff, support and the owners and managers of organisations see the figures of offerings.`,
  'offering.read-events': msg`Only staff, support and the members of its organisation see the events of an offering.`,
} satisfies Record<Permission, unknown>;
