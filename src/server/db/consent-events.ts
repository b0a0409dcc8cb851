import { randomUUID } from 'node:crypto';
import type { Queryable } from './database.ts';

export type ConsentAction =
  'granted' | 'reconsented' | 'regranted' | 'revoked' | 'revoked_automatically' | 'amended' | 'deleted';

interface EventPerson {
  uuid: string;
  username: string;
  full_name: string;
}

export interface ConsentFacts {
  /** As it is after the action; of a deletion, as it was before. */
  consent: { uuid: string; version: string; agreement_date: Date; revocation_date: Date | null };
  user: EventPerson;
  offering: { uuid: string; name: string };
  /** Null when the system did it. */
  actor: EventPerson | null;
  previousVersion?: string | undefined;
  /** SHA-256 of the accepted text, in hexadecimal; null when it is not recorded. */
  textSha256?: string | null | undefined;
  expired?: { newVersion: string; gracePeriodEnd: Date } | undefined;
}

export interface ConsentEvent {
  event_type: string;
  message: string;
  /** Uuids with dashes, times in ISO 8601. */
  context: Record<string, string | null> & { user_uuid: string; offering_uuid: string; consent_uuid: string };
}

const EVENT_TYPES: Record<ConsentAction, string> = {
  granted: 'terms_of_service_consent_granted',
  reconsented: 'terms_of_service_consent_granted',
  regranted: 'terms_of_service_consent_granted',
  revoked: 'terms_of_service_consent_revoked',
  revoked_automatically: 'terms_of_service_consent_revoked',
  amended: 'terms_of_service_consent_amended',
  deleted: 'terms_of_service_consent_deleted',
};

/** Tells of one change of a consent, with Waldur's types, keys and wording where Waldur has them. */
export function consentEvent(action: ConsentAction, facts: ConsentFacts): ConsentEvent {
  return { event_type: EVENT_TYPES[action], message: message(action, facts), context: context(action, facts) };
}

/** Runs in the transaction that changes the rows which the events tell of. */
export async function insertConsentEvents(
  tx: Queryable,
  events: readonly (ConsentEvent & { created: Date; uuid?: string })[],
): Promise<void> {
  await tx.query(
    `insert into events (uuid, created, event_type, message, context, user_uuid, offering_uuid, consent_uuid)
     select e.uuid, e.created, e.event_type, e.message, e.context,
            (e.context->>'user_uuid')::uuid, (e.context->>'offering_uuid')::uuid, (e.context->>'consent_uuid')::uuid
     from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::jsonb[])
       with ordinality as e (uuid, created, event_type, message, context, place)
     order by e.place`,
    [
      events.map(({ uuid }) => uuid ?? randomUUID()),
      events.map(({ created }) => created),
      events.map(({ event_type }) => event_type),
      events.map(({ message }) => message),
      events.map(({ context }) => context),
    ],
  );
}

function nameOf(person: EventPerson | null): string {
  return person?.full_name || person?.username || 'The system';
}

function message(action: ConsentAction, facts: ConsentFacts): string {
  const { consent, offering, actor } = facts;
  const user = nameOf(facts.user);
  const version = `ToS version ${quoted(consent.version)}`;
  switch (action) {
    case 'granted':
    case 'reconsented':
      return `User ${user} has accepted Terms of Service for offering ${offering.name}, ${version}.`;
    case 'regranted':
      return `User ${user} has accepted Terms of Service for offering ${offering.name} again, ${version}.`;
    case 'revoked':
      return actor?.uuid === facts.user.uuid
        ? `User ${user} has revoked Terms of Service consent for offering ${offering.name}, ${version}.`
        : `${nameOf(actor)} has revoked Terms of Service consent of user ${user} for offering ${offering.name}, ${version}.`;
    case 'revoked_automatically':
      return `User ${user} consent for offering ${offering.name} has been revoked due to expired grace period. Grace period ended on ${facts.expired?.gracePeriodEnd.toISOString() ?? 'an unknown date'}.`;
    case 'amended':
      return `${nameOf(actor)} has changed the accepted version of user ${user} for offering ${offering.name} from ${quoted(facts.previousVersion ?? '')} to ${quoted(consent.version)}.`;
    case 'deleted':
      return `${nameOf(actor)} has deleted Terms of Service consent of user ${user} for offering ${offering.name}, ${version}.`;
  }
}

/** A blank version is legal and must not leave a hole in the sentence. */
function quoted(version: string): string {
  return version || '(blank)';
}

function context(action: ConsentAction, facts: ConsentFacts): ConsentEvent['context'] {
  const { consent, user, offering, actor, previousVersion, textSha256, expired } = facts;
  const revoked = consent.revocation_date?.toISOString() ?? null;
  return {
    action,
    user_uuid: user.uuid,
    user_username: user.username,
    user_name: nameOf(user),
    offering_uuid: offering.uuid,
    offering_name: offering.name,
    consent_uuid: consent.uuid,
    consent_version: consent.version,
    consent_agreement_date: consent.agreement_date.toISOString(),
    consent_revocation_date: revoked,
    version: consent.version,
    ...(EVENT_TYPES[action] === EVENT_TYPES.revoked ? { revocation_date: revoked } : {}),
    ...(EVENT_TYPES[action] === EVENT_TYPES.granted ? { text_sha256: textSha256 ?? null } : {}),
    ...(previousVersion === undefined ? {} : { previous_version: previousVersion }),
    ...(expired && {
      old_version: consent.version,
      new_version: expired.newVersion,
      grace_period_end: expired.gracePeriodEnd.toISOString(),
    }),
    actor_uuid: actor?.uuid ?? null,
    actor_username: actor?.username ?? null,
    actor_full_name: actor?.full_name ?? null,
  };
}
