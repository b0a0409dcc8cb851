import type { Consent } from '#contract/operations.ts';
import { collectedAttributes } from '#server/api/sql/collected-attributes.ts';
import { conditions } from '#server/api/sql/conditions.ts';
import type { Caller } from '#server/api/openapi/operation.ts';
import { resourceUrl } from '#server/api/openapi/resource-urls.ts';
import type { Queryable } from '#server/db/database.ts';
import { type ConsentFilter, OUTDATED, rowConditions, seenBy } from './list/filters.ts';
import { type Order, orderBy } from './list/order.ts';
import { limitSql, type Page, pageQuery } from './list/rows.ts';
import { type Totals, totalSql } from './list/totals.ts';

/** As it is answered, but for the address that depends on how the server was called, and for what other fields say. */
export type ConsentRow = Omit<Consent, 'offering_url' | 'created' | 'has_consent'>;

/** Written by the database as `Date` would write it: parsing and formatting all of them is a fifth of a list's cost. */
const time = (column: string) =>
  `to_char(c.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${column}`;

const COLUMNS = `
  c.uuid, u.uuid as user_uuid, o.uuid as offering_uuid, ${time('agreement_date')}, c.version,
  ${time('revocation_date')}, u.username as user_username, u.full_name as user_full_name,
  u.email as user_email, o.name as offering_name, o.slug as offering_slug, ${time('modified')},
  coalesce(${OUTDATED}, false) as requires_reconsent,
  ${collectedAttributes('o')}`;

/** There is at most one active config per offering, so no row is doubled. */
const JOINS = `
  join users u on u.id = c.user_id
  join offerings o on o.id = c.offering_id
  left join terms_of_service t on t.offering_id = c.offering_id and t.is_active`;

/** One page, found before it is joined, so that what is stepped over is not. */
export async function listConsents(
  db: Queryable,
  filter: ConsentFilter,
  totals: Totals,
  page: Page,
): Promise<ConsentRow[]> {
  const { sql, values, cut } = pageQuery(filter, totals, page);
  const rows = await db.query<ConsentRow>(
    `with page as materialized (${sql})
     select ${COLUMNS} from page c ${JOINS} ${orderBy(page.order)}`,
    values,
  );
  return cut(rows);
}

/** The first page with the total, of a list that begins where an index does. */
export async function listFirstConsents(
  db: Queryable,
  filter: ConsentFilter,
  order: Order,
  limit: number,
): Promise<{ rows: ConsentRow[]; total: number }> {
  const { where, values, bind } = rowConditions(filter);
  const rows = await db.query<ConsentRow & { total: number }>(
    `select ${COLUMNS}, (${totalSql(filter, values)}) as total
     from consents c ${JOINS} ${where()} ${orderBy(order)} ${limitSql(limit, bind)}`,
    values,
  );
  return { rows, total: rows[0]?.total ?? 0 };
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
  for (const id of seenBy(actor)) found.add(`c.user_id = ${found.bind(id)}`);
  const [row] = await db.query<ConsentRow>(
    `select ${COLUMNS} from consents c ${JOINS} ${found.where()} ${lock === 'lock' ? 'for update of c' : ''}`,
    found.values,
  );
  return row;
}

/** Completes the row itself, which nobody else has: copies of fifty would cost as much as writing them out. */
export function toConsent(row: ConsentRow, baseUrl: string): Consent {
  return Object.assign(row, {
    // A consent is created by its first agreement.
    created: row.agreement_date,
    has_consent: row.revocation_date === null,
    offering_url: resourceUrl(baseUrl, 'marketplace-provider-offerings', row.offering_uuid),
  });
}
