import type { Caller, Context } from '#server/api/openapi/operation.ts';
import { changeTime, recordChange } from './events.ts';
import { allow, type ConsentRow, lockPermitted, readConsent } from './read.ts';

/**
 * Saving without a change moves `modified` only, as in Waldur, and is no event. `readVersion` is called once the caller
 * is known to be allowed.
 * @throws 404 when the caller cannot see the consent, 403 with the reason when they may not amend it
 */
export async function amend(
  { db, now }: Context,
  actor: Caller,
  uuid: string,
  readVersion: () => Promise<string | undefined>,
): Promise<ConsentRow> {
  // Again under the lock, which must not be held while a body arrives.
  allow(actor, 'consent.amend', await readConsent(db, actor, uuid));
  const version = await readVersion();
  return db.transaction(async (tx) => {
    const before = await lockPermitted(tx, actor, uuid, 'consent.amend');
    const at = changeTime(now, before);
    await tx.query(
      `update consents set version = coalesce($2, version), modified = $3,
         granted_date = case when version = coalesce($2, version) then granted_date end,
         text_sha256 = case when version = coalesce($2, version) then text_sha256 end
       where uuid = $1`,
      [uuid, version, at],
    );
    const after = await readConsent(tx, actor, uuid);
    if (after.version !== before.version) {
      await recordChange(tx, after, { action: 'amended', actor, at, previousVersion: before.version });
    }
    return after;
  });
}
