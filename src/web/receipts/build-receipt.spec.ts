import { describe, expect, it } from 'vitest';
import { consentWith, evidenceWith, ISSUE, revokedConsent, termsWith } from './test-evidence.ts';
import { buildReceipt } from './build-receipt.ts';

const receiptOf = (changes: Parameters<typeof evidenceWith>[0] = {}) => buildReceipt(evidenceWith(changes), ISSUE);

describe('the metadata of a receipt', () => {
  it('names the record by the consent and its last change, and the copy by its moment too', () => {
    const { receipt_metadata, record_metadata } = receiptOf();
    const record_id = '94c78431-2cfb-4864-a29d-fcca55c349dd/2025-03-01T09:00:00.000Z';
    expect(record_metadata).toEqual({
      schema_version: receipt_metadata.schema_version,
      record_id,
      pii_principal_id: { uuid: '11111111-2222-4333-8444-555555555555', username: 'olga' },
      created: '2025-03-01T09:00:00.000Z',
      last_changed: '2025-03-01T09:00:00.000Z',
      kept_at: 'https://desk.example',
    });
    expect(receipt_metadata).toMatchObject({
      receipt_id: `${record_id}/2026-03-02T13:05:09.250Z`,
      receipt_type: 'consent receipt',
      issued: '2026-03-02T13:05:09.250Z',
    });
  });

  it('takes an automatic revocation for a change, which Waldur does not', () => {
    const consent = revokedConsent({ modified: '2025-03-01T09:00:00.000Z' });
    expect(receiptOf({ consent }).record_metadata.last_changed).toBe('2025-06-01T09:00:00.000Z');
  });

  it.each([
    [consentWith(), 'consent receipt', 'Active'],
    [consentWith({ requires_reconsent: true }), 'consent receipt', 'Needs re-consent'],
    [revokedConsent(), 'withdrawal receipt', 'Revoked'],
  ])('tells each state of a consent', (consent, type, state) => {
    const { receipt_metadata, event_information } = receiptOf({ consent });
    expect(receipt_metadata.receipt_type).toBe(type);
    expect(event_information.current_state).toBe(state);
  });
});

describe('the accepted terms', () => {
  it('are named by version, address and the hash of their text', () => {
    expect(receiptOf().pii_processing.privacy_notice).toEqual({
      title: 'Terms of Service of Big Cluster',
      version: '2.0',
      accepted: '2025-03-01T09:00:00.000Z',
      first_accepted: '2025-03-01T09:00:00.000Z',
      uuid: 'bbbbbbbb-cccc-4ddd-8eee-ffffffffffff',
      link: 'https://provider.example/terms',
      text_sha256: 'a1b2',
      accepted_text_sha256: 'not recorded',
      text_media_type: 'text/html',
      terms_last_changed: '2024-02-02T00:00:00.000Z',
      replaced_by: 'not recorded',
      terms_of_this_version: 1,
    });
  });

  it('come with the digest that was recorded, and with what replaced them', () => {
    const successor = termsWith({ version: '3.0' });
    const terms = { record: termsWith(), sha256: 'a1b2', bearers: 1, successor };
    expect(receiptOf({ terms, recorded: 'a1b2' }).pii_processing.privacy_notice).toMatchObject({
      text_sha256: 'a1b2',
      accepted_text_sha256: 'a1b2',
      replaced_by: '3.0',
    });
  });

  it('are not recorded where the server gives them no more, and a blank version is none', () => {
    const { privacy_notice } = receiptOf({ terms: undefined, consent: consentWith({ version: '' }) }).pii_processing;
    expect(privacy_notice).toEqual({
      title: 'Terms of Service of Big Cluster',
      version: 'not recorded',
      accepted: '2025-03-01T09:00:00.000Z',
      first_accepted: '2025-03-01T09:00:00.000Z',
      uuid: 'not recorded',
      link: 'not recorded',
      text_sha256: 'not recorded',
      accepted_text_sha256: 'not recorded',
      text_media_type: 'not recorded',
      terms_last_changed: 'not recorded',
      replaced_by: 'not recorded',
      terms_of_this_version: 'not recorded',
    });
  });
});

describe('the processing', () => {
  const purposeOf = (attributes: string[] | undefined) =>
    receiptOf({
      consent: { ...consentWith(), collected_attributes: attributes } as ReturnType<typeof consentWith>,
    }) // as of a Waldur before 2026
    .pii_processing.purposes[0];

  it('lists the attributes, none of them, or that the server does not say', () => {
    expect(purposeOf(['email']).pii_information).toEqual([{ pii_type: 'email', pii_optional: 'not recorded' }]);
    expect(purposeOf([]).pii_information).toEqual([]);
    expect(purposeOf(undefined).pii_information).toBe('not recorded');
  });

  it('claims nothing that the system does not keep', () => {
    const known = ['pii_information', 'services', 'withdrawal_method'];
    const purpose = purposeOf(['email']);
    expect(purpose.withdrawal_method).toBe(ISSUE.withdrawalUrl);
    for (const [member, value] of Object.entries(purpose)) {
      if (!known.includes(member)) expect(value, member).toBe('not recorded');
    }
  });
});

describe('the parties', () => {
  it('are the person and the provider', () => {
    expect(receiptOf().party_identification).toMatchObject([
      { party_id: '11111111-2222-4333-8444-555555555555', party_name: 'Olga Owner', party_role: 'PII principal' },
      { party_id: '0a0a0a0a-0b0b-4c0c-8d0d-0e0e0e0e0e0e', party_name: 'Institute', party_contact: 'not recorded' },
    ]);
  });

  it('stay unknown where the user may not see them', () => {
    const consent = consentWith({ user_full_name: ' ', user_email: '' });
    expect(receiptOf({ provider: undefined, consent }).party_identification).toMatchObject([
      { party_name: 'olga', party_email: 'not recorded' },
      { party_id: 'not recorded', party_name: 'not recorded', party_role: 'provider of the service' },
    ]);
  });
});
