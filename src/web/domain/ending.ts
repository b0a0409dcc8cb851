import { parseTime } from '#web/lib/format.ts';
import { sameUuid } from './consent-words.ts';
import { matchesRevocation, sameMoment, readEvent, type RawEvent } from './timeline/timeline-event.ts';

/** `undefined` when it is not recorded. */
export type EndedBy = 'person' | 'staff' | 'system' | undefined;

interface Ended {
  uuid: string;
  user_uuid: string;
  offering_uuid: string;
  modified: string;
  revocation_date: string | null;
}

/** Only an automatic revocation leaves `modified` before its own date; for the rest it takes an event with an actor. */
export function endedBy(consent: Ended, events: readonly RawEvent[] | undefined): EndedBy {
  const revoked = parseTime(consent.revocation_date);
  if (!revoked) return undefined;
  const saved = parseTime(consent.modified);
  if (saved && saved < revoked && !sameMoment(saved, revoked)) return 'system';
  const event = events
    ?.filter(({ context }) => tellsOf(context?.['consent_uuid'], consent))
    .map((raw) => readEvent(raw, consent))
    .find((read) => read !== undefined && matchesRevocation(read, revoked));
  const actor = event?.actor;
  if (actor === undefined || actor === 'system') return actor;
  if (actor.uuid === undefined) return undefined;
  // Nobody but staff may revoke the consent of somebody else.
  return sameUuid(actor.uuid, consent.user_uuid) ? 'person' : 'staff';
}

const tellsOf = (uuid: unknown, consent: Ended): boolean => typeof uuid === 'string' && sameUuid(uuid, consent.uuid);
