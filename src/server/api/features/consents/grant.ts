import { randomUUID } from 'node:crypto';
import type { Caller, Context } from '#server/api/openapi/operation.ts';
import { refusedRequest } from '#server/api/http/errors.ts';
import type { Queryable } from '#server/db/database.ts';
import { recordChange } from './events.ts';
import { findConsent } from './read.ts';

interface Existing {
  uuid: string;
  version: string;
  revocation_date: Date | null;
}

/**
 * Consents to the active terms of an offering: a first grant, a re-consent to another version, or a grant again after a
 * revocation. The row and its uuid stay the same from the first grant on, and so does `agreement_date`.
 * @returns the uuid of the consent
 * @throws 400 when there are no active terms, or nothing would change
 */
export function grant({ db, now }: Context, actor: Caller, offeringUuid: string): Promise<string> {
  return db.transaction(async (tx) => {
    const terms = await activeTerms(tx, offeringUuid);
    const created = await insertConsent(tx, actor, terms, now);
    const before = created ? undefined : await lockExisting(tx, actor, terms.offering_id);
    if (before) await renew(tx, before, terms.version, now);
    const uuid = created ?? before?.uuid;
    const row = uuid && (await findConsent(tx, actor, uuid));
    // Neither inserted nor found: staff deleted the row between the two statements.
    if (!row) throw new Error('The consent was deleted while it was being granted.');
    const action = !before ? 'granted' : before.revocation_date ? 'regranted' : 'reconsented';
    await recordChange(tx, row, { action, actor, at: now, ...(before && { previousVersion: before.version }) });
    return row.uuid;
  });
}

interface ActiveTerms {
  offering_id: number;
  version: string;
}

/** Locked for share, so that the version is still the active one when the consent is written. */
async function activeTerms(tx: Queryable, offeringUuid: string): Promise<ActiveTerms> {
  const [terms] = await tx.query<ActiveTerms>(
    `select t.offering_id, t.version from terms_of_service t join offerings o on o.id = t.offering_id
     where o.uuid = $1 and t.is_active for share of t`,
    [offeringUuid],
  );
  if (!terms) throw refusedRequest('This offering does not have Terms of Service.');
  return terms;
}

/** Waits for a concurrent grant to the same person and offering; returns undefined when that one was first. */
async function insertConsent(tx: Queryable, actor: Caller, terms: ActiveTerms, now: Date) {
  const [created] = await tx.query<{ uuid: string }>(
    `insert into consents (uuid, user_id, offering_id, version, agreement_date, modified)
     values ($1, $2, $3, $4, $5, $5) on conflict (user_id, offering_id) do nothing returning uuid`,
    [randomUUID(), actor.id, terms.offering_id, terms.version, now],
  );
  return created?.uuid;
}

async function lockExisting(tx: Queryable, actor: Caller, offeringId: number): Promise<Existing | undefined> {
  const [row] = await tx.query<Existing>(
    'select uuid, version, revocation_date from consents where user_id = $1 and offering_id = $2 for update',
    [actor.id, offeringId],
  );
  return row;
}

async function renew(tx: Queryable, { uuid, version, revocation_date }: Existing, current: string, now: Date) {
  if (revocation_date === null && version === current) {
    throw refusedRequest('You have already consented to the current Terms of Service for this offering.');
  }
  await tx.query('update consents set version = $2, revocation_date = null, modified = $3 where uuid = $1', [
    uuid,
    current,
    now,
  ]);
}
