import type { Consent, ConsentEvent, Terms } from '#contract/operations.ts';
import type { Evidence, Issue } from './build-receipt.ts';

const CONSENT: Consent = {
  uuid: '94c784312cfb4864a29dfcca55c349dd',
  user_uuid: '11111111-2222-4333-8444-555555555555',
  offering_uuid: '66666666-7777-4888-8999-aaaaaaaaaaaa',
  agreement_date: '2025-03-01T09:00:00.000Z',
  version: '2.0',
  revocation_date: null,
  created: '2025-03-01T09:00:00.000Z',
  modified: '2025-03-01T09:00:00.000Z',
  user_username: 'olga',
  user_full_name: 'Olga Owner',
  user_email: 'olga@example.org',
  offering_name: 'Big Cluster',
  offering_slug: 'big-cluster',
  offering_url: 'https://waldur.example/api/marketplace-provider-offerings/66666666777748888999aaaaaaaaaaaa/',
  has_consent: true,
  requires_reconsent: false,
  collected_attributes: ['full_name', 'email'],
};

const TERMS: Terms = {
  uuid: 'bbbbbbbb-cccc-4ddd-8eee-ffffffffffff',
  offering_uuid: CONSENT.offering_uuid,
  offering_name: CONSENT.offering_name,
  terms_of_service: '<p>Use it well.</p>',
  terms_of_service_link: 'https://provider.example/terms',
  version: '2.0',
  is_active: true,
  activated: '2024-02-02T00:00:00.000Z',
  requires_reconsent: true,
  grace_period_days: 60,
  user_consent: null,
  has_user_consent: false,
  created: '2024-02-01T00:00:00.000Z',
  modified: '2024-02-02T00:00:00.000Z',
};

export const ISSUE: Issue = {
  at: new Date('2026-03-02T13:05:09.250Z'),
  address: 'https://desk.example',
  withdrawalUrl: 'https://desk.example/my-consents/94c78431-2cfb-4864-a29d-fcca55c349dd/withdraw',
};

export const consentWith = (changes: Partial<Consent> = {}): Consent => ({ ...CONSENT, ...changes });

export const termsWith = (changes: Partial<Terms> = {}): Terms => ({ ...TERMS, ...changes });

export const revokedConsent = (changes: Partial<Consent> = {}): Consent =>
  consentWith({
    has_consent: false,
    revocation_date: '2025-06-01T09:00:00.000Z',
    modified: '2025-06-01T09:00:00.000Z',
    ...changes,
  });

export const evidenceWith = (changes: Partial<Evidence> = {}): Evidence => ({
  consent: CONSENT,
  terms: { record: TERMS, sha256: 'a1b2', bearers: 1, successor: undefined },
  recorded: undefined,
  provider: { uuid: '0a0a0a0a0b0b4c0c8d0d0e0e0e0e0e0e', name: 'Institute' },
  events: [],
  ...changes,
});

const TYPES: Record<string, string> = {
  reconsented: 'granted',
  regranted: 'granted',
  revoked_automatically: 'revoked',
};

/** An event as the embedded API writes it: its action and the actor in the context. */
export const event = (created: string, action: string, context: Record<string, unknown> = {}): ConsentEvent => ({
  uuid: '77777777-2222-4333-8444-555555555555',
  created,
  event_type: `terms_of_service_consent_${TYPES[action] ?? action}`,
  message: 'Not read by machines.',
  context: { action, consent_uuid: CONSENT.uuid, consent_version: '2.0', ...context },
});

export const BY_OWNER = { actor_uuid: '11111111222243338444555555555555', actor_username: 'olga' };
export const BY_STAFF = { actor_uuid: '99999999-2222-4333-8444-555555555555', actor_username: 'stan' };
