import { parseTime } from '#web/lib/format.ts';
import { sameUuid } from './consent-words.ts';
import { sameMoment } from './timeline/moments.ts';
import { readEvent, type RawEvent, type TimelineEvent } from './timeline/timeline-event.ts';

/** What a record says of its acceptance; times in ISO 8601. */
interface Accepted {
  uuid: string;
  user_uuid: string;
  offering_uuid: string;
  version: string;
  agreement_date: string;
  revocation_date: string | null;
  created: string;
  modified: string;
  /** An addition to Waldur. */
  granted_date?: string | null;
}

/**
 * Whether nothing was saved since the record was made: then its version is that of the first agreement. A Waldur takes the
 * two times one after the other; a server that keeps the date of the acceptance takes one for both.
 */
export function isUntouched(record: Pick<Accepted, 'created' | 'modified' | 'granted_date'>): boolean {
  const [made, saved] = [parseTime(record.created), parseTime(record.modified)];
  if (made === null || saved === null) return false;
  return record.granted_date === undefined ? sameMoment(made, saved) : made.getTime() === saved.getTime();
}

/**
 * When the version that the record names was accepted; `undefined` when neither the server, the events nor the record
 * tell. `agreement_date` is that of the first consent ever, whatever its version.
 * @param events in any order; `undefined` where none are known
 */
export function acceptedDate(consent: Accepted, events: readonly RawEvent[] | undefined): string | undefined {
  if (consent.granted_date) return consent.granted_date;
  const grant = events && lastGrant(consent, events);
  if (grant) return grant.at.toISOString();
  return isUntouched(consent) ? consent.agreement_date : undefined;
}

/**
 * The event of the last acceptance of the record's version; `undefined` when there is none, or when a later acceptance must
 * have come without one: a Waldur writes only the first.
 */
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
