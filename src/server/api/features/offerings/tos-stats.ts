import type { Success } from '#contract/operations.ts';
import type { Queryable } from '#server/db/database.ts';

type Stats = Success<'marketplace_provider_offerings_tos_stats_retrieve'>;

/**
 * Every step of the offering's consents: what the ledger tells, and what the rows themselves tell of consents that came
 * without events. A step that both tell of is one, as its time is the same.
 */
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

interface Counters {
  active: number;
  total: number;
}

interface Day {
  date: string;
  accepted: number;
  revoked: number;
  active: number;
}

/**
 * Consent statistics of an offering, computed live from its consents and events, where Waldur's lag by up to a day. An
 * active user is one with an active consent; the total also counts those who revoked. Days are of UTC, and a day
 * without any step is left out.
 */
export async function tosStats(db: Queryable, offeringUuid: string): Promise<Stats> {
  const [counters = { active: 0, total: 0 }] = await db.query<Counters>(
    `select count(*) filter (where revocation_date is null) as active, count(*) as total
     from consents where offering_id = (select id from offerings where uuid = $1)`,
    [offeringUuid],
  );
  const { active, total } = counters;
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
    tos_version_adoption: await readAdoption(db, offeringUuid),
    active_users_over_time: series(({ active }) => active),
    accepted_consents_over_time: series(({ accepted }) => accepted).filter(({ count }) => count > 0),
  };
}

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

function readAdoption(db: Queryable, offeringUuid: string): Promise<Stats['tos_version_adoption']> {
  return db.query(
    `select coalesce(nullif(version, ''), 'Unknown') as version, count(*) as users_count
     from consents where offering_id = (select id from offerings where uuid = $1) and revocation_date is null
     group by 1 order by 2 desc, 1`,
    [offeringUuid],
  );
}
