import { NEEDS_RECONSENT } from '#server/api/features/consents/read.ts';
import type { Database } from '#server/db/database.ts';

/** Words that stand for what only the database knows. */
export type Examples = Record<'OFFERING' | 'PERSON' | 'FROM' | 'TO', string>;

export interface ListRequest {
  name: string;
  query: string;
  /** The share of all rows that lies before the page asked for; of the last one that is full, all of them. */
  depth?: number;
}

const STATES: Record<string, string> = {
  active: 'has_consent=true&requires_reconsent=false',
  'not revoked': 'has_consent=true',
  'needs re-consent': 'requires_reconsent=true',
  revoked: 'has_consent=false',
};
const OTHERS: Record<string, string> = {
  version: 'version=1.0',
  offering: 'offering_uuid=OFFERING',
  person: 'user_uuid=PERSON',
};
/** Counted row by row, so that they grow with the number of consents, as no other list does. */
const DATES: Record<string, string> = {
  'agreed in a month': 'agreement_date_after=FROM&agreement_date_before=TO',
  'revoked in a month': 'revocation_date_after=FROM&revocation_date_before=TO',
};
export const isByDates = (name: string) => Object.keys(DATES).some((dates) => name.includes(dates));
const KEYS = ['created', 'agreement_date', 'modified', 'revocation_date'];
const SORTS = [...KEYS.flatMap((key) => [`-${key}`, key]), '-revocation_date,modified', 'modified,-agreement_date'];

/** Of the twenty consents that generated people have. */
const USUALLY_REVOKED = 2;
const USUALLY_OUTDATED = 2;

function pairs(): Record<string, string> {
  const found: Record<string, string> = {};
  const others = Object.entries(OTHERS);
  others.forEach(([name, query], place) => {
    for (const [more, also] of [...others.slice(place + 1), ...Object.entries(STATES)]) {
      found[`${name} and ${more}`] = `${query}&${also}`;
    }
  });
  return found;
}

const THREE = { 'version, offering and active': `${OTHERS['version']}&${OTHERS['offering']}&${STATES['active']}` };

/** No filter, each one, each pair of those that are counted otherwise than row by row, and one of three. */
export const FILTERS: Record<string, string> = {
  everything: '',
  ...STATES,
  ...OTHERS,
  ...DATES,
  ...pairs(),
  ...THREE,
};

/** The first page of each filter in each order, and further pages and the last one of each. */
export function listRequests(): ListRequest[] {
  return Object.entries(FILTERS).flatMap(([name, query]) => [
    ...SORTS.map((sort) => ({ name: `${name}, by ${sort}`, query: `${query}&o=${sort}` })),
    { name: `${name}, last page`, query, depth: 1 },
    { name: `${name}, last page by revocation_date`, query: `${query}&o=revocation_date`, depth: 1 },
    ...[0.25, 0.385, 0.5, 0.77].map((depth) => ({ name: `${name}, page at ${depth * 100} %`, query, depth })),
  ]);
}

/** The chosen person's states are the most usual, or scales would be compared by who happens to revoke more. */
export async function examples(db: Database): Promise<Examples> {
  const [row] = await db.query<{ person: string; offering: string }>(
    `select u.uuid as person, o.uuid as offering
     from (
       select c.user_id, min(c.offering_id) filter (where t.requires_reconsent) as offering_id,
              abs(count(*) filter (where c.revocation_date is not null) - ${USUALLY_REVOKED})
              + abs(count(*) filter (where ${NEEDS_RECONSENT}) - ${USUALLY_OUTDATED}) as unusual
       from consents c left join terms_of_service t on t.offering_id = c.offering_id and t.is_active
       where c.user_id in (select id from users order by id limit 500)
       group by 1
     ) looked
     join users u on u.id = looked.user_id
     join offerings o on o.id = looked.offering_id
     order by unusual, u.id limit 1`,
  );
  const [month] = await db.query<{ from: string; to: string }>(
    `select middle::date::text as from, (middle + interval '30 days')::date::text as to
     from (select min(agreement_date) + (max(agreement_date) - min(agreement_date)) / 2 as middle from consents) times`,
  );
  return {
    PERSON: row?.person ?? '',
    OFFERING: row?.offering ?? '',
    FROM: month?.from ?? '',
    TO: month?.to ?? '',
  };
}

export function filled(query: string, { OFFERING, PERSON, FROM, TO }: Examples): string {
  return query
    .replace('OFFERING', OFFERING)
    .replace('PERSON', PERSON)
    .replace('=FROM', `=${FROM}`)
    .replace('=TO', `=${TO}`);
}
