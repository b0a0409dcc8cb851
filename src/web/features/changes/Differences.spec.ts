import { expect, test } from 'vitest';
import { testVisitor } from '#web/testing/visitor.tsx';
import { differences } from './Differences.tsx';

const seen = {
  has_consent: true,
  requires_reconsent: false,
  version: '1.0',
  modified: '2026-03-01T10:00:00Z',
  revocation_date: null,
};

test('a record that stayed the same has none', () => {
  expect(differences(seen, { ...seen }, testVisitor())).toEqual([]);
});

test('an amended version shows both versions, a blank one in words', () => {
  expect(differences(seen, { ...seen, version: '2.0' }, testVisitor())).toEqual([
    { term: 'Accepted version', before: '1.0', now: '2.0' },
  ]);
  expect(differences(seen, { ...seen, version: '' }, testVisitor())).toMatchObject([
    { before: '1.0', now: 'not stated' },
  ]);
});

test('an automatic revocation shows the state and the date, though not a last change', () => {
  const revoked = { ...seen, has_consent: false, revocation_date: '2026-03-02T10:00:00Z' };
  expect(differences(seen, revoked, testVisitor())).toEqual([
    { term: 'State', before: 'Active', now: 'Revoked' },
    { term: 'Revoked', before: 'Not revoked', now: expect.stringContaining('02 Mar 2026') },
  ]);
});

test('a consent revoked and given again shows the last change alone', () => {
  expect(differences(seen, { ...seen, modified: '2026-03-02T10:00:00Z' }, testVisitor())).toMatchObject([
    { term: 'Last change' },
  ]);
});
