import { beforeEach, expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { prepareScene } from '#server/testing/scene.ts';
import type { TestUser } from '#server/testing/world.ts';

const stage = prepareScene();
const names = new Map<string, string>();

/** Agreed at the first moment of 1, 2, 3 and 4 January in UTC; c is revoked on the 20th. a and b are Alice's. */
beforeEach(async () => {
  const { world, people } = stage.scene;
  const day = (n: number) => new Date(Date.UTC(2026, 0, n));
  names.clear();
  for (const [place, name] of ['a', 'b', 'c', 'd'].entries()) {
    const offering = await world.offering({ name });
    const dates = { agreement_date: day(place + 1), revocation_date: name === 'c' ? day(20) : null };
    names.set(await world.consent(place < 2 ? people.alice : people.bob, offering, dates), name);
  }
});

/** The list in the order of agreement, which its count has to agree with. */
async function listed(reader: TestUser, query: string) {
  const client = stage.scene.as(reader);
  const list = await client.get(`${CONSENTS}?o=created&${query}`);
  const rows = list.body as { uuid: string }[]; // checked against the contract by the client
  const count = await client.head(`${CONSENTS}?${query}`);
  expect([query, count.status, count.headers['x-result-count']]).toEqual([query, 200, list.headers['x-result-count']]);
  expect(list.headers['x-result-count']).toBe(String(rows.length));
  return rows.map(({ uuid }) => names.get(uuid)).join('');
}

async function expectLists(reader: TestUser, all: Record<string, string>) {
  for (const [query, expected] of Object.entries(all)) {
    expect([query, await listed(reader, query)]).toEqual([query, expected]);
  }
}

test('a date means its day in UTC, from the first moment to the last', () =>
  expectLists(stage.scene.people.staff, {
    'agreement_date_after=2026-01-03': 'cd',
    'agreement_date_before=2026-01-02': 'ab',
    'agreement_date_after=2026-01-02&agreement_date_before=2026-01-02': 'b',
    'agreement_date_after=2026-01-03&agreement_date_before=2026-01-02': '',
    'revocation_date_after=2026-01-20&revocation_date_before=2026-01-20': 'c',
    'revocation_date_before=2026-01-19': '',
    'revocation_date_after=2026-01-21': '',
    'revocation_date_before=9999-12-31': 'c',
  }));

test('an instant is included itself, at either end', () =>
  expectLists(stage.scene.people.staff, {
    'agreement_date_after=2026-01-03T00:00:00.000Z': 'cd',
    'agreement_date_after=2026-01-03T00:00:00.001Z': 'd',
    'agreement_date_before=2026-01-02T00:00:00Z': 'ab',
    'agreement_date_before=2026-01-01T23:59:59.999Z': 'a',
    'agreement_date_after=2026-01-02T02:00%2B02:00': 'bcd',
  }));

test('the first and the last moment of a day that is the reader’s own select this day', () =>
  expectLists(stage.scene.people.staff, {
    'agreement_date_after=2026-01-03T00:00:00%2B02:00&agreement_date_before=2026-01-03T23:59:59.999%2B02:00': 'c',
    'agreement_date_after=2026-01-03T00:00:00-05:00&agreement_date_before=2026-01-03T23:59:59.999-05:00': 'd',
  }));

test('dates go with the other filters; without a value they are ignored, and of a repeated one the last counts', () =>
  expectLists(stage.scene.people.staff, {
    'revocation_date_after=2026-01-01&has_consent=true': '',
    'agreement_date_after=2026-01-02&has_consent=true': 'bd',
    [`agreement_date_after=2026-01-02&user_uuid=${stage.scene.people.alice.uuid}`]: 'b',
    'agreement_date_before=2026-01-03&version=1.0&has_consent=false&revocation_date_after=2026-01-20': 'c',
    'agreement_date_after=&agreement_date_before=&revocation_date_after=%20&revocation_date_before=': 'abcd',
    'agreement_date_after=2026-01-01&agreement_date_after=2026-01-04': 'd',
  }));

test('they select among a regular user’s own consents only', () =>
  expectLists(stage.scene.people.alice, {
    'agreement_date_after=2026-01-02': 'b',
    'agreement_date_before=2026-01-31': 'ab',
    'agreement_date_after=2026-01-03': '',
    'revocation_date_after=2026-01-01': '',
  }));

test('pages follow each other in both orders, and there is none behind the last', async () => {
  const client = stage.scene.as(stage.scene.people.staff);
  for (const [order, expected] of [
    ['agreement_date', 'bcd'],
    ['-agreement_date', 'dcb'],
    ['revocation_date', 'cbd'],
    ['-revocation_date', 'dbc'],
  ]) {
    const query = `agreement_date_after=2026-01-02&page_size=1&o=${order}`;
    const pages = [1, 2, 3].map(async (page) => {
      const [row] = (await client.get(`${CONSENTS}?${query}&page=${page}`)).body as { uuid: string }[]; // as above
      return names.get(row?.uuid ?? '');
    });
    expect([order, (await Promise.all(pages)).join('')]).toEqual([order, expected]);
    expect((await client.get(`${CONSENTS}?${query}&page=4`)).status).toBe(404);
  }
});

test('nothing is from before the year 1, by which a client finds out whether the server filters by date', () =>
  expectLists(stage.scene.people.staff, { 'agreement_date_before=0001-01-01': '' }));

const NO_DATE = ['Enter a valid date or date-time, such as 2026-01-31 or 2026-01-31T12:00:00Z.'];

test('what is neither a date nor a date-time with an offset is refused, naming the parameter', async () => {
  const client = stage.scene.as(stage.scene.people.alice);
  for (const [query, messages] of [
    ['agreement_date_after=yesterday', { agreement_date_after: NO_DATE }],
    ['agreement_date_before=2026-02-30', { agreement_date_before: NO_DATE }],
    ['agreement_date_before=2026-02-03T10:00', { agreement_date_before: NO_DATE }],
    ['revocation_date_before=a%00b', { revocation_date_before: NO_DATE }],
    // A plus sign in a URL is a space.
    ['revocation_date_after=2026-02-03T10:00:00+02:00', { revocation_date_after: NO_DATE }],
    [
      'agreement_date_after=1&revocation_date_before=31.01.2026&has_consent=yes',
      {
        agreement_date_after: NO_DATE,
        revocation_date_before: NO_DATE,
        has_consent: ['Must be a valid boolean.'],
      },
    ],
  ] as const) {
    const response = await client.get(`${CONSENTS}?${query}`);
    expect([query, response.status, response.body]).toEqual([query, 400, messages]);
    expect((await client.head(`${CONSENTS}?${query}`)).status).toBe(400);
  }
});
