/** Stands in a receipt for whatever the system does not keep. */
export const NOT_RECORDED = 'not recorded';
export type NotRecorded = typeof NOT_RECORDED;

/**
 * The mapping of a consent to the structure of ISO/IEC TS 27560:2023, "Consent record information structure". Names of
 * members are the specification's, each with its clause; a member without one is an addition of ours, which the
 * specification allows. What neither Waldur nor this product keeps is "not recorded": nothing is derived from custom,
 * from other consents or from the text of the terms. Clause numbers as in the W3C community group's guide
 * https://w3id.org/dpv/guides/consent-27560.
 */
export interface Receipt {
  receipt_metadata: ReceiptMetadata;
  record_metadata: RecordMetadata;
  pii_processing: PiiProcessing;
  /** The person, then the provider. */
  party_identification: [Party, Party];
  event_information: EventInformation;
}

/** 6.4.5, receipt metadata section. */
interface ReceiptMetadata {
  schema_version: string;
  /** Of the record in this state, as issued at this moment. */
  receipt_id: string;
  receipt_type: 'consent receipt' | 'withdrawal receipt';
  /** When this copy was made; ISO 8601, UTC. */
  issued: string;
}

/** 6.3.3, record header section. */
interface RecordMetadata {
  schema_version: string;
  /** The consent's uuid and its last change: the same as long as the record stays the same. */
  record_id: string;
  pii_principal_id: { uuid: string; username: string };
  /** Times of the record itself; ISO 8601, as the server sent them. */
  created: string;
  last_changed: string;
  /** Where the record is kept. */
  kept_at: string;
}

/** 6.3.4, PII processing section. */
interface PiiProcessing {
  /** 6.3.4.1; the terms that were accepted take the notice's place. */
  privacy_notice: AcceptedTerms;
  /** 6.3.4.2 */
  language: NotRecorded;
  /** 6.3.4.3; the system distinguishes no purposes, so there is one entry that stands for all. */
  purposes: [Purpose];
}

/** One entry of 6.3.4.3, with the members that the specification keeps per purpose. */
export interface Purpose {
  /** 6.3.4.4 */
  purpose: NotRecorded;
  /** 6.3.4.5 */
  purpose_type: NotRecorded;
  /** 6.3.4.6; a consent to terms need not be the basis on which the provider processes personal data. */
  lawful_basis: NotRecorded;
  /** 6.3.4.7; an empty list when the offering shares nothing. */
  pii_information: PiiInformation[] | NotRecorded;
  /** 6.3.4.8; the offering's provider is known, whether it is the controller is not. */
  pii_controllers: NotRecorded;
  /** 6.3.4.9 */
  collection_method: NotRecorded;
  /** 6.3.4.10 */
  processing_method: NotRecorded;
  /** 6.3.4.11 */
  storage_locations: NotRecorded;
  /** 6.3.4.12 */
  retention_period: NotRecorded;
  /** 6.3.4.13 */
  processing_locations: NotRecorded;
  /** 6.3.4.14 */
  geographic_restrictions: NotRecorded;
  /** 6.3.4.15 */
  services: [{ name: string; uuid: string; slug: string | NotRecorded; url: string }];
  /** 6.3.4.16 */
  jurisdiction: NotRecorded;
  /** 6.3.4.17 */
  recipient_third_parties: NotRecorded;
  /** 6.3.4.18; the page on which the person can withdraw. */
  withdrawal_method: string;
  /** 6.3.4.19 */
  privacy_rights: NotRecorded;
  /** 6.3.4.20 */
  codes_of_conduct: NotRecorded;
  /** 6.3.4.21 */
  impact_assessment: NotRecorded;
  /** 6.3.4.22 */
  authority_party: NotRecorded;
}

/** 6.3.5, PII information. */
interface PiiInformation {
  /** 6.3.5.1; Waldur's name of the attribute. */
  pii_type: string;
  /** 6.3.5.3 */
  pii_optional: NotRecorded;
}

export interface AcceptedTerms {
  title: string;
  version: string | NotRecorded;
  /** When this version was accepted, if an event or an unchanged record tells. */
  accepted: string | NotRecorded;
  /** When the person first accepted any version. */
  first_accepted: string;
  /** Of the record of the terms whose version was accepted, while the server still gives it. */
  uuid: string | NotRecorded;
  link: string | NotRecorded;
  /** Lowercase hexadecimal SHA-256 of the text in UTF-8 exactly as the server gave it at `receipt_metadata.issued`. */
  text_sha256: string | NotRecorded;
  /** The same of the text that was accepted, as it was recorded then. Where both are equal, this is that text. */
  accepted_text_sha256: string | NotRecorded;
  text_media_type: 'text/html' | NotRecorded;
  /** Without `accepted_text_sha256`, a change after `accepted` may have been one of the text. */
  terms_last_changed: string | NotRecorded;
  /** The version that came into force when these terms were changed last, which explains that change. */
  replaced_by: string | NotRecorded;
  /** Waldur lets several terms of an offering bear the same version; with more than one, `uuid` is the likeliest only. */
  terms_of_this_version: number | NotRecorded;
}

/** 6.3.6, party identification section. */
export interface Party {
  /** 6.3.6.1 */
  party_id: string | NotRecorded;
  /** 6.3.6.2 */
  party_address: NotRecorded;
  /** 6.3.6.3 */
  party_email: string | NotRecorded;
  /** 6.3.6.6 */
  party_name: string | NotRecorded;
  /** 6.3.6.7 */
  party_role: 'PII principal' | 'provider of the service';
  /** 6.3.6.8 */
  party_contact: NotRecorded;
  /** 6.3.6.9 */
  party_type: 'natural person' | NotRecorded;
}

/** 6.3.7, event section; oldest first. */
interface EventInformation {
  /** In the words of this product. */
  current_state: string;
  events: ReceiptEvent[];
}

/**
 * What happened. "withdrawn" is the person's own act; "revoked" that of somebody else, or of somebody unknown, since a
 * Waldur does not say who it was.
 */
export type EventType =
  'given' | 're-given' | 'withdrawn' | 'revoked' | 'revoked automatically' | 'corrected' | 'deleted';

/** One entry of ISO/IEC TS 27560:2023, 6.3.7. */
export interface ReceiptEvent {
  /** 6.3.7.1; ISO 8601. */
  event_time: string;
  /** 6.3.7.2 */
  validity_duration: NotRecorded;
  /** 6.3.7.3; who acted. */
  entity_id: { uuid: string; username: string } | 'no person; the system' | NotRecorded;
  /** 6.3.7.4 */
  event_type: EventType | NotRecorded;
  /** 6.3.7.6; of the consent after the event. */
  event_state: 'given' | 'withdrawn' | 'record deleted';
  /** How it was expressed. */
  method: NotRecorded;
  /** Which version of the terms was the accepted one. */
  version: string | NotRecorded;
  /** An entry of the event log, or a date that the record itself holds. */
  source: 'event log' | 'consent record';
}
