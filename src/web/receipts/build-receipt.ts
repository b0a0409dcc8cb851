import type { Consent, ConsentEvent } from '#contract/operations.ts';
import { acceptedDate } from '#web/domain/accepted-date.ts';
import { consentState, type ConsentState } from '#web/domain/consent-state.ts';
import { personName, plainUuid } from '#web/domain/consent-words.ts';
import { parseTime } from '#web/lib/format.ts';
import type { AcceptedText } from './accepted-text.ts';
import { receiptEvents } from './receipt-events.ts';
import { NOT_RECORDED, type AcceptedTerms, type Purpose, type Receipt } from './receipt.ts';

export interface Evidence {
  consent: Consent;
  /** `undefined` when the server gives no terms of the accepted version. */
  terms: AcceptedText | undefined;
  recorded: string | undefined;
  provider: { uuid: string; name: string } | undefined;
  /** `undefined` when the server does not show them to this user. */
  events: readonly ConsentEvent[] | undefined;
}

export interface Issue {
  at: Date;
  /** Of the desk, without a slash at the end. */
  address: string;
  withdrawalUrl: string;
}

/** Raised with each change of the members in ./receipt.ts. */
const SCHEMA_VERSION = 'ISO/IEC TS 27560:2023, profile consent-desk 2';

/** A receipt is a record in English, whatever language its reader has chosen. */
const STATES: Record<ConsentState, string> = {
  active: 'Active',
  'needs-reconsent': 'Needs re-consent',
  revoked: 'Revoked',
};

export function buildReceipt(evidence: Evidence, issue: Issue): Receipt {
  const { consent } = evidence;
  const recordId = `${plainUuid(consent.uuid)}/${lastChange(consent)}`;
  const issued = issue.at.toISOString();
  return {
    receipt_metadata: {
      schema_version: SCHEMA_VERSION,
      receipt_id: `${recordId}/${issued}`,
      receipt_type: consent.has_consent ? 'consent receipt' : 'withdrawal receipt',
      issued,
    },
    record_metadata: {
      schema_version: SCHEMA_VERSION,
      record_id: recordId,
      pii_principal_id: { uuid: plainUuid(consent.user_uuid), username: consent.user_username },
      created: consent.created,
      last_changed: lastChange(consent),
      kept_at: issue.address,
    },
    pii_processing: {
      privacy_notice: acceptedTerms(evidence),
      language: NOT_RECORDED,
      purposes: [purpose(consent, issue)],
    },
    party_identification: parties(evidence),
    event_information: {
      current_state: STATES[consentState(consent)],
      events: receiptEvents(consent, evidence.events),
    },
  };
}

/** Waldur's automatic revocation leaves `modified` as it was. */
function lastChange({ modified, revocation_date }: Consent): string {
  const revoked = parseTime(revocation_date);
  return revocation_date && revoked && revoked > (parseTime(modified) ?? 0) ? revocation_date : modified;
}

function acceptedTerms({ consent, terms, recorded, events }: Evidence): AcceptedTerms {
  return {
    title: `Terms of Service of ${consent.offering_name}`,
    version: consent.version || NOT_RECORDED,
    accepted: acceptedDate(consent, events) ?? NOT_RECORDED,
    first_accepted: consent.agreement_date,
    uuid: terms ? plainUuid(terms.record.uuid) : NOT_RECORDED,
    link: terms?.record.terms_of_service_link || NOT_RECORDED,
    text_sha256: terms?.sha256 ?? NOT_RECORDED,
    accepted_text_sha256: recorded ?? NOT_RECORDED,
    text_media_type: terms?.record.terms_of_service ? 'text/html' : NOT_RECORDED,
    terms_last_changed: terms?.record.modified ?? NOT_RECORDED,
    replaced_by: terms?.successor ? terms.successor.version || NOT_RECORDED : NOT_RECORDED,
    terms_of_this_version: terms?.bearers ?? NOT_RECORDED,
  };
}

function purpose(consent: Consent, { withdrawalUrl }: Issue): Purpose {
  // Waldurs before 2026 leave the member out, whatever the contract says.
  const attributes: readonly string[] | undefined = consent.collected_attributes;
  return {
    purpose: NOT_RECORDED,
    purpose_type: NOT_RECORDED,
    lawful_basis: NOT_RECORDED,
    pii_information: attributes?.map((name) => ({ pii_type: name, pii_optional: NOT_RECORDED })) ?? NOT_RECORDED,
    pii_controllers: NOT_RECORDED,
    collection_method: NOT_RECORDED,
    processing_method: NOT_RECORDED,
    storage_locations: NOT_RECORDED,
    retention_period: NOT_RECORDED,
    processing_locations: NOT_RECORDED,
    geographic_restrictions: NOT_RECORDED,
    services: [
      {
        name: consent.offering_name,
        uuid: plainUuid(consent.offering_uuid),
        slug: consent.offering_slug || NOT_RECORDED,
        url: consent.offering_url,
      },
    ],
    jurisdiction: NOT_RECORDED,
    recipient_third_parties: NOT_RECORDED,
    withdrawal_method: withdrawalUrl,
    privacy_rights: NOT_RECORDED,
    codes_of_conduct: NOT_RECORDED,
    impact_assessment: NOT_RECORDED,
    authority_party: NOT_RECORDED,
  };
}

function parties({ consent, provider }: Evidence): Receipt['party_identification'] {
  return [
    {
      party_id: plainUuid(consent.user_uuid),
      party_address: NOT_RECORDED,
      party_email: consent.user_email || NOT_RECORDED,
      party_name: personName(consent),
      party_role: 'PII principal',
      party_contact: NOT_RECORDED,
      party_type: 'natural person',
    },
    {
      party_id: provider ? plainUuid(provider.uuid) : NOT_RECORDED,
      party_address: NOT_RECORDED,
      party_email: NOT_RECORDED,
      party_name: provider?.name ?? NOT_RECORDED,
      party_role: 'provider of the service',
      party_contact: NOT_RECORDED,
      party_type: NOT_RECORDED,
    },
  ];
}
