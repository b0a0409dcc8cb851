import { describe, expect, it } from 'vitest';
import { offeringFigures, type Counted } from './version-figures.ts';

const terms = (version: string, changes: object = {}) => ({
  version,
  is_active: false,
  requires_reconsent: true,
  ...changes,
});
const current = (version: string, changes: object = {}) => terms(version, { is_active: true, ...changes });

const counted = (changes: Partial<Counted> = {}): Counted => ({
  notRevoked: 10,
  revoked: 4,
  ofVersion: new Map([
    ['2.0', 7],
    ['1.0', 2],
  ]),
  needing: 3,
  ...changes,
});

describe('the figures of an offering', () => {
  it('count as in need of re-consent who agreed to another version than the demanding one in force', () => {
    const { all, states, versions, others } = offeringFigures([current('2.0'), terms('1.0')], counted());
    expect(all).toBe(14);
    expect(states).toEqual({ active: 7, 'needs-reconsent': 3, revoked: 4 });
    expect(versions.map(({ consents, share, state }) => [consents, share, state])).toEqual([
      [7, 0.7, 'active'],
      [2, 0.2, 'needs-reconsent'],
    ]);
    expect(others).toBe(1);
  });

  it('count nobody so where the terms in force demand nothing, or none are in force', () => {
    for (const versions of [[current('2.0', { requires_reconsent: false }), terms('1.0')], [terms('1.0')], []]) {
      const { states, versions: figures } = offeringFigures(versions, counted());
      expect(states).toEqual({ active: 10, 'needs-reconsent': 0, revoked: 4 });
      expect(figures.every(({ state }) => state === 'active')).toBe(true);
    }
  });

  it('take the server’s word where the version in force is blank, which cannot be counted', () => {
    const { states, versions } = offeringFigures([current(''), terms('1.0')], counted());
    expect(states).toEqual({ active: 7, 'needs-reconsent': 3, revoked: 4 });
    expect(versions[0]?.consents).toBe(7);
    const earlier = offeringFigures([current('2.0'), terms('')], counted()).versions[1];
    expect([earlier?.consents, earlier?.share]).toEqual([undefined, undefined]);
  });

  it('are not made up while something is unknown', () => {
    const { all, states, others } = offeringFigures(
      [current('2.0')],
      counted({ revoked: undefined, ofVersion: new Map([['2.0', undefined]]) }),
    );
    expect([all, states.active, states['needs-reconsent'], others]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('have no shares where there are no consents, and none beyond all', () => {
    const none = offeringFigures([current('2.0')], counted({ notRevoked: 0, ofVersion: new Map([['2.0', 0]]) }));
    expect(none.versions[0]?.share).toBeUndefined();
    const late = offeringFigures([current('2.0')], counted({ notRevoked: 6 }));
    expect([late.versions[0]?.share, late.states['needs-reconsent']]).toEqual([1, 0]);
  });
});
