import type { Consent } from '#contract/operations.ts';
import { collectedAttributes } from '#server/api/collected-attributes.ts';
import { conditions } from '#server/api/conditions.ts';
import type { Caller } from '#server/api/operation.ts';
import { resourceUrl } from '#server/api/resource-urls.ts';
import type { Queryable } from '#server/db/database.ts';
import { type ConsentFilter, OUTDATED, seenBy } from './consent-filters.ts';
import { orderOf, type Page, pageSql } from './consent-page.ts';
import type { Totals } from './consent-totals.ts';

export interface ConsentRow extends Omit<
  Consent,
  'agreement_date' | 'revocation_date' | 'created' | 'modified' | 'offering_url' | 'has_consent'
> {
  agreement_date: Date;
  revocation_date: Date | null;
  created: Date;
  modified: Date;
}

const COLUMNS = `
  c.uuid, u.uuid as user_uuid, o.uuid as offering_uuid, c.agreement_date, c.version, c.revocation_date, c.created,
  u.username as user_username, u.full_name as user_full_name, u.email as user_email, o.name as offering_name,
  o.slug as offering_slug, c.modified, coalesce(${OUTDATED}, false) as requires_reconsent,
  ${collectedAttributes('o')}`;

/** There is at most one active config per offering, so no row is doubled. */
const JOINS = `
  join users u on u.id = c.user_id
  join offerings o on o.id = c.offering_id
  left join terms_of_service t on t.offering_id = c.offering_id and t.is_active`;

/** One page. The keys are found first, so that what is stepped over are index entries and not joined rows. */
export function listConsents(db: Queryable, filter: ConsentFilter, totals: Totals, page: Page): Promise<ConsentRow[]> {
  const { sql, values } = pageSql(filter, totals, page);
  return db.query(
    `with ${sql} select ${COLUMNS} from page join consents c on c.id = page.id ${JOINS} ${orderOf(page.sort)}`,
    values,
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
  for (const id of seenBy(actor)) found.add(`c.user_id = ${found.bind(id)}`);
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
