import type { Consent } from '#contract/operations.ts';
import { type Permission, refusal } from '#contract/permissions.ts';
import { forbidden, notFound } from '#server/api/http/errors.ts';
import type { Caller } from '#server/api/openapi/operation.ts';
import { resourceUrl } from '#server/api/openapi/resource-urls.ts';
import { collectedAttributes } from '#server/api/sql/collected-attributes.ts';
import { conditions } from '#server/api/sql/conditions.ts';
import type { Queryable } from '#server/db/database.ts';

/** Without what `toConsent` derives: the URL, which depends on how the server was called, and what repeats a field. */
export type ConsentRow = Omit<Consent, 'offering_url' | 'created' | 'has_consent'>;

/** Parsing and formatting the times of a page in JavaScript is a fifth of its cost. */
const time = (column: string) =>
  `to_char(c.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${column}`;

/** Every statement takes the columns of consents from here; those without SQL only join and sort. */
const OWN_COLUMNS: Record<string, string | undefined> = {
  id: undefined,
  uuid: 'c.uuid',
  user_id: undefined,
  offering_id: undefined,
  agreement_date: time('agreement_date'),
  version: 'c.version',
  revocation_date: time('revocation_date'),
  modified: time('modified'),
  granted_date: time('granted_date'),
};

/** Only of a single consent: the digests would be most of what a page weighs. */
const TEXT_SHA256 = "encode(c.text_sha256, 'hex') as text_sha256";

/** What a page's rows are selected with before they are joined. */
export const ROW = Object.keys(OWN_COLUMNS)
  .map((column) => `c.${column}`)
  .join(', ');

/** On a consent `c` joined with its active terms `t`. */
export const NEEDS_RECONSENT = 'c.revocation_date is null and t.requires_reconsent and t.version <> c.version';

/** A `ConsentRow`, from `c` and `JOINS`. */
export const FIELDS = [
  ...Object.values(OWN_COLUMNS).filter((sql) => sql !== undefined),
  'u.uuid as user_uuid, u.username as user_username, u.full_name as user_full_name, u.email as user_email',
  'o.uuid as offering_uuid, o.name as offering_name, o.slug as offering_slug',
  `coalesce(${NEEDS_RECONSENT}, false) as requires_reconsent`,
  collectedAttributes('o'),
].join(', ');

/** An offering has at most one active terms, so no row is doubled. */
export const JOINS = `
  join users u on u.id = c.user_id
  join offerings o on o.id = c.offering_id
  left join terms_of_service t on t.offering_id = c.offering_id and t.is_active`;

/** Undefined when the caller may see all. */
export function visibleOwner(actor: Caller): number | undefined {
  return refusal(actor, 'consent.read-all') ? actor.id : undefined;
}

/** `lock` keeps others from changing the consent until the transaction ends. */
export async function findConsent(
  db: Queryable,
  actor: Caller,
  uuid: string,
  lock: 'lock' | 'no lock' = 'no lock',
): Promise<ConsentRow | undefined> {
  const found = conditions();
  found.add(`c.uuid = ${found.bind(uuid)}`);
  const owner = visibleOwner(actor);
  if (owner !== undefined) found.add(`c.user_id = ${found.bind(owner)}`);
  const [row] = await db.query<ConsentRow>(
    `select ${FIELDS}, ${TEXT_SHA256} from consents c ${JOINS} ${found.where()} ${lock === 'lock' ? 'for update of c' : ''}`,
    found.values,
  );
  return row;
}

/** @throws 404 when the consent is unknown or not visible to the caller */
export async function readConsent(db: Queryable, actor: Caller, uuid: string): Promise<ConsentRow> {
  const row = await findConsent(db, actor, uuid);
  if (!row) throw notFound('UserOfferingConsent');
  return row;
}

/** Locks the consent in `tx`. @throws 404 when the caller cannot see it, 403 with the reason when they may not */
export async function lockPermitted(
  tx: Queryable,
  actor: Caller,
  uuid: string,
  permission: Permission,
): Promise<ConsentRow> {
  const row = await findConsent(tx, actor, uuid, 'lock');
  if (!row) throw notFound('UserOfferingConsent');
  allow(actor, permission, row);
  return row;
}

/** @throws 403 with the reason */
export function allow(actor: Caller, permission: Permission, row: ConsentRow) {
  const reason = refusal(actor, permission, row.user_uuid);
  if (reason) throw forbidden(reason);
}

/** Completes the row in place: nobody else holds it, and copying fifty costs as much as serializing them. */
export function toConsent(row: ConsentRow, baseUrl: string): Consent {
  return Object.assign(row, {
    // A consent is created by its first agreement.
    created: row.agreement_date,
    has_consent: row.revocation_date === null,
    offering_url: resourceUrl(baseUrl, 'marketplace-provider-offerings', row.offering_uuid),
  });
}
