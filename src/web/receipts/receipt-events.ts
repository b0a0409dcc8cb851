import type { Consent, ConsentEvent } from '#contract/operations.ts';
import { isUntouched } from '#web/domain/accepted-date.ts';
import { plainUuid, sameUuid } from '#web/domain/consent-words.ts';
import { parseTime } from '#web/lib/format.ts';
import { readEvent, type Act, type Actor, type TimelineEvent } from '#web/domain/timeline/timeline-event.ts';
import { NOT_RECORDED, type EventType, type ReceiptEvent } from './receipt.ts';

/** The words of ISO/IEC TS 27560:2023, 6.3.7. */
const TYPES: Record<Act, EventType> = {
  granted: 'given',
  reconsented: 're-given',
  regranted: 're-given',
  revoked: 'revoked',
  revoked_automatically: 'revoked automatically',
  amended: 'corrected',
  deleted: 'deleted',
};

/** Waldur writes an event shortly before or after the date in the row. */
const SAME_MOMENT = 2_000;

/** With the record's own dates that the log lacks, oldest first; `undefined` events mean that there is no log. */
export function receiptEvents(consent: Consent, events: readonly ConsentEvent[] | undefined): ReceiptEvent[] {
  const logged = (events ?? [])
    .map((event) => readEvent(event, consent))
    .filter((event) => event !== undefined)
    .map((event) => fromLog(event, consent));
  const dates = [
    fromRecord(consent.agreement_date, 'given', 'given', firstVersion(consent)),
    ...(consent.revocation_date ? [fromRecord(consent.revocation_date, NOT_RECORDED, 'withdrawn', NOT_RECORDED)] : []),
  ];
  const missing = dates.filter(
    (date) => !logged.some((event) => event.event_state === date.event_state && sameMoment(event, date)),
  );
  return [...logged, ...missing].sort((a, b) => instant(a.event_time) - instant(b.event_time));
}

/** The row's version is certainly that of the first date only if nothing was saved since. */
const firstVersion = (consent: Consent): string => (isUntouched(consent) ? consent.version : undefined) || NOT_RECORDED;

const instant = (time: string): number => parseTime(time)?.getTime() ?? 0;

const sameMoment = (a: ReceiptEvent, b: ReceiptEvent): boolean =>
  Math.abs(instant(a.event_time) - instant(b.event_time)) < SAME_MOMENT;

function fromRecord(
  time: string,
  event_type: ReceiptEvent['event_type'],
  event_state: ReceiptEvent['event_state'],
  version: string,
): ReceiptEvent {
  return {
    event_time: time,
    validity_duration: NOT_RECORDED,
    entity_id: NOT_RECORDED,
    event_type,
    event_state,
    method: NOT_RECORDED,
    version,
    source: 'consent record',
  };
}

function fromLog(event: TimelineEvent, consent: Consent): ReceiptEvent {
  const event_type = eventType(event, consent);
  return {
    event_time: event.at.toISOString(),
    validity_duration: NOT_RECORDED,
    entity_id: entity(event.actor),
    event_type,
    event_state: stateAfter(event_type, event.revoked),
    method: NOT_RECORDED,
    version: event.version ?? NOT_RECORDED,
    source: 'event log',
  };
}

function eventType({ act, actor }: TimelineEvent, consent: Consent): EventType {
  const byPerson = typeof actor === 'object' && actor.uuid !== undefined && sameUuid(actor.uuid, consent.user_uuid);
  return act === 'revoked' && byPerson ? 'withdrawn' : TYPES[act ?? 'granted'];
}

function entity(actor: Actor): ReceiptEvent['entity_id'] {
  if (actor === 'system') return 'no person; the system';
  return actor
    ? { uuid: actor.uuid === undefined ? NOT_RECORDED : plainUuid(actor.uuid), username: actor.username }
    : NOT_RECORDED;
}

function stateAfter(type: EventType, revoked: Date | undefined): ReceiptEvent['event_state'] {
  if (type === 'deleted') return 'record deleted';
  if (type === 'given' || type === 're-given') return 'given';
  return type === 'corrected' && !revoked ? 'given' : 'withdrawn';
}
