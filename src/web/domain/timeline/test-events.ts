import type { TimelineEntry } from './entry.ts';
import type { RawEvent } from './timeline-event.ts';
import { mergeTimeline, type ConsentRecord } from './merge-timeline.ts';

const CONSENT = '11111111-1111-4111-8111-111111111111';
const EARLIER = '22222222-2222-4222-8222-222222222222';
const USER = '33333333-3333-4333-8333-333333333333';
const OFFERING = '44444444-4444-4444-8444-444444444444';
export const ids = { CONSENT, EARLIER, USER, OFFERING };

/** Noon of a day in March 2026, later by some milliseconds. */
export const day = (date: number, later = 0): string => new Date(Date.UTC(2026, 2, date, 12) + later).toISOString();

/** A consent to version 1.0, given on the first and never touched since. */
export const record = (changes: Partial<ConsentRecord> = {}): ConsentRecord => ({
  uuid: CONSENT,
  user_uuid: USER,
  offering_uuid: OFFERING,
  version: '1.0',
  agreement_date: day(1),
  revocation_date: null,
  created: day(1),
  modified: day(1),
  ...changes,
});

let number = 0;

/** An event as this product's API writes it, with the person as actor. */
export function told(action: string, at: string, context: Record<string, unknown> = {}): RawEvent {
  const type = action.startsWith('revoked') ? 'revoked' : /^(amended|deleted)$/.test(action) ? action : 'granted';
  number += 1;
  return {
    uuid: `event-${number}`,
    created: at,
    event_type: `terms_of_service_consent_${type}`,
    context: {
      action,
      user_uuid: USER,
      offering_uuid: OFFERING,
      consent_uuid: CONSENT,
      consent_version: '1.0',
      actor_uuid: USER,
      actor_username: 'olga',
      actor_full_name: 'Olga Owner',
      ...context,
    },
  };
}

/** An event as Waldur writes it: uuids without dashes, no action, no actor. */
export function plain(type: 'granted' | 'revoked', at: string, context: Record<string, unknown> = {}): RawEvent {
  const undashed = (uuid: string) => uuid.replaceAll('-', '');
  const event = told(type, at);
  return {
    ...event,
    context: {
      user_uuid: undashed(USER),
      user_name: 'Olga Owner',
      offering_uuid: undashed(OFFERING),
      consent_uuid: undashed(CONSENT),
      consent_version: '1.0',
      version: '1.0',
      ...context,
    },
  };
}

const date = (at: Date | undefined): string => at?.toISOString().slice(8, 10) ?? '?';

/** An entry in one line: "15 revoked 1.0 (event)", "10–15 regranted 2.0 (gap)". */
export function line(entry: TimelineEntry): string {
  const when = entry.source === 'gap' ? `${date(entry.after)}–${date(entry.before)}` : date(entry.at);
  return `${entry.earlier ? 'earlier: ' : ''}${when} ${entry.kind} ${entry.version ?? '?'} (${entry.source})`;
}

/** The timeline, oldest first, from events told oldest first. */
export const linesOf = (consent: ConsentRecord, events: RawEvent[]): string[] =>
  mergeTimeline(consent, events.toReversed()).toReversed().map(line);
