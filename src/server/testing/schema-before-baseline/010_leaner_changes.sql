-- Four things that grew with the number of consents or were written for nothing:
-- - What is not revoked had no place of its own in the order of revocation dates: followed by another key, as the app
--   sorts, millions of rows were one tie to be sorted. It is now a list of its own, before or behind the revoked ones, in
--   the order of the other keys; no bucket holds it any more.
-- - A change of terms left up to two lines for each consent that it moved. It now adds to the tallies itself.
-- - Half an hour of ten million consents holds 285; a page steps over half of a bucket.
-- - `created` was `agreement_date` in every row, since a row is made by the first grant.

-- Whoever folds or changes something finishes first.
select pg_advisory_xact_lock(402201974, 'consent_changes'::regclass::oid::integer);
lock table consents, terms_of_service in access exclusive mode;

-- Nothing is lost without a word: a database in which the two differ stays as it is, and says which constraint failed.
alter table consents add constraint consents_created_is_agreement_date check (created = agreement_date);
alter table consents drop column created;

drop trigger consents_inserted on consents;
drop trigger consents_updated on consents;
drop trigger consents_deleted on consents;
drop function log_consent_changes, log_consent_update, log_outdated, recount_consents, revocation_bucket;
truncate consent_changes, consent_counts, consent_totals,
         consent_buckets, consent_version_buckets, consent_spans, consent_version_spans;
alter table consent_changes drop column created, alter column revocation_date drop not null;

-- One index for each order. Ties are in the order of the first agreement, as in the app, so that those of an automatic
-- revocation, which may be very many, need no sorting. A revocation writes to all of these but the ones of what is not
-- revoked.
drop index consents_revocation_date_idx, consents_offering_revocation_date_idx, consents_modified_idx,
           consents_revoked_modified_idx, consents_not_revoked_modified_idx, consents_offering_modified_idx;
create index consents_revocation_date_idx on consents (revocation_date, agreement_date, id)
  where revocation_date is not null;
create index consents_modified_idx on consents (modified, agreement_date, id);
create index consents_revoked_modified_idx on consents (modified, agreement_date, id) where revocation_date is not null;
create index consents_not_revoked_modified_idx on consents (modified, agreement_date, id) where revocation_date is null;
create index consents_offering_modified_idx on consents (offering_id, modified, agreement_date, id);
create index consents_offering_revocation_date_idx on consents (offering_id, revocation_date, agreement_date, id)
  where revocation_date is not null;

create or replace function consent_bucket(moment timestamptz) returns integer language sql immutable parallel safe as
$$ select floor(date_part('epoch', moment at time zone 'UTC') / 1800)::integer $$;

create function consent_bucket_start(bucket integer) returns timestamptz language sql immutable parallel safe as
$$ select to_timestamp(bucket * 1800::float8) $$;

create function log_consent_changes() returns trigger language plpgsql as $$
begin
  perform from offerings where id = any(array(select distinct offering_id from changed)) order by id for key share;
  insert into consent_changes
  select c.offering_id, c.version, consent_state(c.revocation_date, c.version, t.version),
         consent_bucket(c.agreement_date), consent_bucket(c.modified), consent_bucket(c.revocation_date),
         case tg_op when 'DELETE' then -count(*) else count(*) end
  from changed c
  left join terms_of_service t on t.offering_id = c.offering_id and t.is_active and t.requires_reconsent
  group by 1, 2, 3, 4, 5, 6;
  return null;
end $$;

create function log_consent_update() returns trigger language plpgsql as $$
begin
  perform from offerings where id in (old.offering_id, new.offering_id) order by id for key share;
  insert into consent_changes
  select c.offering_id, c.version, consent_state(c.revocation_date, c.version, t.version),
         consent_bucket(c.agreement_date), consent_bucket(c.modified), consent_bucket(c.revocation_date), c.n
  from (select old.*, -1 as n union all select new.*, 1) c
  left join terms_of_service t on t.offering_id = c.offering_id and t.is_active and t.requires_reconsent;
  return null;
end $$;

create trigger consents_inserted after insert on consents referencing new table as changed
  for each statement execute function log_consent_changes();
create trigger consents_deleted after delete on consents referencing old table as changed
  for each statement execute function log_consent_changes();
create trigger consents_updated after update on consents
  for each row when (old.* is distinct from new.*) execute function log_consent_update();

-- So many more (or less) consents lie in a bucket of one of the orders.
create type consent_placement as (version text, sort_key text, bucket integer, state text, n bigint);

