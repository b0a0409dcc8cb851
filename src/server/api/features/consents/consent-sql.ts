import type { Consent, Query } from '#contract/operations.ts';
import { refusal } from '#contract/permissions.ts';
import { collectedAttributes } from '#server/api/collected-attributes.ts';
import { conditions, type Conditions } from '#server/api/conditions.ts';
import type { Caller } from '#server/api/operation.ts';
import { orderBy } from '#server/api/ordering.ts';
import { resourceUrl } from '#server/api/resource-urls.ts';
import type { Queryable } from '#server/db/database.ts';

type ConsentQuery = Query<'marketplace_user_offering_consents_list'>;

export interface ConsentRow extends Omit<
  Consent,
  'agreement_date' | 'revocation_date' | 'created' | 'modified' | 'offering_url' | 'has_consent'
> {
  agreement_date: Date;
  revocation_date: Date | null;
  created: Date;
  modified: Date;
}

const NEEDS_RECONSENT = 'c.revocation_date is null and t.requires_reconsent and t.version <> c.version';

const COLUMNS = `
  c.uuid, u.uuid as user_uuid, o.uuid as offering_uuid, c.agreement_date, c.version, c.revocation_date, c.created,
  u.username as user_username, u.full_name as user_full_name, u.email as user_email, o.name as offering_name,
  o.slug as offering_slug, c.modified, coalesce(${NEEDS_RECONSENT}, false) as requires_reconsent,
  ${collectedAttributes('o')}`;

/** There is at most one active config per offering, so no row is doubled. */
const JOINS = `
  join users u on u.id = c.user_id
  join offerings o on o.id = c.offering_id
  left join terms_of_service t on t.offering_id = c.offering_id and t.is_active`;

const SORT_COLUMNS = {
  agreement_date: 'c.agreement_date',
  created: 'c.created',
  modified: 'c.modified',
  revocation_date: 'c.revocation_date',
};

function visible(actor: Caller, { add, bind }: Conditions) {
  if (refusal(actor, 'consent.read-all')) add(`c.user_id = ${bind(actor.id)}`);
}

/** The filters of a list, for its rows and for its count. */
export function filterConsents(actor: Caller, query: ConsentQuery): Conditions {
  const filters = conditions();
  const { add, bind } = filters;
  visible(actor, filters);
  for (const uuid of [query.user_uuid, query.user]) {
    if (uuid) add(`c.user_id = (select id from users where uuid = ${bind(uuid)})`);
  }
  for (const uuid of [query.offering_uuid, query.offering]) {
    if (uuid) add(`c.offering_id = (select id from offerings where uuid = ${bind(uuid)})`);
  }
  if (query.version) add(`c.version = ${bind(query.version)}`);
  if (query.has_consent !== undefined) add(`c.revocation_date is ${query.has_consent ? '' : 'not '}null`);
  if (query.requires_reconsent !== undefined) {
    add(`${query.requires_reconsent ? '' : 'not '}exists (
      select from terms_of_service t where t.offering_id = c.offering_id and t.is_active and ${NEEDS_RECONSENT})`);
  }
  return filters;
}

export async function countConsents(db: Queryable, { where, values }: Conditions): Promise<number> {
  const [row] = await db.query<{ count: number }>(`select count(*) from consents c ${where()}`, values);
  return row?.count ?? 0;
}

/** One page. The keys are found first, so that a far page skips index entries and not joined rows. */
export function listConsents(
  db: Queryable,
  { where, values }: Conditions,
  sort: ConsentQuery['o'],
  limit: number,
  offset: number,
): Promise<ConsentRow[]> {
  const order = orderBy(sort, '-created', SORT_COLUMNS, 'c.id');
  return db.query(
    `with page as materialized (
       select c.id from consents c ${where()} ${order} limit $${values.length + 1} offset $${values.length + 2}
     )
     select ${COLUMNS} from page join consents c on c.id = page.id ${JOINS} ${order}`,
    [...values, limit, offset],
  );
}

/** A consent that the caller may see; `lock` keeps others from changing it until the transaction ends. */
export async function findConsent(
  db: Queryable,
  actor: Caller,
  uuid: string,
  lock: 'lock' | 'no lock' = 'no lock',
): Promise<ConsentRow | undefined> {
  const found = conditions();
  found.add(`c.uuid = ${found.bind(uuid)}`);
  visible(actor, found);
  const [row] = await db.query<ConsentRow>(
    `select ${COLUMNS} from consents c ${JOINS} ${found.where()} ${lock === 'lock' ? 'for update of c' : ''}`,
    found.values,
  );
  return row;
}

export function toConsent(row: ConsentRow, baseUrl: string): Consent {
  return {
    ...row,
    agreement_date: row.agreement_date.toISOString(),
    revocation_date: row.revocation_date?.toISOString() ?? null,
    created: row.created.toISOString(),
    modified: row.modified.toISOString(),
    offering_url: resourceUrl(baseUrl, 'marketplace-provider-offerings', row.offering_uuid),
    has_consent: row.revocation_date === null,
  };
}
