import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '#server/api/openapi/operation.ts';
import { type Database } from '#server/db/database.ts';
import { createTestDatabase } from '#server/testing/database.ts';
import { loadData } from '#server/demo/load.ts';
import type { ConsentQuery } from './filters.ts';
import { countList, listConsents } from './rows.ts';
import {
  AGREED,
  all,
  EVERYTHING,
  filter,
  type Filter,
  named,
  nameFrom,
  OFFERING,
  OFFERINGS,
  PEOPLE,
  PERSON,
  RARE_VERSION,
  REVOKED,
  type Row,
  STATES,
  VERSION,
} from './test-filters.ts';

const NOW = new Date('2026-08-22T12:00:00Z');
const LIMIT = 50;
const staff: Caller = { id: 0, uuid: '', username: 'staff', full_name: '', is_staff: true, is_support: false };
let db: Database;
/** All consents in each order of `SORTS`, as plain SQL has them. */
const inOrder: Row[][] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  await loadData(db, { users: 110, offerings: 12, consents: 1_300 }, NOW, () => undefined);
  // Some changes are left for the deltas that are not compacted yet, and one version for a handful of rows.
  await db.execute(`
    update consents set version = '0.9' where id % 97 = 0;
    update consents set revocation_date = modified + interval '1 hour', modified = modified + interval '1 hour'
    where id % 13 = 0 and revocation_date is null;
    update consents set revocation_date = null where id % 31 = 0;
    delete from consents where id % 50 = 0`);
  for (const sort of SORTS) inOrder.push(await rowsBy(sort));
  nameFrom(inOrder[0] ?? []);
});
afterAll(() => db.close());

