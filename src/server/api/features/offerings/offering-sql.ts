import type { Offering, Query } from '#contract/operations.ts';
import { collectedAttributes } from '#server/api/sql/collected-attributes.ts';
import { type Conditions, conditions } from '#server/api/sql/conditions.ts';
import { searchWords } from '#server/api/sql/likeness.ts';
import type { Caller } from '#server/api/openapi/operation.ts';
import { byAttention } from './attention-sql.ts';
import { orderBy } from '#server/api/sql/ordering.ts';
import { resourceUrl } from '#server/api/openapi/resource-urls.ts';
import type { Queryable } from '#server/db/database.ts';
import { isMember } from '#server/db/members.ts';

type OfferingQuery = Query<'marketplace_public_offerings_list'>;
type Consents = NonNullable<Offering['consents']>;

/** Public offerings are those that everyone may see; provider ones all, for staff, support and their own members. */
export type OfferingKind = 'marketplace-public-offerings' | 'marketplace-provider-offerings';

interface OfferingRow extends Required<Omit<Offering, 'created' | 'url' | 'consents'>> {
  created: Date;
  consents?: Consents;
}

const SORT_COLUMNS = { created: 'o.created', name: 'o.name', state: 'o.state' };

const FROM = 'from offerings o join customers p on p.id = o.customer_id';

const hasTerms = (condition: string) =>
  `exists (select from terms_of_service t where t.offering_id = o.id and ${condition})`;

const hasConsent = (callerId: string) =>
  `exists (select from consents c where c.offering_id = o.id and c.user_id = ${callerId} and c.revocation_date is null)`;

const unless = (value: boolean) => (value ? '' : 'not ');

function visible(kind: OfferingKind, actor: Caller, { add, bind }: Conditions) {
  if (kind === 'marketplace-public-offerings') add("o.shared and o.state not in ('Draft', 'Archived')");
  else if (!actor.is_staff && !actor.is_support) add(isMember('o.customer_id', bind(actor.id)));
}

export function filterOfferings(kind: OfferingKind, actor: Caller, query: OfferingQuery): Conditions {
  const filters = conditions();
  const { add, bind } = filters;
  visible(kind, actor, filters);
  searchWords(filters, query.keyword, 'o.folded_name', 'o.folded_description', 'p.folded_name');
  searchWords(filters, query.query, 'o.folded_name', 'o.folded_slug', 'o.folded_description');
  searchWords(filters, query.name, 'o.folded_name');
  if (query.name_exact) add(`o.name = ${bind(query.name_exact)}`);
  if (query.customer_uuid) add(`p.uuid = ${bind(query.customer_uuid)}`);
  if (query.state) add(`o.state = any(${bind(query.state)}::text[])`);
  if (query.uuid_list) add(`o.uuid = any(${bind(query.uuid_list)}::uuid[])`);
  addTermsFilters(filters, actor, query);
  return filters;
}

function addTermsFilters({ add, bind }: Conditions, actor: Caller, query: OfferingQuery) {
  if (query.has_active_terms_of_service !== undefined) {
    add(unless(query.has_active_terms_of_service) + hasTerms('t.is_active'));
  }
  if (query.has_terms_of_service !== undefined) add(unless(query.has_terms_of_service) + hasTerms('true'));
  if (query.user_has_consent !== undefined) add(unless(query.user_has_consent) + hasConsent(bind(actor.id)));
}

export async function countOfferings(db: Queryable, { where, values }: Conditions): Promise<number> {
  const [row] = await db.query<{ count: number }>(`select count(*) ${FROM} ${where()}`, values);
  return row?.count ?? 0;
}

export interface Page {
  sort?: OfferingQuery['o'];
  limit: number;
  offset: number;
  /** In place of `sort`: with consents, and by what needs attention. */
  byAttention?: { since: Date };
}

/** `actor` decides `user_has_consent`. */
export function listOfferings(db: Queryable, actor: Caller, { where, values }: Conditions, page: Page) {
  const selected = conditions([...values]);
  const caller = selected.bind(actor.id);
  const attention = page.byAttention && byAttention(selected.bind(page.byAttention.since));
  const order = attention?.order ?? orderBy(page.sort, '-created', SORT_COLUMNS, 'o.id');
  const [limit, offset] = [selected.bind(page.limit), selected.bind(page.offset)];
  return db.query<OfferingRow>(
    `select o.uuid, o.created, o.name, o.slug, o.description, p.uuid as customer_uuid, p.name as customer_name, o.state,
       o.shared, ${collectedAttributes('o')}, ${hasConsent(caller)} as user_has_consent${attention?.columns ?? ''}
     ${FROM} ${attention?.joins ?? ''} ${where()} ${order} limit ${limit} offset ${offset}`,
    selected.values,
  );
}

export async function findOffering(db: Queryable, kind: OfferingKind, actor: Caller, uuid: string) {
  const found = conditions();
  found.add(`o.uuid = ${found.bind(uuid)}`);
  visible(kind, actor, found);
  const [row] = await listOfferings(db, actor, found, { limit: 1, offset: 0 });
  return row;
}

export function toOffering(row: OfferingRow, kind: OfferingKind, baseUrl: string): Offering {
  return { url: resourceUrl(baseUrl, kind, row.uuid), ...row, created: row.created.toISOString() };
}
