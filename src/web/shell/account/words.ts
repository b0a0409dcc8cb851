import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { SessionUser } from '#contract/session.ts';
import { isolate } from '#web/lib/text/isolate.ts';

type Roles = Pick<SessionUser, 'is_staff' | 'is_support' | 'organisations'>;

/** The role in a few words. Staff who are support as well are staff, and both may do more than any organisation. */
export function roleWords({ is_staff, is_support, organisations = [] }: Roles, i18n: I18n): string {
  if (is_staff) return i18n._(msg`Staff`);
  if (is_support) return i18n._(msg`Support`);
  // An owner first: they may do all that a manager may.
  const highest = organisations.find(({ role }) => role === 'owner') ?? organisations[0];
  if (!highest) return i18n._(msg({ message: 'User', context: 'role' }));
  const name = isolate(highest.name);
  return i18n._(highest.role === 'owner' ? msg`Owner of ${name}` : msg`Manager of ${name}`);
}

/** Whether the list of everybody's consents is this user's daily work. */
export const hasListOfAll = ({ is_staff, is_support }: Pick<Roles, 'is_staff' | 'is_support'>): boolean =>
  is_staff || is_support;

/** "Ada Lovelace" gives "AL", "staff" gives "S". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [words[0], last]
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toUpperCase();
}
