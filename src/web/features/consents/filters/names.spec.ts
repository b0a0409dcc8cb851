import { describe, expect, it } from 'vitest';
import { readSearch } from '#web/lib/search.ts';
import { removeLabel } from '#web/ui/fields/FilterChips.tsx';
import { english, testVisitor } from '#web/testing/visitor.tsx';
import { filterChips } from './names.ts';
import { consentsSearch } from '../search.ts';

const UUID = '9f1c2e4a-5b6d-4e7f-8a9b-0c1d2e3f4a5b';
const chips = (text: string, names: Record<string, string> = {}) =>
  filterChips(
    readSearch(consentsSearch, new URLSearchParams(text)),
    new Map(Object.entries(names).map(([id, label]) => [id, { uuid: UUID, label }])),
    testVisitor(),
  );

describe('the chips above the list', () => {
  it('are none when nothing is filtered', () => {
    expect(chips('sort=modified&page=2&density=compact')).toEqual([]);
  });

  it('name what the filters are set to, in the order of the fields', () => {
    const names = { offering: 'GPU cluster', user: 'Ana Kask' };
    const days = 'revoked_to=2026-04-30&agreed_from=2026-03-01&agreed_to=2026-03-31';
    const all = chips(`${days}&version=2.0&state=needs-reconsent&user=${UUID}&offering=${UUID}`, names);
    expect(all.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Offering: GPU cluster',
      'User: Ana Kask',
      'State: Needs re-consent',
      'Version: 2.0',
      'Agreed: 1 Mar 2026 – 31 Mar 2026',
      'Revoked: until 30 Apr 2026',
    ]);
  });

  it('can be removed by a button that says which one it removes', () => {
    expect(chips(`offering=${UUID}`, { offering: 'GPU cluster' }).map((chip) => removeLabel(chip, english))).toEqual([
      'Remove filter Offering: GPU cluster',
    ]);
  });

  it('show the uuid rather than nothing while no name is known', () => {
    expect(chips(`user=${UUID}`)).toEqual([{ id: 'user', label: 'User', value: UUID }]);
  });
});
