-- A page begins somewhere inside of a bucket, and what comes before it there is stepped over row by row: with ten million
-- consents a day has up to fourteen thousand of them. Buckets of three hours leave at most an eighth. Adding up so many
-- tallies on the way to the page would cost as much again, so 256 buckets make a span, which has tallies of its own: the
-- span is found first, then the bucket in it. Blocks of ids are smaller in proportion.

create or replace function consent_bucket(moment timestamptz) returns integer language sql immutable parallel safe as
$$ select floor(extract(epoch from moment at time zone 'UTC') / 10800)::integer $$;

create or replace function revocation_bucket(moment timestamptz, id bigint) returns integer
language sql immutable parallel safe as
$$ select case when moment is null then 1000000000 + (id / 2000)::integer else consent_bucket(moment) end $$;

create table consent_spans (
  sort_key text not null,
  span integer not null,
  state text not null,
  n integer not null,
  primary key (sort_key, span, state)
);

create table consent_version_spans (
  version text not null,
  sort_key text not null,
  span integer not null,
  state text not null,
  n integer not null,
  primary key (version, sort_key, span, state)
);

-- Each fold writes the same rows again; with room on their pages that leaves the indexes as they are.
alter table consent_counts set (fillfactor = 50);
alter table consent_totals set (fillfactor = 50);
alter table consent_buckets set (fillfactor = 50);
alter table consent_version_buckets set (fillfactor = 50);
alter table consent_spans set (fillfactor = 50);
alter table consent_version_spans set (fillfactor = 50);

create or replace function forget_consent_changes() returns trigger language plpgsql as $$
begin
  delete from consent_changes;
  delete from consent_counts;
  delete from consent_totals;
  delete from consent_buckets;
  delete from consent_version_buckets;
  delete from consent_spans;
  delete from consent_version_spans;
  return null;
end $$;

create or replace function fold_consent_changes() returns bigint language plpgsql as $$
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
  ),
  spans as (
    insert into consent_spans as kept select sort_key, bucket >> 8, state, sum(n) from spread
    group by 1, 2, 3 having sum(n) <> 0
    on conflict (sort_key, span, state) do update set n = kept.n + excluded.n
  ),
  version_spans as (
    insert into consent_version_spans as kept select version, sort_key, bucket >> 8, state, sum(n) from spread
    group by 1, 2, 3, 4 having sum(n) <> 0
    on conflict (version, sort_key, span, state) do update set n = kept.n + excluded.n
  )
  select count(*) into folded from gone;
  return folded;
end $$;

-- Counted anew, while nobody changes anything.
lock table consents, terms_of_service in share row exclusive mode;
truncate consent_changes, consent_counts, consent_totals, consent_buckets, consent_version_buckets;

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
insert into consent_version_spans
select version, sort_key, bucket >> 8, state, sum(n) from consent_version_buckets group by 1, 2, 3, 4;
insert into consent_spans select sort_key, bucket >> 8, state, sum(n) from consent_buckets group by 1, 2, 3;

analyze consent_counts, consent_totals, consent_buckets, consent_version_buckets, consent_spans, consent_version_spans;
