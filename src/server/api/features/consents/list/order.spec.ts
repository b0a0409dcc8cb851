import { expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { prepareScene } from '#server/testing/scene.ts';

const stage = prepareScene();

const day = (n: number) => new Date(Date.UTC(2026, 0, n));

/** Consents a, b and c of one person, whose dates are given column by column. */
async function consents(columns: Record<string, (number | null)[]>) {
  const { world, people } = stage.scene;
  const names = ['a', 'b', 'c'];
  const uuids = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const dates = Object.entries(columns).map(([column, days]) => {
      const value = days[index];
      return [column, typeof value === 'number' ? day(value) : null];
    });
    const offering = await world.offering({ name });
    uuids.set(await world.consent(people.alice, offering, Object.fromEntries(dates)), name);
  }
  return async (query: string) => {
    const response = await stage.scene.as(people.staff).get(`${CONSENTS}?${query}`);
    const rows = response.body as { uuid: string }[]; // checked against the contract by the client
    return rows.map(({ uuid }) => uuids.get(uuid)).join('');
  };
}

test.each([
  ['agreement_date', 'agreement_date'],
  ['created', 'agreement_date'],
  ['modified', 'modified'],
  ['revocation_date', 'revocation_date'],
])('o=%s sorts both ways', async (key, column) => {
  const sorted = await consents({ [column]: [2, 3, 1] });
  expect(await sorted(`o=${key}`)).toBe('cab');
  expect(await sorted(`o=-${key}`)).toBe('bac');
});

test('what is not revoked comes last ascending and first descending', async () => {
  const sorted = await consents({ revocation_date: [2, null, 1] });
  expect(await sorted('o=revocation_date')).toBe('cab');
  expect(await sorted('o=-revocation_date')).toBe('bac');
});

test('what is not revoked is in the order of the other keys, or of its first agreement', async () => {
  const sorted = await consents({ agreement_date: [2, 1, 3], modified: [3, 5, 4] });
  for (const [query, expected] of [
    ['o=revocation_date', 'bac'],
    ['o=-revocation_date', 'cab'],
    ['o=-revocation_date,created', 'bac'],
    ['o=revocation_date,-modified', 'bca'],
  ]) {
    expect([query, await sorted(`${query}`)]).toEqual([query, expected]);
  }
});

test('several keys are honoured in order, with commas or repeated', async () => {
  const sorted = await consents({ modified: [1, 1, 2], agreement_date: [2, 1, 3] });
  for (const query of [
    'o=-modified,agreement_date',
    'o=-modified&o=agreement_date',
    'o=-modified,&o=%20agreement_date',
  ]) {
    expect(await sorted(query)).toBe('cba');
  }
  expect(await sorted('o=agreement_date&o=-modified')).toBe('bac');
});

test('equal rows keep one order, so that pages neither repeat nor skip any', async () => {
  const sorted = await consents({ agreement_date: [1, 1, 1], modified: [1, 1, 1] });
  for (const [query, expected] of [
    ['', 'cba'],
    ['o=modified', 'abc'],
    ['o=-modified', 'cba'],
  ]) {
    const pages = await Promise.all([1, 2, 3].map((page) => sorted(`${query}&page_size=1&page=${page}`)));
    expect(pages.join('')).toBe(expected);
  }
});
