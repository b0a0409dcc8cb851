-- Exact totals without counting rows. Each statement that changes consents adds lines to `consent_changes`: what there is
-- less of and what there is more of. Adding a line locks nothing, so that any number of people can revoke consents to one
-- offering at the same time; one counter for each offering would make them wait for each other's commits. From time to
-- time the lines are folded into the tallies below. A total is a tally plus the few lines not yet folded, both seen by one
-- statement and so at one moment: never an estimate, and never behind.
--
-- A state is 'active', 'outdated' (needs re-consent) or 'revoked'. It follows from the active terms, so that a change of
-- terms moves consents from one state to another without touching their rows.
--
-- A bucket is where a consent lies in an order, in steps small enough to be scanned: the day since 1970, in UTC. Consents
-- without a revocation date come last in its order and by id, hence in blocks of ids behind all days.

create table consent_changes (
  offering_id bigint not null,
  version text not null,
  state text not null,
  agreement_date integer not null,
  created integer not null,
  modified integer not null,
  revocation_date integer not null,
  n integer not null
)
-- It stays small and is emptied often, which the usual thresholds would notice too late.
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_threshold = 100000000);

create table consent_counts (
  offering_id bigint not null,
  version text not null,
  state text not null,
  n integer not null,
  primary key (offering_id, version, state)
);

create table consent_totals (
  version text not null,
  state text not null,
  n integer not null,
  primary key (version, state)
);

create table consent_buckets (
  sort_key text not null,
  bucket integer not null,
  state text not null,
  n integer not null,
  primary key (sort_key, bucket, state)
);

create table consent_version_buckets (
  version text not null,
  sort_key text not null,
  bucket integer not null,
  state text not null,
  n integer not null,
  primary key (version, sort_key, bucket, state)
);

create function consent_bucket(moment timestamptz) returns integer language sql immutable parallel safe as
$$ select (moment at time zone 'UTC')::date - date '1970-01-01' $$;

create function revocation_bucket(moment timestamptz, id bigint) returns integer language sql immutable parallel safe as
$$ select case when moment is null then 10000000 + (id / 10000)::integer else consent_bucket(moment) end $$;

-- `demanded` is the version of the active terms when these require re-consent, else null.
create function consent_state(revoked timestamptz, accepted text, demanded text) returns text language sql immutable as
$$ select case when revoked is not null then 'revoked' when demanded <> accepted then 'outdated' else 'active' end $$;

-- Waits for a change of the offering's terms that is under way, as such a change waits for writers of its consents:
-- both must see each other's result, or a consent would be moved from a state that it was never counted in.
create function lock_terms_of(wanted bigint[]) returns void language sql as
$$ select from offerings where id = any(wanted) order by id for key share $$;

create function log_consent_changes() returns trigger language plpgsql as $$
begin
  if tg_op in ('UPDATE', 'DELETE') then
    perform lock_terms_of(array(select distinct offering_id from removed));
    insert into consent_changes
    select c.offering_id, c.version,
           consent_state(c.revocation_date, c.version, t.version) as state,
           consent_bucket(c.agreement_date), consent_bucket(c.created), consent_bucket(c.modified),
           revocation_bucket(c.revocation_date, c.id), -count(*)
    from removed c
    left join terms_of_service t on t.offering_id = c.offering_id and t.is_active and t.requires_reconsent
    group by 1, 2, 3, 4, 5, 6, 7;
  end if;
  if tg_op in ('UPDATE', 'INSERT') then
    perform lock_terms_of(array(select distinct offering_id from added));
    insert into consent_changes
    select c.offering_id, c.version,
           consent_state(c.revocation_date, c.version, t.version) as state,
           consent_bucket(c.agreement_date), consent_bucket(c.created), consent_bucket(c.modified),
           revocation_bucket(c.revocation_date, c.id), count(*)
    from added c
    left join terms_of_service t on t.offering_id = c.offering_id and t.is_active and t.requires_reconsent
    group by 1, 2, 3, 4, 5, 6, 7;
  end if;
  return null;
end $$;

create trigger consents_inserted after insert on consents referencing new table as added
  for each statement execute function log_consent_changes();
create trigger consents_updated after update on consents referencing old table as removed new table as added
  for each statement execute function log_consent_changes();
create trigger consents_deleted after delete on consents referencing old table as removed
  for each statement execute function log_consent_changes();

create function forget_consent_changes() returns trigger language plpgsql as $$
begin
  delete from consent_changes;
  delete from consent_counts;
  delete from consent_totals;
  delete from consent_buckets;
  delete from consent_version_buckets;
  return null;
