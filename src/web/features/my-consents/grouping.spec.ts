import { describe, expect, test } from 'vitest';
import type { Consent } from '#contract/operations.ts';
import { withoutRepeats } from '#web/api/list.ts';
import { byAttention, byDeadline, groupByState } from '#web/domain/attention.ts';
import { findByOffering } from './grouping.ts';
import { pagesAfterFirst } from './own-consents.ts';

function consent(uuid: string, changes: Partial<Consent> = {}): Consent {
  return {
    uuid,
    user_uuid: 'user',
    offering_uuid: `offering of ${uuid}`,
    agreement_date: '2026-01-01T00:00:00Z',
    version: '1.0',
    revocation_date: null,
    created: '2026-01-01T00:00:00Z',
    modified: '2026-01-01T00:00:00Z',
    user_username: 'alice',
    user_full_name: 'Alice Archer',
    user_email: 'alice@example.org',
    offering_name: 'Vega HPC',
    offering_slug: 'vega',
    offering_url: 'https://example.org/',
    has_consent: true,
    requires_reconsent: false,
    collected_attributes: [],
    ...changes,
  };
}

const summary = (consents: readonly Consent[]) =>
  groupByState(consents).map(({ state, consents }) => [state, consents.map(({ uuid }) => uuid)]);

test('what ends first comes first, once every end is known', () => {
  const consents = ['a', 'b', 'c', 'd'].map((uuid) => consent(uuid));
  const order = (ends: Record<string, string | null>) =>
    byDeadline(consents, (offering) => {
      const end = ends[offering.replace('offering of ', '')];
      return end === null ? null : end === undefined ? undefined : { at: new Date(end) };
    }).map(({ uuid }) => uuid);
  expect(order({ a: '2026-03-09', c: '2026-03-01', d: '2026-03-05' })).toEqual(['c', 'd', 'a', 'b']);
  expect(order({ a: '2026-03-09', c: '2026-03-01', d: null })).toEqual(['a', 'b', 'c', 'd']);
  expect(order({})).toEqual(['a', 'b', 'c', 'd']);
});

describe('the groups', () => {
  test('what asks for a decision comes first and what is over last, each newest first as given', () => {
    const consents = [
      consent('a', { has_consent: false }),
      consent('b'),
      consent('c', { requires_reconsent: true }),
      consent('d'),
    ];
    expect(summary(consents)).toEqual([
      ['needs-reconsent', ['c']],
      ['active', ['b', 'd']],
      ['revoked', ['a']],
    ]);
  });

  test('a revoked consent is never asked for again, whatever the server says of its terms', () => {
    expect(summary([consent('a', { has_consent: false, requires_reconsent: true })])).toEqual([['revoked', ['a']]]);
  });

  test('without consents there are no groups', () => {
    expect(groupByState([])).toEqual([]);
  });
});

describe('the search', () => {
  const consents = [consent('a', { offering_name: 'Vega HPC' }), consent('b', { offering_name: 'Object Storage' })];
  const found = (search: string) => findByOffering(consents, search).map(({ uuid }) => uuid);

  test('finds by any part of the name, in any case and order of words', () => {
    expect(found('hpc VEGA')).toEqual(['a']);
    expect(found('age')).toEqual(['b']);
    expect(found('vega storage')).toEqual([]);
  });

  test('finds names as people write them', () => {
    const accented = [consent('a', { offering_name: 'Données de Genève' })];
    expect(findByOffering(accented, 'geneve, DONNEES')).toEqual(accented);
    expect(findByOffering(accented, 'Genève'.normalize('NFD'))).toEqual(accented);
  });

  test('nothing typed finds everything', () => {
    expect(found('  ')).toEqual(['a', 'b']);
  });
});

describe('reading all pages', () => {
  test('one page needs no other, and each further begun page is read', () => {
    expect(pagesAfterFirst(0)).toEqual([]);
    expect(pagesAfterFirst(300)).toEqual([]);
    expect(pagesAfterFirst(301)).toEqual([2]);
    expect(pagesAfterFirst(901)).toEqual([2, 3, 4]);
  });

  test('a consent that came on two pages is shown once, at its first place', () => {
    expect(withoutRepeats([consent('a'), consent('b'), consent('a')]).map(({ uuid }) => uuid)).toEqual(['a', 'b']);
  });
});

test('what asks for a decision comes first in one list, too, by what ends first', () => {
  const list = [
    consent('over', { has_consent: false, revocation_date: '2026-02-01T00:00:00Z' }),
    consent('active'),
    consent('later', { requires_reconsent: true }),
    consent('sooner', { requires_reconsent: true }),
  ];
  const ends: Record<string, Date> = {
    'offering of later': new Date('2026-05-01T00:00:00Z'),
    'offering of sooner': new Date('2026-04-01T00:00:00Z'),
  };
  const sorted = byAttention(list, (offering) => {
    const at = ends[offering];
    return at && { at };
  });
  expect(sorted.map(({ uuid }) => uuid)).toEqual(['sooner', 'later', 'active', 'over']);
});
