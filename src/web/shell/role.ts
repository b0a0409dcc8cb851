import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';

interface Roles {
  is_staff: boolean;
  is_support: boolean;
}

/** The role in one word. Staff who are support as well are staff. */
export function roleWord({ is_staff, is_support }: Roles, i18n: I18n): string {
  if (is_staff) return i18n._(msg`Staff`);
  return i18n._(is_support ? msg`Support` : msg({ message: 'User', context: 'role' }));
}

/** Whether the list of everybody's consents is this user's daily work. */
export const hasListOfAll = ({ is_staff, is_support }: Roles): boolean => is_staff || is_support;
