import type { Consent, ConsentEvent } from '#contract/operations.ts';
import { plainUuid } from '#web/lib/consent-words.ts';
import { parseTime } from '#web/lib/format.ts';
import { NOT_RECORDED, type NotRecorded } from './not-recorded.ts';

/**
 * What happened. "withdrawn" is the person's own act; "revoked" is that of somebody else, or of somebody unknown, since a
 * Waldur does not say who it was.
 */
type EventType = 'given' | 're-given' | 'withdrawn' | 'revoked' | 'revoked automatically' | 'corrected' | 'deleted';

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

const TYPE_OF_ACTION = new Map<string, EventType>([
  ['granted', 'given'],
  ['reconsented', 're-given'],
  ['regranted', 're-given'],
  ['revoked_automatically', 'revoked automatically'],
  ['amended', 'corrected'],
  ['deleted', 'deleted'],
]);

/** For a Waldur, whose events name no action. */
const TYPE_OF_EVENT = new Map<string, EventType>([
  ['terms_of_service_consent_granted', 'given'],
  ['terms_of_service_consent_revoked', 'revoked'],
]);

/** A Waldur writes an event some milliseconds before or after the date in the row. */
const SAME_MOMENT = 2_000;

/**
 * The log's entries and the record's own dates that the log lacks, oldest first. A re-consent of which neither tells is
 * missing here, as it is in the record.
 * @param events of this consent, in any order; `undefined` when there is no log
 */
export function receiptEvents(consent: Consent, events: readonly ConsentEvent[] | undefined): ReceiptEvent[] {
  const logged = (events ?? []).map((event) => fromLog(event, consent));
  const dates = [
    fromRecord(consent.agreement_date, 'given', 'given'),
    ...(consent.revocation_date ? [fromRecord(consent.revocation_date, NOT_RECORDED, 'withdrawn')] : []),
  ];
  const missing = dates.filter(
    (date) => !logged.some((event) => event.event_state === date.event_state && sameMoment(event, date)),
  );
  return [...logged, ...missing].sort((a, b) => instant(a.event_time) - instant(b.event_time));
}

/**
 * When the version that the record names was accepted; `undefined` when neither the log nor the record tells. The record
 * tells it only while it never changed, since a re-consent keeps the first date.
 */
export function acceptedAt(consent: Consent, events: readonly ConsentEvent[] | undefined): string | undefined {
  const accepted = receiptEvents(consent, events).findLast(
    ({ event_type, version }) =>
      (event_type === 'given' || event_type === 're-given') && version === (consent.version || NOT_RECORDED),
  );
  if (accepted?.source === 'event log') return accepted.event_time;
  const untouched = Math.abs(instant(consent.modified) - instant(consent.created)) < SAME_MOMENT;
  return untouched ? consent.agreement_date : undefined;
}

const instant = (time: string): number => parseTime(time)?.getTime() ?? 0;

const sameMoment = (a: ReceiptEvent, b: ReceiptEvent): boolean =>
  Math.abs(instant(a.event_time) - instant(b.event_time)) < SAME_MOMENT;

function fromRecord(
  time: string,
  event_type: ReceiptEvent['event_type'],
  event_state: ReceiptEvent['event_state'],
): ReceiptEvent {
  return {
    event_time: time,
    validity_duration: NOT_RECORDED,
    entity_id: NOT_RECORDED,
    event_type,
    event_state,
    method: NOT_RECORDED,
    // The row holds the version accepted last, which need not be the one of this date.
    version: NOT_RECORDED,
    source: 'consent record',
  };
}

function fromLog(event: ConsentEvent, consent: Consent): ReceiptEvent {
  const context = event.context ?? {};
  const event_type = eventType(event, consent);
  return {
    event_time: event.created ?? NOT_RECORDED,
    validity_duration: NOT_RECORDED,
    entity_id: actor(context, event_type),
    event_type: event_type ?? NOT_RECORDED,
    event_state: stateAfter(event_type, context),
    method: NOT_RECORDED,
    version: text(context.consent_version ?? context.version) ?? NOT_RECORDED,
    source: 'event log',
  };
}

function eventType({ event_type = '', context = {} }: ConsentEvent, consent: Consent): EventType | undefined {
  const actorUuid = text(context.actor_uuid);
  if (context.action === 'revoked') {
    return actorUuid && plainUuid(actorUuid) === plainUuid(consent.user_uuid) ? 'withdrawn' : 'revoked';
  }
  // Its daily task adds this to an event that is otherwise that of any revocation.
  if (context.grace_period_end) return 'revoked automatically';
  return TYPE_OF_ACTION.get(text(context.action) ?? '') ?? TYPE_OF_EVENT.get(event_type);
}

function actor(context: Record<string, unknown>, type: EventType | undefined): ReceiptEvent['entity_id'] {
  const uuid = text(context.actor_uuid);
  if (uuid) return { uuid: plainUuid(uuid), username: text(context.actor_username) ?? NOT_RECORDED };
  return type === 'revoked automatically' ? 'no person; the system' : NOT_RECORDED;
}

function stateAfter(type: EventType | undefined, context: Record<string, unknown>): ReceiptEvent['event_state'] {
  if (type === 'deleted') return 'record deleted';
  if (type === 'given' || type === 're-given') return 'given';
  if (type === 'corrected' || type === undefined) return context.consent_revocation_date ? 'withdrawn' : 'given';
  return 'withdrawn';
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
