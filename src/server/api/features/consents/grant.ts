import { randomUUID } from 'node:crypto';
import type { Caller, Context } from '#server/api/openapi/operation.ts';
import { refusedRequest } from '#server/api/http/errors.ts';
import type { Queryable } from '#server/db/database.ts';
import { changeTime, recordChange } from './events.ts';
import { findConsent } from './read.ts';

interface Existing {
  uuid: string;
  version: string;
  modified: Date;
  revocation_date: Date | null;
}

/**
 * The row, its uuid and `agreement_date` stay the same from the first grant on.
 * @returns the uuid of the consent
 * @throws 400 when there are no active terms, or nothing would change
 */
export function grant({ db, now }: Context, actor: Caller, offeringUuid: string): Promise<string> {
  return db.transaction(async (tx) => {
    const terms = await activeTerms(tx, offeringUuid);
    const created = await insertConsent(tx, actor, terms, now);
    const before = created ? undefined : await lockExisting(tx, actor, terms.offering_id);
    const at = before ? changeTime(now, before) : now;
    if (before) await renew(tx, before, terms, at);
    const uuid = created ?? before?.uuid;
    const row = uuid && (await findConsent(tx, actor, uuid));
    // Staff deleted the row between the two statements.
    if (!row) throw new Error('The consent was deleted while it was being granted.');
    const action = !before ? 'granted' : before.revocation_date ? 'regranted' : 'reconsented';
    await recordChange(tx, row, { action, actor, at, ...(before && { previousVersion: before.version }) });
    return row.uuid;
  });
}

interface ActiveTerms {
  offering_id: number;
  version: string;
  /** Null when the terms are a link only: what stands there is not known. */
  text_sha256: string | null;
}

/** The lock keeps the version the active one until the consent is written. */
async function activeTerms(tx: Queryable, offeringUuid: string): Promise<ActiveTerms> {
  const [terms] = await tx.query<ActiveTerms>(
    `select t.offering_id, t.version,
            case when t.terms_of_service <> ''
              then encode(sha256(convert_to(t.terms_of_service, 'UTF8')), 'hex') end as text_sha256
     from terms_of_service t join offerings o on o.id = t.offering_id
     where o.uuid = $1 and t.is_active for share of t`,
    [offeringUuid],
  );
  if (!terms) throw refusedRequest('This offering does not have Terms of Service.');
  return terms;
}

/** Waits for a concurrent grant to the same person and offering; undefined when that one was first. */
async function insertConsent(tx: Queryable, actor: Caller, terms: ActiveTerms, now: Date) {
  const [created] = await tx.query<{ uuid: string }>(
    `insert into consents (uuid, user_id, offering_id, version, agreement_date, modified, granted_date, text_sha256)
     values ($1, $2, $3, $4, $5, $5, $5, decode($6, 'hex')) on conflict (user_id, offering_id) do nothing returning uuid`,
    [randomUUID(), actor.id, terms.offering_id, terms.version, now, terms.text_sha256],
  );
  return created?.uuid;
}

async function lockExisting(tx: Queryable, actor: Caller, offeringId: number): Promise<Existing | undefined> {
  const [row] = await tx.query<Existing>(
    'select uuid, version, modified, revocation_date from consents where user_id = $1 and offering_id = $2 for update',
    [actor.id, offeringId],
  );
  return row;
}

async function renew(tx: Queryable, { uuid, version, revocation_date }: Existing, terms: ActiveTerms, at: Date) {
  if (revocation_date === null && version === terms.version) {
    throw refusedRequest('You have already consented to the current Terms of Service for this offering.');
  }
  await tx.query(
    `update consents set version = $2, revocation_date = null, modified = $3, granted_date = $3,
       text_sha256 = decode($4, 'hex')
     where uuid = $1`,
    [uuid, terms.version, at, terms.text_sha256],
  );
}
