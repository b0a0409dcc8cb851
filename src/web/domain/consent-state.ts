import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** `has_consent: false` means revoked, never "never accepted". */
export const CONSENT_STATES = ['active', 'needs-reconsent', 'revoked'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

export const STATE_NAMES: Record<ConsentState, MessageDescriptor> = {
  active: msg`Active`,
  'needs-reconsent': msg`Needs re-consent`,
  revoked: msg`Revoked`,
};

/** Trusts the row's own flags: filters of older Waldurs disagree with them. */
export function consentState(consent: { has_consent: boolean; requires_reconsent: boolean }): ConsentState {
  if (!consent.has_consent) return 'revoked';
  return consent.requires_reconsent ? 'needs-reconsent' : 'active';
}

const STATE_FILTERS: Record<ConsentState, { has_consent: boolean; requires_reconsent?: boolean }> = {
  active: { has_consent: true, requires_reconsent: false },
  'needs-reconsent': { has_consent: true, requires_reconsent: true },
  revoked: { has_consent: false },
};

export const stateFilters = (state: ConsentState) => STATE_FILTERS[state];
