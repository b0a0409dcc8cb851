import { randomUUID } from 'node:crypto';
import type { Success } from '#contract/operations.ts';
import { refusedRequest } from '#server/api/http/errors.ts';
import { type Database, isUniqueViolation, type Queryable } from '#server/db/database.ts';
import type { TermsChange, TermsFields } from './terms-sql.ts';

const ALREADY_ACTIVE =
  'An active Terms of Service configuration already exists for this offering. ' +
  'Please deactivate the existing configuration before creating a new active one.';

/** @throws HttpError 400 when a second active terms would result */
export async function createTerms(db: Queryable, offeringUuid: string, fields: TermsFields, now: Date) {
  const [row] = await refuseSecondActive(
    db.query<Omit<Success<'marketplace_offering_terms_of_service_create'>, 'offering'>>(
      `insert into terms_of_service (uuid, offering_id, terms_of_service, terms_of_service_link, version, is_active,
         requires_reconsent, grace_period_days, activated, created, modified)
       select $1, id, $3, $4, $5, $6, $7, $8, $9, $10, $10 from offerings where uuid = $2
       returning terms_of_service, terms_of_service_link, version, is_active, requires_reconsent, grace_period_days`,
      [
        randomUUID(),
        offeringUuid,
        fields.terms_of_service ?? '',
        fields.terms_of_service_link ?? '',
        fields.version ?? '',
        fields.is_active ?? false,
        fields.requires_reconsent ?? false,
        fields.grace_period_days ?? 60,
        fields.is_active ? now : null,
        now,
      ],
    ),
  );
  if (!row) throw new Error('The offering was deleted while terms were being created for it.');
  return row;
}

/** Every activation starts the grace period again. @throws HttpError 400 when any terms are active, as in Waldur */
export function updateTerms(db: Database, uuid: string, fields: TermsChange, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    if (fields.is_active && (await offeringHasActive(tx, uuid))) throw refusedRequest(ALREADY_ACTIVE);
    await refuseSecondActive(
      tx.query(
        `update terms_of_service set
           terms_of_service = coalesce($2, terms_of_service),
           terms_of_service_link = coalesce($3, terms_of_service_link),
           is_active = coalesce($4, is_active),
           grace_period_days = coalesce($5, grace_period_days),
           activated = case when $4 and not is_active then $6 else activated end,
           modified = $6
         where uuid = $1`,
        [uuid, fields.terms_of_service, fields.terms_of_service_link, fields.is_active, fields.grace_period_days, now],
      ),
    );
  });
}

export async function deleteTerms(db: Queryable, uuid: string): Promise<void> {
  await db.query('delete from terms_of_service where uuid = $1', [uuid]);
}

async function offeringHasActive(tx: Queryable, uuid: string): Promise<boolean> {
  const rows = await tx.query(
    `select active.id from terms_of_service active
     where active.is_active and active.offering_id = (select offering_id from terms_of_service where uuid = $1)`,
    [uuid],
  );
  return rows.length > 0;
}

/** The unique index decides, since two requests may both have found no active terms. */
async function refuseSecondActive<Result>(change: Promise<Result>): Promise<Result> {
  try {
    return await change;
  } catch (error) {
    if (isUniqueViolation(error, 'terms_of_service_active_key')) throw refusedRequest(ALREADY_ACTIVE);
    throw error;
  }
}
