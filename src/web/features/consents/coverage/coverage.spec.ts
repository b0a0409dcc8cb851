import { expect, it } from 'vitest';
import { consentWith, revokedConsent } from '#web/receipts/test-evidence.ts';
import { coverageCsv } from './coverage-file.ts';
import { coverageOptions, findAmong } from './coverage-queries.ts';
import { MOST, readCoverageSearch } from './coverage-search.ts';

const uuidOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const consent = consentWith();

it('reads uuids from the address, each once, with dashes or without, and no more than fit', () => {
  const users = [
    uuidOf(1),
    uuidOf(1).replaceAll('-', ''),
    'olga',
    ...Array.from({ length: 30 }, (_, n) => uuidOf(n + 2)),
  ];
  const search = readCoverageSearch(new URLSearchParams({ users: users.join() }));
  expect(search.users).toHaveLength(MOST);
  expect(search.users.slice(0, 2)).toEqual([uuidOf(1), uuidOf(2)]);
  expect(search.offerings).toEqual([]);
});

it('asks for one offering alone where there is one, and for all of the person where there are more', () => {
  const queryOf = (offerings: string[]) => JSON.stringify(coverageOptions('u', offerings).queryKey);
  expect(queryOf(['o'])).toContain('"offering_uuid":["o"]');
  expect(queryOf(['o', 'p'])).not.toContain('offering_uuid');
});

it('finds a consent by person and offering, whether their uuids have dashes or not', () => {
  const find = findAmong([consent]);
  expect(find(consent.user_uuid.replaceAll('-', ''), consent.offering_uuid)).toBe(consent);
  expect(find(consent.offering_uuid, consent.user_uuid)).toBeUndefined();
});

it('writes a line for each person and offering, also of what was never accepted, and none for whom was not read', () => {
  const people = [
    { uuid: consent.user_uuid, name: 'Olga Owner', error: null, isRead: true },
    { uuid: 'x', name: '=cmd', error: new Error(), isRead: false },
  ];
  const offerings = [
    { uuid: consent.offering_uuid, name: consent.offering_name },
    { uuid: uuidOf(1), name: '=Other' },
  ];
  const text = coverageCsv({ people, offerings, find: findAmong([revokedConsent()]) });
  const [head, first, second, end] = text.slice(1).split('\r\n');
  expect(head).toMatch(/^user_uuid,user,offering_uuid/);
  expect(first).toContain('Big Cluster,revoked,2.0,2025-03-01T09:00:00.000Z,2025-06-01T09:00:00.000Z');
  expect(second).toContain("'=Other,never-accepted");
  expect(end).toBe('');
});
