import { describe, expect, it } from 'vitest';
import type { DemandingTerms } from '#web/domain/radar.ts';
import type { RankedOffering } from '../../offerings/use-attention.ts';
import { adoptionOfAll, byUrgency, inOrder, needingOf, shareOf, totalsOf } from './standings.ts';

const NOW = Date.UTC(2026, 2, 1);
const uuid = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;

const row = (
  name: string,
  numbers: Partial<Record<'active' | 'needsReconsent' | 'revoked' | 'recent', number | null>>,
): RankedOffering => ({
  uuid: name,
  offering: { uuid: name, name },
  active: undefined,
  needsReconsent: undefined,
  revoked: undefined,
  recent: undefined,
  statistics: undefined,
  ...numbers,
});

const endingIn = (days: number, number: number): DemandingTerms => ({
  uuid: `terms ${number}`,
  // As a Waldur writes them.
  offering_uuid: uuid(number).replaceAll('-', ''),
  offering_name: `Offering ${number}`,
  version: '2.0',
  is_active: true,
  requires_reconsent: true,
  grace_period_days: days,
  created: new Date(NOW).toISOString(),
});

describe('offerings that the server does not rank', () => {
  it('come by what ends first, then as listed, each once and with what is known of it', () => {
    const listed = [
      { uuid: uuid(1), name: 'Offering 1', customer_name: 'One' },
      { uuid: uuid(2), name: 'Offering 2', customer_name: 'Two' },
    ];
    const ordered = byUrgency(listed, [endingIn(30, 3), endingIn(5, 2)], NOW);
    expect(ordered.map(({ name }) => name)).toEqual(['Offering 2', 'Offering 3', 'Offering 1']);
    expect(ordered[0]).toBe(listed[1]);
    expect(ordered[1]?.uuid).toBe(uuid(3));
  });
});

describe('the need of re-consent by the list of offerings', () => {
  const counts = (needs_reconsent: number) => ({ active: 1, needs_reconsent, revoked: 0, revoked_30_days: 0 });
  const rows = [
    { uuid: uuid(1), name: 'One', consents: counts(4) },
    { uuid: uuid(2), name: 'Two', consents: counts(2) },
  ];

  it('is told of all where the list is whole', () => {
    const needing = needingOf({ rows, total: 2 });
    expect([1, 2, 3].map((number) => needing?.(uuid(number)))).toEqual([4, 2, 0]);
  });

  it('is told where what is not listed comes after one without any', () => {
    const last = { uuid: uuid(3), name: 'Three', consents: counts(0) };
    expect(needingOf({ rows: [...rows, last], total: 9 })?.(uuid(4))).toBe(0);
    expect(needingOf({ rows, total: 9 })).toBeUndefined();
  });

  it('is not told by a server that does not count', () => {
    expect(needingOf({ rows: [{ uuid: uuid(1), name: 'One' }], total: 1 })).toBeUndefined();
    expect(needingOf(undefined)).toBeUndefined();
  });
});

describe('the order of offerings', () => {
  const rows = [
    row('Beta', { active: 5, needsReconsent: 2 }),
    row('alpha', { active: 9, needsReconsent: null }),
    row('Gamma', { active: 5, needsReconsent: 7 }),
  ];
  const names = (sort: Parameters<typeof inOrder>[1]) => inOrder(rows, sort).map(({ uuid: name }) => name);

  it('is by name, by numbers with names between equals, and as it came', () => {
    expect(names('name')).toEqual(['alpha', 'Beta', 'Gamma']);
    expect(names('-name')).toEqual(['Gamma', 'Beta', 'alpha']);
    expect(names('-active')).toEqual(['alpha', 'Beta', 'Gamma']);
    expect(names(undefined)).toEqual(['Beta', 'alpha', 'Gamma']);
  });

  it('has what nobody knows at the end, whichever way', () => {
    expect(names('needs-reconsent')).toEqual(['Beta', 'Gamma', 'alpha']);
    expect(names('-needs-reconsent')).toEqual(['Gamma', 'Beta', 'alpha']);
  });

  it('comes to sums, and to the offering with most of them', () => {
    expect(totalsOf(rows)).toMatchObject({ inForce: 28, needsReconsent: 9, most: { uuid: 'Gamma' } });
    expect(totalsOf([row('Quiet', { active: 3, needsReconsent: 0 })]).most).toBeUndefined();
  });
});

describe('the share of the version in force', () => {
  const adoption = (accepted: number | undefined, notRevoked: number) => ({
    version: '1.0',
    isDemanding: false,
    accepted,
    notRevoked,
  });

  it('is unknown without consents and where the version is blank, and never above all', () => {
    expect(shareOf(adoption(3, 4))).toBe(0.75);
    expect(shareOf(adoption(5, 4))).toBe(1);
    expect(shareOf(adoption(0, 0))).toBeUndefined();
    expect(shareOf(adoption(undefined, 4))).toBeUndefined();
  });

  it('of several leaves out what is unknown', () => {
    expect(adoptionOfAll([adoption(3, 4), adoption(undefined, 50), adoption(1, 4)])).toEqual({
      accepted: 4,
      notRevoked: 8,
    });
  });
});
