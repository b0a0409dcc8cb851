-- Ten million consents put up to 1,700 into three hours, and a page inside of them steps over half of these, each a row to
-- look at for its state. An hour leaves a third; what is added up on the way to it stays a few hundred tallies.
create or replace function consent_bucket(moment timestamptz) returns integer language sql immutable parallel safe as
$$ select floor(extract(epoch from moment at time zone 'UTC') / 3600)::integer $$;

create or replace function revocation_bucket(moment timestamptz, id bigint) returns integer
language sql immutable parallel safe as
$$ select case when moment is null then 1000000000 + (id / 700)::integer else consent_bucket(moment) end $$;

-- As before, but tallies that are read together are written beside each other: those of a span are then on ten pages and
-- not on seven hundred. Later changes of a tally stay on its page, which is left half empty for them.
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
    group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3
    on conflict (sort_key, bucket, state) do update set n = kept.n + excluded.n
  ),
  version_buckets as (
    insert into consent_version_buckets as kept select version, sort_key, bucket, state, n from spread order by 1, 2, 3, 4
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

-- Counts everything anew, while nobody changes anything.
create function recount_consents() returns void language plpgsql as $$
begin
  lock table consents, terms_of_service in share row exclusive mode;
  truncate consent_changes, consent_counts, consent_totals,
           consent_buckets, consent_version_buckets, consent_spans, consent_version_spans;

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
  group by 1, 2, 3, 4 order by 1, 2, 3, 4;
  insert into consent_buckets
  select sort_key, bucket, state, sum(n) from consent_version_buckets group by 1, 2, 3 order by 1, 2, 3;
  insert into consent_version_spans
  select version, sort_key, bucket >> 8, state, sum(n) from consent_version_buckets group by 1, 2, 3, 4;
  insert into consent_spans select sort_key, bucket >> 8, state, sum(n) from consent_buckets group by 1, 2, 3;

  analyze consent_counts, consent_totals, consent_buckets, consent_version_buckets, consent_spans, consent_version_spans;
end $$;
select recount_consents();

-- The newest changes are revocations, which all others in the order of changes would be behind.
create index consents_not_revoked_modified_idx on consents (modified, id) where revocation_date is null;
