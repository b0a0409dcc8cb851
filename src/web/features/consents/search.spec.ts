import { describe, expect, it } from 'vitest';
import { printSearch, readSearch } from '#web/lib/search.ts';
import { english } from '#web/testing/visitor.tsx';
import { isFiltered, NO_FILTERS } from './filters/registry.ts';
import { sortChoices } from './list/columns/columns.tsx';
import {
  consentsQuery,
  consentsSearch,
  readConsentsSearch,
  withFirstPage,
  withOrder,
  type ConsentsSearch,
} from './search.ts';

const OFFERING = '9f1c2e4a-5b6d-4e7f-8a9b-0c1d2e3f4a5b';

const read = (text: string) => readSearch(consentsSearch, new URLSearchParams(text));
const print = (text: string, changes: Parameters<typeof withFirstPage>[0]) =>
  printSearch(consentsSearch, new URLSearchParams(text), withFirstPage(changes)).toString();

describe('the address of the list', () => {
  it('says nothing about what is as usual', () => {
    const usual = read('');
    expect(usual).toMatchObject({ sort: '-agreement_date', page: 1, page_size: '50', density: 'standard' });
    expect(usual.columns).toBeUndefined();
    expect(print('', { page: 1, page_size: '50', density: 'standard', columns: usual.columns })).toBe('');
  });

  it('takes uuids with and without dashes, and asks the API with dashes', () => {
    expect(read(`offering=${OFFERING.replaceAll('-', '')}`).offering).toBe(OFFERING);
    expect(consentsQuery(read(`offering=${OFFERING}`), 'UTC').offering_uuid).toEqual([OFFERING]);
  });

  it('names several things by repeating them, each once and a few at most', () => {
    const other = OFFERING.replace('9f', '00');
    const several = `offering=${OFFERING}&offering=${other}`;
    expect(consentsQuery(read(`${several}&offering=${OFFERING}`), 'UTC').offering_uuid).toEqual([OFFERING, other]);
    expect(print('', { offering: read(several).offering })).toBe(several);
    const many = Array.from({ length: 21 }, (_, index) => OFFERING.replace('9f', String(index + 10)));
    expect(read(`offering=${many.slice(1).join('&offering=')}`).offering?.split(',')).toHaveLength(20);
    expect(read(`offering=${many.join('&offering=')}`).offering).toBeUndefined();
    expect(read(`${several}&offering=x`).offering).toBeUndefined();
  });

  it('falls back where a value makes no sense', () => {
    expect(read('page=abc&page_size=7&sort=name&state=maybe&density=tiny&columns=x')).toEqual(read(''));
  });

  it('goes back to the first page when other rows are asked for', () => {
    expect(print('page=7', { state: 'revoked' })).toBe('state=revoked');
    expect(print('page=7&state=revoked', { state: undefined })).toBe('');
    expect(print('page=7', { sort: 'modified' })).toBe('sort=modified');
  });

  it('stays on its page when only the view changes', () => {
    expect(print('page=7', { density: 'compact' })).toBe('page=7&density=compact');
    expect(print('page=7', { page_size: '100', page: 4 })).toBe('page=4&page_size=100');
  });

  it('loses all filters and nothing else when they are cleared', () => {
    const filtered = `user=${OFFERING}&offering=${OFFERING}&state=active&version=2&sort=modified&density=compact&page=3`;
    expect(isFiltered(read(filtered))).toBe(true);
    expect(print(filtered, NO_FILTERS)).toBe('sort=modified&density=compact');
    expect(isFiltered(read('sort=modified&page=3'))).toBe(false);
  });
});

describe('the order by revocation', () => {
  const seen = (search: string) => readConsentsSearch(new URLSearchParams(search));
  const after = (search: string, changes: Partial<ConsentsSearch>) => withOrder(seen(search), changes);

  it('lists revoked consents only with the latest first, unless another state is asked for', () => {
    expect(seen('sort=-revocation_date').state).toBe('revoked');
    expect(consentsQuery(seen('sort=-revocation_date'), 'UTC')).toMatchObject({
      has_consent: false,
      o: ['-revocation_date', '-created'],
    });
    expect(seen('sort=-revocation_date&state=active').state).toBe('active');
    expect(seen('sort=revocation_date').state).toBeUndefined();
    expect(seen('').state).toBeUndefined();
  });

  it('is turned when the state is taken out, so that what was never revoked stays last', () => {
    expect(after('sort=-revocation_date', { state: undefined })).toEqual({ sort: 'revocation_date', state: undefined });
    expect(after('sort=-revocation_date', NO_FILTERS)).toMatchObject({ sort: 'revocation_date', state: undefined });
    expect(after('sort=-revocation_date', { state: 'active' })).toEqual({ state: 'active' });
    expect(after('state=revoked', { state: undefined })).toEqual({ state: undefined });
    expect(after('sort=-revocation_date', { state: undefined, sort: '-modified' })).toMatchObject({
      sort: '-modified',
    });
  });
});

describe('the query for the API', () => {
  it('tells the three states apart by the two flags that it has', () => {
    expect(consentsQuery(read('state=active'), 'UTC')).toMatchObject({ has_consent: true, requires_reconsent: false });
    expect(consentsQuery(read('state=needs-reconsent'), 'UTC')).toMatchObject({
      has_consent: true,
      requires_reconsent: true,
    });
    expect(consentsQuery(read('state=revoked'), 'UTC')).toMatchObject({ has_consent: false });
    expect(consentsQuery(read('state=revoked'), 'UTC')).not.toHaveProperty('requires_reconsent');
  });

  it('always asks for a total order', () => {
    expect(consentsQuery(read('sort=revocation_date'), 'UTC').o).toEqual(['revocation_date', '-created']);
    expect(consentsQuery(read('sort=-created'), 'UTC').o).toEqual(['-created']);
  });
});

describe('the orders', () => {
  it('are those of the columns, with the usual one among them', () => {
    const choices = sortChoices(english);
    expect(choices).toContainEqual({ sort: '-agreement_date', label: 'First agreed, newest first' });
    expect(choices.map(({ sort }) => sort.replace('-', ''))).not.toContain('user');
    expect(new Set(choices.map(({ label }) => label)).size).toBe(8);
  });
});
