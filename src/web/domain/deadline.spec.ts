import { describe, expect, it } from 'vitest';
import { english } from '#web/testing/visitor.tsx';
import { deadlineWords, revocationDeadline } from './deadline.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const terms = (grace_period_days: number, changes: object = {}) => ({
  is_active: true,
  requires_reconsent: true,
  created: '2026-02-01T12:00:00Z',
  grace_period_days,
  ...changes,
});

describe('the days that are left', () => {
  it.each([
    [60, 32, false, '32 days left until it is revoked automatically'],
    [36, 8, false, '8 days left until it is revoked automatically'],
    [35, 7, false, 'Only 7 days left until it is revoked automatically'],
    [29, 1, false, 'Only 1 day left until it is revoked automatically'],
    [28, 0, true, 'The time to accept again is over: it will be revoked at the next run'],
    [27, 0, true, 'The time to accept again is over: it will be revoked at the next run'],
    [0, 0, true, 'The time to accept again is over: it will be revoked at the next run'],
  ])('of a period of %i days, 28 days in', (period, days, over, words) => {
    const deadline = revocationDeadline(terms(period), NOW);
    expect(deadline).toMatchObject({ days, over });
    expect(deadline && deadlineWords(deadline, english)).toBe(words);
  });

  it('stand out in the last week', () => {
    const at = (time: string) => revocationDeadline(terms(28), Date.parse(time))?.urgent;
    expect(at('2026-02-22T11:59:59Z')).toBe(false);
    expect(at('2026-02-22T12:00:00Z')).toBe(true);
    expect(at('2026-03-02T12:00:00Z')).toBe(true);
  });

  it('are none on the day of the deadline, up to its very moment', () => {
    const at = (time: string) => revocationDeadline(terms(28), Date.parse(time));
    expect(at('2026-02-28T12:00:00Z')).toMatchObject({ days: 1, over: false });
    expect(at('2026-02-28T12:00:01Z')).toMatchObject({ days: 0, over: false });
    expect(at('2026-03-01T11:59:59Z')).toMatchObject({ days: 0, over: false });
    expect(at('2026-03-01T12:00:00Z')).toMatchObject({ days: 0, over: true });
    const last = at('2026-03-01T11:59:59Z');
    expect(last && deadlineWords(last, english)).toBe('Less than a day left until it is revoked automatically');
  });
});

it('counts from the activation where the server tells it, and from the creation where it does not', () => {
  const end = (changes: object) => revocationDeadline(terms(10, changes), NOW)?.at.toISOString();
  expect(end({ activated: '2026-02-25T00:00:00Z' })).toBe('2026-03-07T00:00:00.000Z');
  expect(end({})).toBe('2026-02-11T12:00:00.000Z');
  expect(end({ activated: null })).toBe('2026-02-11T12:00:00.000Z');
});

it.each([
  ['inactive terms', { is_active: false }],
  ['terms that ask for no re-consent', { requires_reconsent: false }],
  ['a time that cannot be read', { created: 'soon' }],
  ['a period beyond every date', { grace_period_days: 2_147_483_647 }],
])('%s revoke nothing', (_what, changes) => {
  expect(revocationDeadline(terms(10, changes), NOW)).toBeUndefined();
});
