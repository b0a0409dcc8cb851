import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Consent } from '#contract/operations.ts';
import { canonicalUuid } from '#contract/uuid.ts';
import { isolate } from '#web/lib/text/isolate.ts';

/** Waldur allows an empty full name, never an empty username. */
export const personName = (consent: { user_full_name: string; user_username: string }): string =>
  consent.user_full_name.trim() || consent.user_username;

/** Waldur stores a blank version when the terms had none. */
export const versionWords = (version: string, i18n: I18n): string => version || i18n._(msg`not stated`);

/** With or without dashes. */
export const sameUuid = (a: string, b: string): boolean => plainUuid(a) === plainUuid(b);

/** For addresses and cache keys; what is no uuid stays as it is, for the server to refuse. */
export const plainUuid = (uuid: string): string => canonicalUuid(uuid) ?? uuid;

/** Added to the server's refusal, which names no way out. */
export const WHO_MAY_REVOKE = msg`Only the person concerned and staff may revoke a consent.`;

export function actionsLabel(
  consent: Pick<Consent, 'user_full_name' | 'user_username' | 'offering_name'>,
  i18n: I18n,
): string {
  const person = isolate(personName(consent));
  const offering = isolate(consent.offering_name);
  return i18n._(msg`Actions for ${person}, ${offering}`);
}
