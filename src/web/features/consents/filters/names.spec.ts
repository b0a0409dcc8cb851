import { describe, expect, it } from 'vitest';
import { readSearch } from '#web/lib/search.ts';
import { removeLabel } from '#web/ui/fields/FilterChips.tsx';
import { english, testVisitor } from '#web/testing/visitor.tsx';
import { printSearch } from '#web/lib/search.ts';
import { noMatchWords } from '../list/no-match.tsx';
import { filterChips, filterLines, filterWords, type FilterNames } from './names.ts';
import { consentsSearch } from '../search.ts';

const UUID = '9f1c2e4a-5b6d-4e7f-8a9b-0c1d2e3f4a5b';
const OTHER = '00000000-0000-4000-8000-000000000000';
const read = (text: string) => readSearch(consentsSearch, new URLSearchParams(text));
const namesOf = (names: Record<string, string>): FilterNames =>
  new Map(Object.entries(names).map(([id, labels]) => [id, labels.split(';').map((label) => ({ uuid: UUID, label }))]));
const chips = (text: string, names: Record<string, string> = {}) =>
  filterChips(read(text), namesOf(names), testVisitor());
const several = `offering=${UUID}&offering=${OTHER}`;

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
    expect(chips(`user=${UUID}`)).toMatchObject([{ label: 'User', value: UUID }]);
  });

  it('are one for each of several things, and each goes alone', () => {
    const all = chips(`${several}&state=active`, { offering: 'GPU cluster;Archive' });
    expect(all.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Offering: GPU cluster',
      'Offering: Archive',
      'State: Active',
    ]);
    const without = all.map((chip) =>
      printSearch(consentsSearch, new URLSearchParams(several), chip.without).toString(),
    );
    expect(without).toEqual([`offering=${OTHER}`, `offering=${UUID}`, several]);
  });
});

describe('several things in words', () => {
  const names = namesOf({ offering: 'GPU cluster;Archive', user: 'Ana Kask;Bo Li' });
  // What keeps the directions of names apart is not seen.
  const plain = (text: string) => text.replaceAll(/\p{Format}/gu, '');

  it('are one line of a manifest', () => {
    const lines = filterLines(filterWords(read(several), names, testVisitor()));
    expect(lines.map(plain)).toEqual(['Offering: GPU cluster or Archive']);
  });

  it.each([
    [several, ['offering'], 'Nobody has a consent to GPU cluster or Archive.'],
    [`user=${UUID}&user=${OTHER}`, ['user'], 'No consent of Ana Kask or Bo Li.'],
    [
      `${several}&user=${UUID}&user=${OTHER}`,
      ['offering', 'user'],
      'No consent of Ana Kask or Bo Li to GPU cluster or Archive.',
    ],
    [`user=${UUID}&user=${OTHER}&version=9`, ['user'], 'No consent of Ana Kask or Bo Li matches Version: 9.'],
  ])('%s: what matches nothing', (text, ids, words) => {
    const known = new Map([...names].filter(([id]) => ids.includes(id)));
    expect(plain(noMatchWords(read(text), known, testVisitor()))).toBe(words);
  });
});
