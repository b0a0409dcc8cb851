import { expect, it } from 'vitest';
import { offeringFigures } from '#web/domain/version-figures.ts';
import { countedInStatistics, type Statistics } from './offering-summary.ts';

const statistics = (users: Record<string, number>): Statistics => ({
  active_users_count: 0,
  total_users_count: 0,
  active_users_percentage: 0,
  accepted_consents_count: 0,
  revoked_consents_count: 4,
  total_consents_count: 0,
  revoked_consents_over_time: [],
  active_users_over_time: [],
  accepted_consents_over_time: [],
  tos_version_adoption: Object.entries(users).map(([version, users_count]) => ({ version, users_count })),
});
const terms = (version: string, is_active: boolean, requires_reconsent = true) => ({
  version,
  is_active,
  requires_reconsent,
});

it.each([
  ['demands it', [terms('2.0', true), terms('1.0', false)], { '2.0': 5, '1.0': 3, Unknown: 1 }, 5, 4],
  ['demands nothing', [terms('2.0', true, false), terms('1.0', false)], { '2.0': 5, '1.0': 3 }, 8, 0],
  ['is blank', [terms('', true), terms('1.0', false)], { Unknown: 6, '1.0': 3 }, 6, 3],
  ['is new to all', [terms('3.0', true), terms('2.0', false)], { '2.0': 5 }, 0, 5],
  ['has no consents at all', [terms('1.0', true)], {}, 0, 0],
])('statistics tell who needs re-consent where the version in force %s', (_case, versions, users, active, needing) => {
  const { states, all } = offeringFigures(versions, countedInStatistics(statistics(users), versions));
  expect(states).toEqual({ active, 'needs-reconsent': needing, revoked: 4 });
  expect(all).toBe(active + needing + 4);
});
