import type { Success } from '#contract/operations.ts';
import type { Queryable } from '#server/db/database.ts';
import { withDeltas } from '#server/db/rollups/rollups.ts';

type Stats = Success<'marketplace_provider_offerings_tos_stats_retrieve'>;

// From the events, and from consents that were loaded without: a change in both has the same time and counts once.
const STEPS = `
  offering as (select id, uuid from offerings where uuid = $1),
  step as (
    select consent_uuid, created as at, event_type = 'terms_of_service_consent_granted' as active,
      event_type = 'terms_of_service_consent_deleted' as deleted
    from events
    where offering_uuid = (select uuid from offering) and event_type <> 'terms_of_service_consent_amended'
    union
    select uuid, agreement_date, true, false from consents where offering_id = (select id from offering)
    union
    select uuid, revocation_date, false, false from consents
    where offering_id = (select id from offering) and revocation_date is not null
  ),
  change as (
    select at, active, deleted,
      active::int - lag(active::int, 1, 0) over (partition by consent_uuid order by at, active) as difference
    from step
  )`;

const day = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD')`;

interface Day {
  date: string;
  accepted: number;
  revoked: number;
  active: number;
}

interface Adoption {
  version: string;
  active: number;
  total: number;
}

/**
 * Waldur's statistics lag by up to a day. The total also counts users who revoked; days are in UTC, those without a
 * change are omitted.
 */
export async function tosStats(db: Queryable, offeringUuid: string): Promise<Stats> {
  const adoption = await readAdoption(db, offeringUuid);
  const active = adoption.reduce((sum, version) => sum + version.active, 0);
  const total = adoption.reduce((sum, version) => sum + version.total, 0);
  const days = await readDays(db, offeringUuid);
  const series = (of: (day: Day) => number) => days.map((day) => ({ date: day.date, count: of(day) }));
  return {
    active_users_count: active,
    total_users_count: total,
    active_users_percentage: total === 0 ? 0 : Math.round((10_000 * active) / total) / 100,
    accepted_consents_count: active,
    revoked_consents_count: total - active,
    total_consents_count: total,
    revoked_consents_over_time: series(({ revoked }) => revoked).filter(({ count }) => count > 0),
    tos_version_adoption: adoption
      .filter(({ active }) => active > 0)
      .map(({ version, active }) => ({ version, users_count: active })),
    active_users_over_time: series(({ active }) => active),
    accepted_consents_over_time: series(({ accepted }) => accepted).filter(({ count }) => count > 0),
  };
}

function readAdoption(db: Queryable, offeringUuid: string): Promise<Adoption[]> {
  const ofOffering = 'where offering_id = (select id from offerings where uuid = $1)';
  return db.query<Adoption>(
    `select coalesce(nullif(version, ''), 'Unknown') as version,
       coalesce(sum(n) filter (where state <> 'revoked'), 0)::bigint as active, sum(n)::bigint as total
     from ${withDeltas('consent_counts', 'version, state, n', ofOffering)} counted
     group by 1 order by 2 desc, 1`,
    [offeringUuid],
  );
}

/** Reads the offering's own consents and events, since the histograms do not count by offering. */
function readDays(db: Queryable, offeringUuid: string): Promise<Day[]> {
  return db.query<Day>(
    `with ${STEPS}
     select ${day('at')} as date, count(*) filter (where active) as accepted,
       count(*) filter (where not active and not deleted) as revoked,
       (sum(sum(difference)) over (order by ${day('at')}))::int as active
     from change group by 1 order by 1`,
    [offeringUuid],
  );
}
