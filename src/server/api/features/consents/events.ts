import type { Caller } from '#server/api/openapi/operation.ts';
import type { Queryable } from '#server/db/database.ts';
import { type ConsentAction, type ConsentEvent, consentEvent, insertConsentEvents } from '#server/db/consent-events.ts';
import type { ConsentRow } from './read.ts';

interface Change {
  action: ConsentAction;
  actor: Caller;
  at: Date;
  previousVersion?: string;
}

/** `row` is the consent after the change, or before its deletion. */
export function eventOf(row: ConsentRow, { action, actor, previousVersion }: Omit<Change, 'at'>): ConsentEvent {
  const { uuid, version, agreement_date, revocation_date, text_sha256 } = row;
  return consentEvent(action, {
    consent: {
      uuid,
      version,
      agreement_date: new Date(agreement_date),
      revocation_date: revocation_date === null ? null : new Date(revocation_date),
    },
    user: { uuid: row.user_uuid, username: row.user_username, full_name: row.user_full_name },
    offering: { uuid: row.offering_uuid, name: row.offering_name },
    actor,
    previousVersion,
    textSha256: text_sha256,
  });
}

/** Never before the change that it follows: with a clock set back, a revocation would precede the agreement. */
export function changeTime(
  now: Date,
  before: { modified: Date | string; revocation_date: Date | string | null },
): Date {
  const last = [before.modified, before.revocation_date ?? before.modified].map((time) => new Date(time).getTime());
  return new Date(Math.max(now.getTime(), ...last));
}

/** `tx` must be the transaction of the change, so that both or neither are stored. */
export function recordChange(tx: Queryable, row: ConsentRow, change: Change) {
  return insertConsentEvents(tx, [{ ...eventOf(row, change), created: change.at }]);
}
