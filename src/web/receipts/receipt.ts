/** Stands for whatever the system does not keep. */
export const NOT_RECORDED = 'not recorded';
export type NotRecorded = typeof NOT_RECORDED;

/**
 * ISO/IEC TS 27560:2023, "Consent record information structure", by clauses of the W3C community group's guide
 * https://w3id.org/dpv/guides/consent-27560; it allows additions, which the accepted terms and the end of an event are. What
 * nobody keeps is "not recorded": nothing is derived from custom or other consents.
 */
export interface Receipt {
  receipt_metadata: ReceiptMetadata;
  record_metadata: RecordMetadata;
  pii_processing: PiiProcessing;
  /** The person, then the provider. */
  party_identification: [Party, Party];
  event_information: EventInformation;
}

/** 6.4.5 */
interface ReceiptMetadata {
  schema_version: string;
  /** Of the record in this state, as issued at this moment. */
  receipt_id: string;
  receipt_type: 'consent receipt' | 'withdrawal receipt';
  /** ISO 8601, UTC, as all that this copy says of itself. */
  issued: string;
}

/** 6.3.3 */
interface RecordMetadata {
  schema_version: string;
  /** The consent's uuid and its last change: the same as long as the record stays the same. */
  record_id: string;
  pii_principal_id: { uuid: string; username: string };
  /** ISO 8601, as the server sent them. */
  created: string;
  last_changed: string;
  kept_at: string;
}

/** 6.3.4 */
interface PiiProcessing {
  /** The terms that were accepted take the notice's place. */
  privacy_notice: AcceptedTerms;
  language: NotRecorded;
  /** The system distinguishes no purposes, so that one entry stands for all. */
  purposes: [Purpose];
}

/** 6.3.4.4 to 6.3.4.22, in their order. */
export interface Purpose {
  purpose: NotRecorded;
  purpose_type: NotRecorded;
  /** A consent to terms need not be the basis on which the provider processes personal data. */
  lawful_basis: NotRecorded;
  /** Empty when the offering shares nothing. */
  pii_information: PiiInformation[] | NotRecorded;
  /** The offering's provider is known, whether it is the controller is not. */
  pii_controllers: NotRecorded;
  collection_method: NotRecorded;
  processing_method: NotRecorded;
  storage_locations: NotRecorded;
  retention_period: NotRecorded;
  processing_locations: NotRecorded;
  geographic_restrictions: NotRecorded;
  services: [{ name: string; uuid: string; slug: string | NotRecorded; url: string }];
  jurisdiction: NotRecorded;
  recipient_third_parties: NotRecorded;
  /** The page on which the person can withdraw. */
  withdrawal_method: string;
  privacy_rights: NotRecorded;
  codes_of_conduct: NotRecorded;
  impact_assessment: NotRecorded;
  authority_party: NotRecorded;
}

/** 6.3.5 */
interface PiiInformation {
  /** Waldur's name of the attribute. */
  pii_type: string;
  pii_optional: NotRecorded;
}

export interface AcceptedTerms {
  title: string;
  version: string | NotRecorded;
  /** If an event or an unchanged record tells. */
  accepted: string | NotRecorded;
  /** Any version. */
  first_accepted: string;
  /** Of the terms whose version was accepted, while the server still gives them. */
  uuid: string | NotRecorded;
  link: string | NotRecorded;
  /** Lowercase hexadecimal SHA-256 of the text in UTF-8 exactly as the server gave it at `receipt_metadata.issued`. */
  text_sha256: string | NotRecorded;
  /** As recorded at the acceptance. Where both are equal, this is the text that was accepted. */
  accepted_text_sha256: string | NotRecorded;
  text_media_type: 'text/html' | NotRecorded;
  /** Without `accepted_text_sha256`, a change after `accepted` may have been one of the text. */
  terms_last_changed: string | NotRecorded;
  /** The version that came into force when these terms were changed last, which explains that change. */
  replaced_by: string | NotRecorded;
  /** With more than one, which Waldur allows, `uuid` is the likeliest only. */
  terms_of_this_version: number | NotRecorded;
}

/** 6.3.6 */
export interface Party {
  party_id: string | NotRecorded;
  party_address: NotRecorded;
  party_email: string | NotRecorded;
  party_name: string | NotRecorded;
  party_role: 'PII principal' | 'provider of the service';
  party_contact: NotRecorded;
  party_type: 'natural person' | NotRecorded;
}

/** 6.3.7; oldest first. */
interface EventInformation {
  /** In the words of this product. */
  current_state: string;
  events: ReceiptEvent[];
}

/** "withdrawn" is the person's own act; "revoked" that of somebody else, or unknown, as Waldurs leave it. */
export type EventType =
  'given' | 're-given' | 'withdrawn' | 'revoked' | 'revoked automatically' | 'corrected' | 'deleted';

/** 6.3.7.1 to 6.3.7.6; `method`, `version` and `source` are ours. */
export interface ReceiptEvent {
  /** ISO 8601. */
  event_time: string;
  validity_duration: NotRecorded;
  /** Who acted. */
  entity_id: { uuid: string; username: string } | 'no person; the system' | NotRecorded;
  event_type: EventType | NotRecorded;
  /** Of the consent after the event. */
  event_state: 'given' | 'withdrawn' | 'record deleted';
  method: NotRecorded;
  version: string | NotRecorded;
  /** An entry of the event log, or a date that the record itself holds. */
  source: 'event log' | 'consent record';
}
