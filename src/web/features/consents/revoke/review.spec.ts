import { describe, expect, it } from 'vitest';
import { consentWith, revokedConsent } from '#web/receipts/test-evidence.ts';
import { freeze, isNumberTyped, reviewOf } from './review.ts';

const OWN = '99999999-2222-4333-8444-555555555555';
const OTHER_OFFERING = { offering_uuid: '77777777-7777-4888-8999-aaaaaaaaaaaa', offering_name: 'Archive' };

const consents = [
  consentWith({ uuid: 'c0', ...OTHER_OFFERING }),
  consentWith({ uuid: 'c1', user_uuid: OWN.replaceAll('-', '') }),
  revokedConsent({ uuid: 'c2' }),
  consentWith({ uuid: 'c3', requires_reconsent: true }),
];

describe('the review of a bulk revocation', () => {
  it('counts by offering, the largest first, and marks what is revoked already and one’s own', () => {
    const review = reviewOf(consents, undefined, OWN);
    expect(review.groups.map(({ offering, inForce, consents }) => [offering, inForce, consents.length])).toEqual([
      ['Big Cluster', 2, 3],
      ['Archive', 1, 1],
    ]);
    expect([review.inForce, review.revoked, review.own.map(({ uuid }) => uuid), review.otherState]).toEqual([
      3,
      1,
      ['c1'],
      0,
    ]);
  });

  it('leaves out what the record says to be in another state than the filter', () => {
    const review = reviewOf(consents, 'needs-reconsent', OWN);
    expect([review.consents.map(({ uuid }) => uuid), review.otherState]).toEqual([['c3'], 3]);
  });

  it('freezes what was confirmed of each, with what is revoked already as settled', () => {
    const { job, items } = freeze(reviewOf(consents, undefined, OWN), {
      id: 'job',
      userUuid: OWN,
      created: '2026-03-02T13:05:09.250Z',
      filters: [],
      search: '',
      note: 'The provider left.',
    });
    expect(job).toMatchObject({ state: 'running', total: 4, note: 'The provider left.' });
    expect(items.map(({ index, outcome }) => [index, outcome?.kind])).toEqual([
      [0, undefined],
      [1, undefined],
      [2, 'already-revoked'],
      [3, undefined],
    ]);
    expect(items[0]?.confirmed).toEqual({
      has_consent: true,
      version: '2.0',
      modified: '2025-03-01T09:00:00.000Z',
      revocation_date: null,
    });
  });

  it.each(['1234', '1,234', ' 1 234 ', '1.234', "1'234"])('takes %j for 1,234', (typed) => {
    expect(isNumberTyped(typed, 1234)).toBe(true);
  });

  it.each(['', '123', '12345', 'all', '1234 consents'])('does not take %j for 1,234', (typed) => {
    expect(isNumberTyped(typed, 1234)).toBe(false);
  });
});
