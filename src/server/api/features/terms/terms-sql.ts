import type { Body, Query, Terms } from '#contract/operations.ts';
import { conditions, type Conditions } from '#server/api/sql/conditions.ts';
import type { Caller } from '#server/api/openapi/operation.ts';
import { orderBy } from '#server/api/sql/ordering.ts';
import type { Queryable } from '#server/db/database.ts';
import { isMember } from '#server/db/members.ts';

type TermsQuery = Query<'marketplace_offering_terms_of_service_list'>;
export type TermsFields = Omit<Body<'marketplace_offering_terms_of_service_create'>, 'offering'>;
export type TermsChange = NonNullable<Body<'marketplace_offering_terms_of_service_update'>>;

interface TermsRow extends Omit<Terms, 'user_consent' | 'activated' | 'created' | 'modified'> {
  activated: Date | null;
  created: Date;
  modified: Date;
  consent_uuid: string | null;
  consent_version: string;
  consent_agreement_date: Date;
}

const COLUMNS = `
  t.uuid, o.uuid as offering_uuid, o.name as offering_name, t.terms_of_service, t.terms_of_service_link, t.version,
  t.is_active, t.requires_reconsent, t.grace_period_days, t.activated, t.created, t.modified, c.uuid as consent_uuid,
  c.version as consent_version, c.agreement_date as consent_agreement_date,
  c.id is not null and (not t.requires_reconsent or c.version = t.version) as has_user_consent`;

const SORT_COLUMNS = { created: 't.created', modified: 't.modified', version: 't.version' };

function from(callerId: string): string {
  return `from terms_of_service t join offerings o on o.id = t.offering_id
    left join consents c on c.offering_id = t.offering_id and c.user_id = ${callerId} and c.revocation_date is null`;
}

/** Others than staff and support see terms that they agreed or could agree to, and all of their organisations. */
function visibleTo(actor: Caller): { found: Conditions; source: string } {
  const found = conditions();
  const source = from(found.bind(actor.id));
  if (!actor.is_staff && !actor.is_support) {
    found.add(`c.id is not null or t.is_active and o.shared or ${isMember('o.customer_id', found.bind(actor.id))}`);
  }
  return { found, source };
}

export function filterTerms(actor: Caller, query: TermsQuery) {
  const { found, source } = visibleTo(actor);
  const { add, bind } = found;
  for (const uuid of [query.offering_uuid, query.offering]) if (uuid) add(`o.uuid = ${bind(uuid)}`);
  if (query.version) add(`t.version = ${bind(query.version)}`);
  if (query.is_active !== undefined) add(`t.is_active = ${bind(query.is_active)}`);
  if (query.requires_reconsent !== undefined) add(`t.requires_reconsent = ${bind(query.requires_reconsent)}`);
  return { found, source };
}

type Filters = ReturnType<typeof filterTerms>;

export async function countTerms(db: Queryable, { found, source }: Filters): Promise<number> {
  const [row] = await db.query<{ count: number }>(`select count(*) ${source} ${found.where()}`, found.values);
  return row?.count ?? 0;
}

export async function listTerms(
  db: Queryable,
  { found, source }: Filters,
  sort: TermsQuery['o'],
  limit: number,
  offset: number,
): Promise<Terms[]> {
  const order = orderBy(sort, '-created', SORT_COLUMNS, 't.id');
  const rows = await db.query<TermsRow>(
    `select ${COLUMNS} ${source} ${found.where()} ${order} limit ${found.bind(limit)} offset ${found.bind(offset)}`,
    found.values,
  );
  return rows.map(toTerms);
}

export async function findTerms(db: Queryable, actor: Caller, uuid: string): Promise<Terms | undefined> {
  const { found, source } = visibleTo(actor);
  found.add(`t.uuid = ${found.bind(uuid)}`);
  const [row] = await db.query<TermsRow>(`select ${COLUMNS} ${source} ${found.where()}`, found.values);
  return row && toTerms(row);
}

function toTerms(row: TermsRow): Terms {
  const { consent_uuid, consent_version, consent_agreement_date, ...terms } = row;
  return {
    ...terms,
    activated: row.activated?.toISOString() ?? null,
    created: row.created.toISOString(),
    modified: row.modified.toISOString(),
    user_consent: consent_uuid
      ? {
          uuid: consent_uuid,
          version: consent_version,
          agreement_date: consent_agreement_date.toISOString(),
          is_revoked: false,
        }
      : null,
  };
}