function rowsBy(sort: ConsentQuery['o']): Promise<Row[]> {
  const time = (column: string) => `to_char(c.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
  return db.query<Row>(
    `select c.uuid, u.uuid as user, o.uuid as offering, c.version,
            ${time('agreement_date')} as agreed, ${time('revocation_date')} as revoked,
            c.revocation_date is null and exists (select from terms_of_service t where t.offering_id = c.offering_id
              and t.is_active and t.requires_reconsent and t.version <> c.version) as needs_reconsent
     from consents c join users u on u.id = c.user_id join offerings o on o.id = c.offering_id
     order by ${orderBy(sort)}`,
  );
}

/** Equal rows in the order of their first agreement, which is when they were created. */
function orderBy(sort: ConsentQuery['o']): string {
  const keys = sort ?? ['-created'];
  const sign = keys.at(-1)?.startsWith('-') ? '-' : '';
  const terms = [...keys, `${sign}created`, `${sign}id`].map((key) => key.replace('created', 'agreement_date'));
  return terms.map((key) => (key.startsWith('-') ? `c.${key.slice(1)} desc` : `c.${key}`)).join(', ');
}

const SORTS: ConsentQuery['o'][] = [
  undefined,
  ['created'],
  ['-modified'],
  ['agreement_date'],
  ['revocation_date'],
  ['-revocation_date'],
  ['-revocation_date', 'modified'],
  ['-revocation_date', '-created'],
  ['revocation_date', 'created'],
  ['-modified', '-created'],
];

/** Pages at both ends, on both sides of the middle, and where revoked ones meet the others. */
function pagesOf(rows: Row[]): number[] {
  const last = Math.max(1, Math.ceil(rows.length / LIMIT));
  const revoked = rows.filter((row) => row.revoked !== null).length;
  const edges = [revoked, rows.length - revoked].map((edge) => Math.min(last, 1 + Math.floor(edge / LIMIT)));
  return [...new Set([1, ...edges, Math.ceil(last * 0.4), Math.ceil(last * 0.6), last])];
}

async function expectPage(query: ConsentQuery, place: number, selected: Row[], page: number) {
  const sort = SORTS[place];
  const { total, body } = await listConsents(db, staff, { ...query, o: sort }, { page, size: LIMIT });
  const wanted = selected.slice((page - 1) * LIMIT, page * LIMIT).map(({ uuid }) => uuid);
  const told = [query, sort, page, total, body.map(({ uuid }) => uuid)];
  expect(told).toEqual([query, sort, page, selected.length, wanted]);
}

/** In every order. */
async function expectPages({ query, selects }: Filter) {
  for (const [place, rows] of inOrder.entries()) {
    const selected = rows.filter(selects);
    for (const page of pagesOf(selected)) await expectPage(query(), place, selected, page);
  }
}

test('without a filter', () => expectPages(EVERYTHING));

const FILTERS: [string, Filter][] = [['version 1.0', VERSION], ['version 0.9', RARE_VERSION], ...STATES];

test.each(FILTERS)('%s alone', (_, one) => expectPages(one));

test.each(FILTERS)('%s with an offering', (_, one) => expectPages(all(one, OFFERING)));

test.each(FILTERS)('%s with several offerings', (_, one) => expectPages(all(one, OFFERINGS)));

test.each(FILTERS)('%s with several people', (_, one) => expectPages(all(one, PEOPLE)));

test.each(FILTERS)('%s with a person', (_, one) => expectPages(all(one, PERSON)));

test.each(STATES)('%s with a version', (_, one) => expectPages(all(one, VERSION)));

test('several offerings, several people, and both', async () => {
  const [rows = []] = inOrder;
  expect(rows.filter(OFFERINGS.selects).length).toBeGreaterThan(3 * LIMIT);
  expect(rows.filter(PEOPLE.selects).length).toBeGreaterThan(LIMIT);
  await expectPages(OFFERINGS);
  await expectPages(PEOPLE);
  await expectPages(all(OFFERINGS, PEOPLE));
  await expectPages(all(OFFERING, PEOPLE));
  await expectPages(all(OFFERINGS, PERSON));
});

test('an offering by its address among several by their uuids', async () => {
  const among = (wanted: string) =>
    filter(
      () => ({ offering: wanted, offering_uuid: named.offerings }),
      ({ offering }) => offering === wanted && named.offerings.includes(offering),
    );
  await expectPages(among(named.offering));
  await expectPages(among(inOrder[0]?.find(({ offering }) => !named.offerings.includes(offering))?.offering ?? ''));
});

test('a person with an offering, either alone, and what excludes itself', async () => {
  await expectPages(all(PERSON, OFFERING));
  await expectPages(PERSON);
  await expectPages(OFFERING);
  await expectPages(
    filter(
      () => ({ has_consent: false, requires_reconsent: true }),
      () => false,
    ),
  );
});

test('dates', async () => {
  for (const one of [...AGREED, ...REVOKED]) {
    const [rows = []] = inOrder;
    expect(rows.filter(one.selects).length).toBeGreaterThan(LIMIT);
    await expectPages(one);
  }
});

/** Every combination, each in one order and on one of its pages, in turn. */
test.each([['any state', EVERYTHING] as const, ...STATES])('dates with %s and all others', async (_, state) => {
  let turn = 0;
  for (const version of [EVERYTHING, VERSION, RARE_VERSION]) {
    for (const offering of [EVERYTHING, OFFERING, OFFERINGS]) {
      for (const person of [EVERYTHING, PERSON, PEOPLE]) {
        for (const agreed of [EVERYTHING, ...AGREED]) {
          for (const revoked of [EVERYTHING, ...REVOKED]) {
            const { query, selects } = all(state, version, offering, person, agreed, revoked);
            const place = (turn + Math.floor(turn / SORTS.length)) % SORTS.length;
            const selected = (inOrder[place] ?? []).filter(selects);
            const pages = pagesOf(selected);
            await expectPage(query(), place, selected, pages[turn % pages.length] ?? 1);
            turn += 1;
          }
        }
      }
    }
  }
});

test('a count is the total of the list', async () => {
  for (const agreed of [EVERYTHING, ...AGREED]) {
    for (const [, one] of [
      ['', EVERYTHING] as const,
      ['', OFFERING] as const,
      ['', PERSON] as const,
      ['', OFFERINGS] as const,
      ['', PEOPLE] as const,
      ...FILTERS,
    ]) {
      const { query, selects } = all(one, agreed);
      const { total } = await countList(db, staff, query(), { page: 1, size: LIMIT });
      expect([query(), total]).toEqual([query(), inOrder[0]?.filter(selects).length]);
    }
  }
});

test('the rows tell the same state as the filter', async () => {
  for (const [, { query }] of STATES.slice(0, 4)) {
    const { body } = await listConsents(db, staff, { ...query(), o: ['created'] }, { page: 1, size: LIMIT });
    expect(body).toHaveLength(LIMIT);
    for (const { revocation_date, requires_reconsent } of body) {
      expect({ has_consent: revocation_date === null, requires_reconsent }).toMatchObject(query());
    }
  }
});
