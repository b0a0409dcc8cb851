import type { Caller, Context } from '#server/api/openapi/operation.ts';
import { changeTime, recordChange } from './events.ts';
import { lockPermitted } from './read.ts';

/** The events stay. @throws 404 when the caller cannot see the consent, 403 with the reason when they may not */
export function deleteConsent({ db, now }: Context, actor: Caller, uuid: string): Promise<void> {
  return db.transaction(async (tx) => {
    const row = await lockPermitted(tx, actor, uuid, 'consent.delete');
    await tx.query('delete from consents where uuid = $1', [uuid]);
    await recordChange(tx, row, { action: 'deleted', actor, at: changeTime(now, row) });
  });
}
