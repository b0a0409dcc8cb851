import { randomUUID } from 'node:crypto';
import type { Caller, Context } from '#server/api/openapi/operation.ts';
import type { Queryable } from '#server/db/database.ts';
import { changeTime, eventOf } from './events.ts';
import { allow, type ConsentRow, readConsent } from './read.ts';

/**
 * Keeps the first date of a consent that is revoked already. The update holds only while the row is what was read,
 * which is read again if not: locking it would take twice as many round trips, which limit the revocations a second.
 * @throws 404 when the caller cannot see the consent, 403 with the reason when they may not revoke it
 */
export async function revoke({ db, now }: Context, actor: Caller, uuid: string): Promise<ConsentRow> {
  for (;;) {
    const row = await readConsent(db, actor, uuid);
    allow(actor, 'consent.revoke', row);
    if (row.revocation_date) return row;
    const at = changeTime(now, row);
    const time = at.toISOString();
    const revoked = { ...row, revocation_date: time, modified: time, requires_reconsent: false };
    if (await writeRevocation(db, revoked, actor, at)) return revoked;
  }
}

/** One statement, so that both or neither are stored. False when the row has changed meanwhile. */
async function writeRevocation(db: Queryable, row: ConsentRow, actor: Caller, at: Date): Promise<boolean> {
  const { event_type, message, context } = eventOf(row, { action: 'revoked', actor });
  const written = await db.query(
    `with revoked as (
       update consents set revocation_date = $2, modified = $2
       where uuid = $1 and version = $3 and revocation_date is null
       returning uuid
     )
     insert into events (uuid, created, event_type, message, context, user_uuid, offering_uuid, consent_uuid)
     select $4::uuid, $2, $5, $6, $7::jsonb, $8::uuid, $9::uuid, uuid from revoked
     returning id`,
    [row.uuid, at, row.version, randomUUID(), event_type, message, context, row.user_uuid, row.offering_uuid],
  );
  return written.length > 0;
}
