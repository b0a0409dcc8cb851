import { expect, it } from 'vitest';
import { radarOf, type DemandingTerms } from './radar.ts';

const NOW = Date.UTC(2026, 2, 1, 12);
const DAY = 86_400_000;

/** Terms that end consents to other versions after so many days. */
const endingIn = (days: number, uuid: string): DemandingTerms => ({
  uuid,
  offering_uuid: uuid,
  offering_name: uuid,
  version: '2.0',
  is_active: true,
  requires_reconsent: true,
  grace_period_days: 90,
  created: new Date(NOW + (days - 90) * DAY).toISOString(),
  activated: null,
});

const counts: Record<string, number> = { late: 1, soon: 2, month: 4, over: 8, none: 0 };
const demanding = [
  endingIn(61, 'late'),
  endingIn(7, 'soon'),
  endingIn(30, 'month'),
  endingIn(-2, 'over'),
  endingIn(3, 'none'),
];

it('tells what ends within a week, a month and two, each with what ends before', () => {
  const { rows, within } = radarOf(demanding, ({ uuid }) => counts[uuid], NOW);
  expect(rows.map(({ terms, count }) => [terms.uuid, count])).toEqual([
    ['over', 8],
    ['soon', 2],
    ['month', 4],
    ['late', 1],
  ]);
  expect(within).toEqual([
    { days: 7, count: 10, offerings: ['over', 'soon'] },
    { days: 30, count: 14, offerings: ['over', 'soon', 'month'] },
    { days: 60, count: 14, offerings: ['over', 'soon', 'month'] },
  ]);
});

it('gives no sum before all that it holds is counted', () => {
  const { within } = radarOf(demanding, ({ uuid }) => (uuid === 'month' ? undefined : counts[uuid]), NOW);
  expect(within.map(({ count }) => count)).toEqual([10, undefined, undefined]);
});

it('puts last, and into no sum, what has no end that is told', () => {
  const untold = { ...endingIn(1, 'soon'), grace_period_days: Number.NaN };
  const { rows, within } = radarOf([untold, endingIn(61, 'late')], ({ uuid }) => counts[uuid], NOW);
  expect(rows.map(({ terms }) => terms.uuid)).toEqual(['late', 'soon']);
  expect(within.map(({ count }) => count)).toEqual([0, 0, 0]);
});

it('tells no numbers by day where the server does not tell how long people have', () => {
  const { grace_period_days: _, ...untold } = endingIn(3, 'untold');
  // As a Waldur of 2025 sends it, whatever the contract says.
  const { rows, within, isUntold } = radarOf([untold as DemandingTerms, endingIn(7, 'soon')], () => 1, NOW);
  expect(isUntold).toBe(true);
  expect(rows.map(({ deadline }) => deadline?.days)).toEqual([7, undefined]);
  expect(within.map(({ count }) => count)).toEqual([undefined, undefined, undefined]);
});
