import { parseTime } from '#web/lib/format.ts';
import { sameUuid } from './consent-words.ts';
import type { ConsentRecord } from './timeline/merge-timeline.ts';
import { sameMoment, readEvent, type RawEvent, type TimelineEvent } from './timeline/timeline-event.ts';

interface Accepted extends ConsentRecord {
  /** An addition to Waldur. */
  granted_date?: string | null;
}

/** A Waldur takes the two times one after the other; a server with `granted_date` takes one for both. */
export function isUntouched(record: Pick<Accepted, 'created' | 'modified' | 'granted_date'>): boolean {
  const [made, saved] = [parseTime(record.created), parseTime(record.modified)];
  if (made === null || saved === null) return false;
  return record.granted_date === undefined ? sameMoment(made, saved) : made.getTime() === saved.getTime();
}

/** `undefined` when nothing tells. `agreement_date` is that of the first consent ever, whatever its version. */
export function acceptedDate(consent: Accepted, events: readonly RawEvent[] | undefined): string | undefined {
  if (consent.granted_date) return consent.granted_date;
  const grant = events && lastGrant(consent, events);
  if (grant) return grant.at.toISOString();
  return isUntouched(consent) ? consent.agreement_date : undefined;
}

/** `undefined` also when a later acceptance must have come without an event: a Waldur writes only the first. */
export function lastGrant(consent: Accepted, events: readonly RawEvent[]): TimelineEvent | undefined {
  const own = events
    .map((event) => readEvent(event, consent))
    .filter((event) => event !== undefined)
    .filter((event) => event.consent === undefined || sameUuid(event.consent, consent.uuid))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const place = own.findLastIndex((event) => isGrant(event) && event.version === consent.version);
  const revoked = own.slice(place + 1).some(isRevocation);
  return revoked && consent.revocation_date === null ? undefined : own[place];
}

const isGrant = ({ act }: TimelineEvent): boolean =>
  act === undefined || act === 'granted' || act === 'reconsented' || act === 'regranted';

const isRevocation = ({ act }: TimelineEvent): boolean => act === 'revoked' || act === 'revoked_automatically';
