import { type Permission, refusal } from '#contract/permissions.ts';
import { forbidden, notFound } from '#server/api/http/errors.ts';
import type { Caller, Context } from '#server/api/openapi/operation.ts';
import type { Queryable } from '#server/db/database.ts';
import { recordChange } from './events.ts';
import { type ConsentRow, findConsent } from './read.ts';

/**
 * A consent for reading.
 * @throws 404 when it is unknown or not visible to the caller
 */
export async function readConsent(db: Queryable, actor: Caller, uuid: string): Promise<ConsentRow> {
  const row = await findConsent(db, actor, uuid);
  if (!row) throw notFound('UserOfferingConsent');
  return row;
}

/**
 * A consent to change in `tx`, locked.
 * @throws 404 when the caller cannot see it, 403 with the reason when they can but may not do this to it
 */
async function lockPermitted(tx: Queryable, actor: Caller, uuid: string, permission: Permission): Promise<ConsentRow> {
  const row = await findConsent(tx, actor, uuid, 'lock');
  if (!row) throw notFound('UserOfferingConsent');
  allow(actor, permission, row);
  return row;
}

/** @throws 403 with the reason when `actor` may not do this to the consent */
export function allow(actor: Caller, permission: Permission, row: ConsentRow) {
  const reason = refusal(actor, permission, row.user_uuid);
  if (reason) throw forbidden(reason);
}

/**
 * Sets the accepted version. Saving without a change moves `modified` only, as in Waldur, and is no event.
 * @param readVersion is called once the caller is known to be allowed
 */
export async function amend(
  { db, now }: Context,
  actor: Caller,
  uuid: string,
  readVersion: () => Promise<string | undefined>,
): Promise<ConsentRow> {
  // Checked before the body is read, and again under the lock, which is not held while a body is read.
  allow(actor, 'consent.amend', await readConsent(db, actor, uuid));
  const version = await readVersion();
  return db.transaction(async (tx) => {
    const before = await lockPermitted(tx, actor, uuid, 'consent.amend');
    await tx.query('update consents set version = coalesce($2, version), modified = $3 where uuid = $1', [
      uuid,
      version,
      now,
    ]);
    const after = await readConsent(tx, actor, uuid);
    if (after.version !== before.version) {
      await recordChange(tx, after, { action: 'amended', actor, at: now, previousVersion: before.version });
    }
    return after;
  });
}

/** Deletes the record; its events stay. */
export function destroy({ db, now }: Context, actor: Caller, uuid: string): Promise<void> {
  return db.transaction(async (tx) => {
    const row = await lockPermitted(tx, actor, uuid, 'consent.delete');
    await tx.query('delete from consents where uuid = $1', [uuid]);
    await recordChange(tx, row, { action: 'deleted', actor, at: now });
  });
}
