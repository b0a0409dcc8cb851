import { canonicalUuid } from '#contract/uuid.ts';

/** What to call the owner of a consent; Waldur allows an empty full name, never an empty username. */
export const personName = (consent: { user_full_name: string; user_username: string }): string =>
  consent.user_full_name.trim() || consent.user_username;

/** The accepted version. Waldur stores a blank one when the terms had none. */
export const versionWords = (version: string): string => version || 'not stated';

/** Whether two uuids are the same one, with or without dashes. */
export const sameUuid = (a: string, b: string): boolean => plainUuid(a) === plainUuid(b);

/** The form for addresses and cache keys; what is no uuid stays as it is, for the server to refuse. */
export const plainUuid = (uuid: string): string => canonicalUuid(uuid) ?? uuid;

/** Added to the server's refusal, which names no way out. */
export const WHO_MAY_REVOKE = 'Only the person concerned and staff may revoke a consent.';
