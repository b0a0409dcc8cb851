import { withDeltas } from '#server/db/rollups/rollups.ts';

export const RECENT_DAYS = 30;

const inState = (state: string) => `coalesce(sum(n) filter (where state = '${state}'), 0)::int`;

/**
 * Sorts offerings `o` by consents that need re-consent, from the rollups, then by recent revocations, from an index.
 * `since` is the placeholder of the moment from which on these are recent.
 */
export function byAttention(since: string) {
  const counted = `select offering_id, ${inState('active')} as active, ${inState('outdated')} as needs_reconsent,
      ${inState('revoked')} as revoked
    from ${withDeltas('consent_counts', 'offering_id, state, n')} counts group by 1`;
  const recent = `select offering_id, count(*)::int as n from consents where revocation_date >= ${since} group by 1`;
  return {
    columns: `, json_build_object('active', coalesce(counted.active, 0), 'needs_reconsent',
      coalesce(counted.needs_reconsent, 0), 'revoked', coalesce(counted.revoked, 0), 'revoked_30_days',
      coalesce(recent.n, 0)) as consents`,
    joins: `left join (${counted}) counted on counted.offering_id = o.id left join (${recent}) recent on recent.offering_id = o.id`,
    order: 'order by coalesce(counted.needs_reconsent, 0) desc, coalesce(recent.n, 0) desc, o.name, o.id',
  };
}
