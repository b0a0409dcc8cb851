import { describe, expect, it } from 'vitest';
import { printSearch, readSearch } from '#web/lib/search.ts';
import { testVisitor } from '#web/testing/visitor.tsx';
import { consentsQuery, consentsSearch, withFirstPage } from '../search.ts';
import { filterChips } from './names.ts';
import {
  FILTER_PARAMETERS,
  filterParameters,
  FILTERS,
  isFiltered,
  NO_FILTERS,
  without,
  type FilterParameter,
} from './registry.ts';

const UUID = '9f1c2e4a-5b6d-4e7f-8a9b-0c1d2e3f4a5b';

/** A text for each parameter of each filter; one that is missing here does not compile. */
const TEXTS: Record<FilterParameter, string> = {
  offering: UUID,
  user: UUID,
  state: 'active',
  version: '2.0',
  agreed_from: '2026-03-01',
  agreed_to: '2026-03-31',
  revoked_from: '2026-04-01',
  revoked_to: '2026-04-30',
};

const VIEW = 'sort=modified&density=compact';
const read = (text: string) => readSearch(consentsSearch, new URLSearchParams(text));
const print = (text: string, changes: Parameters<typeof withFirstPage>[0]) =>
  printSearch(consentsSearch, new URLSearchParams(text), withFirstPage(changes)).toString();

describe.each(FILTER_PARAMETERS)('the parameter %s', (name) => {
  const address = `${name}=${TEXTS[name]}`;

  it('survives the way from the address to the query and back', () => {
    const search = read(address);
    expect(search[name]).toBe(TEXTS[name]);
    expect(consentsQuery(search, 'UTC')).not.toEqual(consentsQuery(read(''), 'UTC'));
    expect(print('', { [name]: search[name] })).toBe(address);
  });

  it('is off where the address says nothing', () => {
    expect(filterParameters[name].read(null)).toBeUndefined();
  });

  it('counts as a filter, has a chip, and leads to the first page', () => {
    expect(isFiltered(read(address))).toBe(true);
    expect(filterChips(read(address), new Map(), testVisitor())).toHaveLength(1);
    expect(print('page=7', { [name]: read(address)[name] })).toBe(address);
  });

  it('is cleared with all others, and with its own filter', () => {
    expect(print(`${VIEW}&${address}&page=3`, NO_FILTERS)).toBe(VIEW);
    const owner = FILTERS.filter(({ parameters }) => name in parameters);
    expect(owner).toHaveLength(1);
    expect(print(`${VIEW}&${address}`, without(owner))).toBe(VIEW);
  });
});

it('Clear all leaves nothing of any filter', () => {
  const all = new URLSearchParams(TEXTS);
  expect(filterChips(read(all.toString()), new Map(), testVisitor())).toHaveLength(FILTERS.length);
  expect(print(`${VIEW}&${all}`, NO_FILTERS)).toBe(VIEW);
});

it('each filter asks the API for something of its own', () => {
  const asked = FILTERS.map(({ parameters }) => {
    const mine = Object.entries(TEXTS).filter(([name]) => name in parameters);
    return JSON.stringify(consentsQuery(read(new URLSearchParams(mine).toString()), 'UTC'));
  });
  expect(new Set(asked).size).toBe(FILTERS.length);
});

it('days are asked for as the moments at which they begin and end for the visitor', () => {
  const days = 'agreed_from=2026-03-01&agreed_to=2026-03-31&revoked_from=2026-03-29';
  expect(consentsQuery(read(days), 'Europe/Tallinn')).toMatchObject({
    agreement_date_after: '2026-02-28T22:00:00.000Z',
    agreement_date_before: '2026-03-31T20:59:59.999999Z',
    revocation_date_after: '2026-03-28T22:00:00.000Z',
    revocation_date_before: undefined,
  });
});