end $$;
create trigger consents_truncated after truncate on consents
  for each statement execute function forget_consent_changes();

-- Moves the consents that `of_version` leaves outdated into that state, or back out of it.
create function log_outdated(of_offering bigint, of_version text, become text, were text) returns void language sql as $$
  insert into consent_changes
  select of_offering, c.version, moved.state, consent_bucket(c.agreement_date), consent_bucket(c.created),
         consent_bucket(c.modified), revocation_bucket(null, c.id), sum(moved.n)
  from consents c, (values (become, 1), (were, -1)) as moved (state, n)
  where c.offering_id = of_offering and c.revocation_date is null and c.version <> of_version
  group by 1, 2, 3, 4, 5, 6, 7
$$;

create function log_terms_change() returns trigger language plpgsql as $$
begin
  perform from offerings where id in (old.offering_id, new.offering_id) order by id for update;
  if old.is_active and old.requires_reconsent then
    perform log_outdated(old.offering_id, old.version, 'active', 'outdated');
  end if;
  if new.is_active and new.requires_reconsent then
    perform log_outdated(new.offering_id, new.version, 'outdated', 'active');
  end if;
  return null;
end $$;

create trigger terms_inserted after insert on terms_of_service for each row
  when (new.is_active and new.requires_reconsent) execute function log_terms_change();
create trigger terms_deleted after delete on terms_of_service for each row
  when (old.is_active and old.requires_reconsent) execute function log_terms_change();
create trigger terms_updated after update on terms_of_service for each row
  when ((old.offering_id, old.version, old.is_active and old.requires_reconsent)
    is distinct from (new.offering_id, new.version, new.is_active and new.requires_reconsent))
  execute function log_terms_change();

-- Folds the lines into the tallies and returns how many there were. One process at a time: another one has nothing to do.
create function fold_consent_changes() returns bigint language plpgsql as $$
declare
  folded bigint;
begin
  if not pg_try_advisory_xact_lock(402201974, 'consent_changes'::regclass::oid::integer) then
    return 0;
  end if;
  with gone as materialized (delete from consent_changes returning *),
  counts as (
    insert into consent_counts as kept select offering_id, version, state, sum(n) from gone
    group by 1, 2, 3 having sum(n) <> 0
    on conflict (offering_id, version, state) do update set n = kept.n + excluded.n
  ),
  totals as (
    insert into consent_totals as kept select version, state, sum(n) from gone group by 1, 2 having sum(n) <> 0
    on conflict (version, state) do update set n = kept.n + excluded.n
  ),
  spread as materialized (
    select version, placed.sort_key, placed.bucket, state, sum(n) as n
    from gone, lateral (values ('agreement_date', agreement_date), ('created', created), ('modified', modified),
                               ('revocation_date', revocation_date)) as placed (sort_key, bucket)
    group by 1, 2, 3, 4 having sum(n) <> 0
  ),
  buckets as (
    insert into consent_buckets as kept select sort_key, bucket, state, sum(n) from spread
    group by 1, 2, 3 having sum(n) <> 0
    on conflict (sort_key, bucket, state) do update set n = kept.n + excluded.n
  ),
  version_buckets as (
    insert into consent_version_buckets as kept select version, sort_key, bucket, state, n from spread
    on conflict (version, sort_key, bucket, state) do update set n = kept.n + excluded.n
  )
  select count(*) into folded from gone;
  return folded;
end $$;

-- What is there already.
insert into consent_counts
select c.offering_id, c.version, consent_state(c.revocation_date, c.version, t.version), count(*)
from consents c
left join terms_of_service t on t.offering_id = c.offering_id and t.is_active and t.requires_reconsent
group by 1, 2, 3;
insert into consent_totals select version, state, sum(n) from consent_counts group by 1, 2;

insert into consent_version_buckets
select c.version, placed.sort_key, placed.bucket, consent_state(c.revocation_date, c.version, t.version), count(*)
from consents c
left join terms_of_service t on t.offering_id = c.offering_id and t.is_active and t.requires_reconsent,
lateral (values ('agreement_date', consent_bucket(c.agreement_date)), ('created', consent_bucket(c.created)),
                ('modified', consent_bucket(c.modified)),
                ('revocation_date', revocation_bucket(c.revocation_date, c.id))) as placed (sort_key, bucket)
group by 1, 2, 3, 4;
insert into consent_buckets select sort_key, bucket, state, sum(n) from consent_version_buckets group by 1, 2, 3;

analyze consent_counts, consent_totals, consent_buckets, consent_version_buckets;