create function add_to_consent_buckets(placements consent_placement[]) returns void language sql as $$
  insert into consent_buckets as kept
  select sort_key, bucket, state, sum(n) from unnest(placements) group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3
  on conflict (sort_key, bucket, state) do update set n = kept.n + excluded.n;

  insert into consent_version_buckets as kept
  select version, sort_key, bucket, state, sum(n) from unnest(placements)
  group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4
  on conflict (version, sort_key, bucket, state) do update set n = kept.n + excluded.n;

  insert into consent_spans as kept
  select sort_key, bucket >> 8, state, sum(n) from unnest(placements) group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3
  on conflict (sort_key, span, state) do update set n = kept.n + excluded.n;

  insert into consent_version_spans as kept
  select version, sort_key, bucket >> 8, state, sum(n) from unnest(placements)
  group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4
  on conflict (version, sort_key, span, state) do update set n = kept.n + excluded.n;
$$;

create or replace function fold_consent_changes() returns bigint language plpgsql as $$
declare
  folded bigint;
  placements consent_placement[];
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
  )
  select (select count(*) from gone),
         array(select (version, sort_key, bucket, state, sum(n))::consent_placement
               from gone, lateral (values ('agreement_date', agreement_date), ('modified', modified),
                                          ('revocation_date', revocation_date)) as placed (sort_key, bucket)
               where bucket is not null
               group by version, sort_key, bucket, state having sum(n) <> 0)
  into folded, placements;
  perform add_to_consent_buckets(placements);
  return folded;
end $$;

-- Moves the consents that `of_version` leaves outdated into that state, or back out of it. Whoever calls this has locked
-- the offering, so that nobody changes its consents meanwhile. Lines that are not folded yet count what they always did.
create function move_outdated(of_offering bigint, of_version text, become text, were text) returns void language plpgsql as $$
declare
  placements consent_placement[] := array(
    select (placed.version, placed.sort_key, placed.bucket, moved.state, placed.n * moved.sign)::consent_placement
    from (select c.version, place.sort_key, place.bucket, count(*) as n
          from consents c,
               lateral (values ('agreement_date', consent_bucket(c.agreement_date)),
                               ('modified', consent_bucket(c.modified))) as place (sort_key, bucket)
          where c.offering_id = of_offering and c.revocation_date is null and c.version <> of_version
          group by 1, 2, 3) placed,
         (values (become, 1), (were, -1)) as moved (state, sign));
begin
  if cardinality(placements) = 0 then
    return;
  end if;
  -- One at a time writes to the tallies, or two could wait for each other's rows.
  perform pg_advisory_xact_lock(402201974, 'consent_changes'::regclass::oid::integer);
  insert into consent_counts as kept
  select of_offering, version, state, sum(n) from unnest(placements) where sort_key = 'agreement_date' group by 2, 3
  on conflict (offering_id, version, state) do update set n = kept.n + excluded.n;
  insert into consent_totals as kept
  select version, state, sum(n) from unnest(placements) where sort_key = 'agreement_date' group by 1, 2
  on conflict (version, state) do update set n = kept.n + excluded.n;
  perform add_to_consent_buckets(placements);
end $$;

create or replace function log_terms_change() returns trigger language plpgsql as $$
begin
  perform from offerings where id in (old.offering_id, new.offering_id) order by id for update;
  if old.is_active and old.requires_reconsent then
    perform move_outdated(old.offering_id, old.version, 'active', 'outdated');
  end if;
  if new.is_active and new.requires_reconsent then
    perform move_outdated(new.offering_id, new.version, 'outdated', 'active');
  end if;
  return null;
end $$;

-- Counted anew.
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
lateral (values ('agreement_date', consent_bucket(c.agreement_date)), ('modified', consent_bucket(c.modified)),
                ('revocation_date', consent_bucket(c.revocation_date))) as placed (sort_key, bucket)
where placed.bucket is not null
group by 1, 2, 3, 4 order by 1, 2, 3, 4;
insert into consent_buckets
select sort_key, bucket, state, sum(n) from consent_version_buckets group by 1, 2, 3 order by 1, 2, 3;
insert into consent_version_spans
select version, sort_key, bucket >> 8, state, sum(n) from consent_version_buckets group by 1, 2, 3, 4;
insert into consent_spans select sort_key, bucket >> 8, state, sum(n) from consent_buckets group by 1, 2, 3;

analyze consents, consent_counts, consent_totals,
        consent_buckets, consent_version_buckets, consent_spans, consent_version_spans;
