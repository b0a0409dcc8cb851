import type { TimelineEvent } from './timeline-event.ts';

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
