import type { Caller } from '#server/api/operation.ts';
import type { Queryable } from '#server/db/database.ts';
import { type ConsentAction, consentEvent, insertConsentEvents } from '#server/db/consent-events.ts';
import type { ConsentRow } from './consent-sql.ts';

interface Change {
  action: ConsentAction;
  actor: Caller;
  at: Date;
  previousVersion?: string;
}

/** Writes the event of a change. `tx` must be the transaction of the change itself: either both last or neither does. */
export function recordChange(tx: Queryable, row: ConsentRow, { action, actor, at, previousVersion }: Change) {
  const event = consentEvent(action, {
    consent: row,
    user: { uuid: row.user_uuid, username: row.user_username, full_name: row.user_full_name },
    offering: { uuid: row.offering_uuid, name: row.offering_name },
    actor,
    previousVersion,
  });
  return insertConsentEvents(tx, [{ ...event, created: at }]);
}
