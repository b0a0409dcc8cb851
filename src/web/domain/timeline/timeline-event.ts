import { sameUuid } from '#web/domain/consent-words.ts';
import { parseTime } from '#web/lib/format.ts';
import { CONSENT_EVENT_TYPES } from './event-types.ts';

export type Act = 'granted' | 'reconsented' | 'regranted' | 'revoked' | 'revoked_automatically' | 'amended' | 'deleted';

export interface Person {
  /** The username where there is no full name. */
  name: string;
  username: string;
  uuid: string | undefined;
}

/** `undefined` when the server does not tell. */
export type Actor = Person | 'system' | undefined;

export interface TimelineEvent {
  uuid: string;
  at: Date;
  /** `undefined` for an acceptance of which the server does not say whether it was the first. */
  act: Act | undefined;
  /** A record that was deleted and given anew has another uuid. */
  consent: string | undefined;
  version: string | undefined;
  previousVersion: string | undefined;
  actor: Actor;
  /** Of an acceptance, where the server keeps the digest. */
  textSha256: string | undefined;
  /** The date that the revocation put into the record. */
  revoked: Date | undefined;
  /** Of an automatic revocation: what was not accepted in time. */
  expired: { version: string | undefined; graceEnd: string | undefined } | undefined;
}

export interface RawEvent {
  uuid?: string;
  created?: string;
  event_type?: string;
  context?: Record<string, unknown>;
}

const GRANTS: readonly string[] = ['granted', 'reconsented', 'regranted'] satisfies Act[];

/** `undefined` for one that does not tell of a consent of this user to this offering. */
export function readEvent(
  event: RawEvent,
  pair: { user_uuid: string; offering_uuid: string },
): TimelineEvent | undefined {
  const context = event.context ?? {};
  const text = (key: string) => (typeof context[key] === 'string' ? context[key] : undefined);
  const about = (key: 'user_uuid' | 'offering_uuid') => sameUuid(text(key) ?? pair[key], pair[key]);
  const at = parseTime(event.created ?? null);
  if (!at || !CONSENT_EVENT_TYPES.includes(event.event_type ?? '') || !about('user_uuid') || !about('offering_uuid')) {
    return undefined;
  }
  const expires = text('grace_period_end') ?? text('new_version');
  const automatic = text('action') === 'revoked_automatically' || expires !== undefined;
  return {
    uuid: event.uuid ?? '',
    at,
    act: actOf(event.event_type ?? '', text('action'), automatic),
    consent: text('consent_uuid'),
    version: text('consent_version') ?? text('version'),
    previousVersion: text('previous_version'),
    actor: automatic ? 'system' : actorOf(text),
    textSha256: text('text_sha256'),
    revoked: parseTime(text('consent_revocation_date') ?? text('revocation_date') ?? null) ?? undefined,
    expired: automatic ? { version: text('new_version'), graceEnd: text('grace_period_end') } : undefined,
  };
}

function actOf(type: string, action: string | undefined, automatic: boolean): Act | undefined {
  switch (type.replace('terms_of_service_consent_', '')) {
    case 'revoked':
      return automatic ? 'revoked_automatically' : 'revoked';
    case 'amended':
      return 'amended';
    case 'deleted':
      return 'deleted';
    default:
      // The list holds nothing but names of acts.
      return GRANTS.includes(action ?? '') ? (action as Act) : undefined;
  }
}

/** Waldur's own events name no actor: its revocation by staff reads as if the person had done it. */
function actorOf(text: (key: string) => string | undefined): Actor {
  const username = text('actor_username');
  if (username === undefined) return undefined;
  return { name: text('actor_full_name')?.trim() || username, username, uuid: text('actor_uuid') };
}

/** A row and its event are written one after the other; further apart they are two acts. */
const ONE_MOMENT = 2_000;

/** Waldur's daily task revokes all rows at once and writes their events afterwards, one by one. */
const BATCH = 15 * 60_000;

const apart = (a: Date, b: Date): number => Math.abs(a.getTime() - b.getTime());

export const sameMoment = (a: Date, b: Date): boolean => apart(a, b) <= ONE_MOMENT;

/** Whether the event tells of the revocation that the record dates so. */
export function matchesRevocation(event: TimelineEvent, revoked: Date): boolean {
  if (event.act === 'revoked_automatically') return apart(event.at, revoked) <= BATCH;
  if (event.act !== 'revoked') return false;
  return sameMoment(event.at, revoked) || (event.revoked !== undefined && sameMoment(event.revoked, revoked));
}
