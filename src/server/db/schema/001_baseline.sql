-- The schema of Consent Desk. Later changes are files of their own beside this one (002_…, 003_…).
--
--   1. People              users, customers, tokens
--   2. Offerings           offerings, terms_of_service
--   3. Consents            consents, with one index for each order of the list
--   4. Events              the append-only record of every change of a consent
--   5. Rollups: tables     counts and histograms of consents, and the deltas not yet compacted into them
--   6. Rollups: deltas     triggers that write deltas with each change of a consent
--   7. Rollups: compaction the function that adds deltas to the rollups
--   8. Rollups: terms      triggers that move consents between states when terms change
--
-- docs/rollups.md explains sections 5 to 8 by a picture. Every time is set by the application's clock, which tests
-- control; hence there are no defaults of now().


-- 1. People ----------------------------------------------------------------------------------------------------------

create table customers (
  id bigint generated always as identity primary key,
  uuid uuid not null unique,
  name text not null
);

create table users (
  id bigint generated always as identity primary key,
  uuid uuid not null unique,
  username text not null constraint users_username_key unique,
  first_name text not null default '',
  last_name text not null default '',
  full_name text not null generated always as (btrim(first_name || ' ' || last_name)) stored,
  email text not null default '',
  organization text not null default '',
  is_staff boolean not null default false,
  is_support boolean not null default false,
  is_active boolean not null default true,
  date_joined timestamptz not null,
  -- Seconds without use after which the token expires; null means never.
  token_lifetime integer default 3600,
  -- scrypt, as `scrypt$N$r$p$salt$hash`; an account without one cannot sign in by password.
  password_hash text
);

-- The search for a part of a name uses PostgreSQL's own index of arrays: it finds the rows that contain all three-letter
-- parts of the text. The extension pg_trgm does the same, but not every server has it.
create function trigrams(whole text) returns text[] language sql immutable parallel safe as
$$ select array(select distinct substr(lower(whole), place, 3) from generate_series(1, length(lower(whole)) - 2) place) $$;

create index users_trigrams_idx on users using gin (trigrams(full_name || ' ' || username || ' ' || email));
-- Without a search text, people are shown by name.
create index users_full_name_idx on users (full_name, id);

-- One live token per user, as in Waldur. The token itself is not stored: it is derived from `nonce` and the server's key,
-- and compared by its hash.
create table tokens (
  user_id bigint primary key references users on delete cascade,
  nonce text not null,
  key_hash text not null constraint tokens_key_hash_key unique,
  last_used timestamptz not null
);


-- 2. Offerings -------------------------------------------------------------------------------------------------------

create table offerings (
  id bigint generated always as identity primary key,
  uuid uuid not null unique,
  customer_id bigint not null references customers,
  name text not null,
  slug text not null,
  description text not null default '',
  state text not null check (state in ('Active', 'Archived', 'Draft', 'Paused', 'Unavailable')),
  shared boolean not null default true,
  -- Null means the deployment's default: username, full_name, email.
  collected_attributes text[],
  created timestamptz not null
);
create index offerings_name_idx on offerings (name, id);

create table terms_of_service (
  id bigint generated always as identity primary key,
  uuid uuid not null unique,
  offering_id bigint not null references offerings on delete cascade,
  terms_of_service text not null default '',
  terms_of_service_link text not null default '',
  version text not null default '' check (length(version) <= 50),
  is_active boolean not null default false,
  requires_reconsent boolean not null default false,
  grace_period_days integer not null default 60 check (grace_period_days >= 0),
  -- The grace period starts here; null means that the terms were never active.
  activated timestamptz,
  created timestamptz not null,
  modified timestamptz not null
);
create unique index terms_of_service_active_key on terms_of_service (offering_id) where is_active;
create index terms_of_service_offering_idx on terms_of_service (offering_id, created);


-- 3. Consents --------------------------------------------------------------------------------------------------------

-- One row per user and offering, as in Waldur. A row is made by the first grant, so that `agreement_date` is also the
-- time of its creation.
create table consents (
  id bigint generated always as identity primary key,
  uuid uuid not null constraint consents_uuid_key unique,
  user_id bigint not null references users on delete cascade,
  offering_id bigint not null references offerings on delete cascade,
  agreement_date timestamptz not null,
  version text not null default '' check (length(version) <= 50),
  revocation_date timestamptz,
  modified timestamptz not null,
  constraint consents_user_offering_key unique (user_id, offering_id)
);

-- One index for each order of the list, read forwards or backwards. Ties are in the order of `agreement_date`, as in the
-- app: an automatic revocation gives very many rows the same time, and these then need no sorting. `id` makes the order
-- total. In the order of revocation dates, consents that are not revoked are a list of their own, before or after.
create index consents_agreement_date_idx on consents (agreement_date, id);
create index consents_modified_idx on consents (modified, agreement_date, id);
create index consents_revocation_date_idx on consents (revocation_date, agreement_date, id)
  where revocation_date is not null;

-- Revocations are unevenly spread over the order of the last change: the newest changes are nearly all revocations, the
-- oldest none. Without these two, a page of either would step over tens of thousands of the other.
create index consents_revoked_modified_idx on consents (modified, agreement_date, id) where revocation_date is not null;
create index consents_not_revoked_modified_idx on consents (modified, agreement_date, id) where revocation_date is null;

-- One offering may have very many consents, so that its list has an index for each order too. A person has few, which
-- the unique (user_id, offering_id) finds.
create index consents_offering_agreement_date_idx on consents (offering_id, agreement_date, id);
create index consents_offering_modified_idx on consents (offering_id, modified, agreement_date, id);
create index consents_offering_revocation_date_idx on consents (offering_id, revocation_date, agreement_date, id)
  where revocation_date is not null;

-- When few rows match a filter, they are gathered by the offerings and versions that the rollups name.
create index consents_offering_version_idx on consents (offering_id, version);


-- 4. Events ----------------------------------------------------------------------------------------------------------

-- Rows are referred to by uuid only, since an event outlives the consent, the user and the offering that it names.
create table events (
  id bigint generated always as identity primary key,
  uuid uuid not null unique,
  created timestamptz not null,
  event_type text not null,
  message text not null,
  context jsonb not null,
  user_uuid uuid not null,
  offering_uuid uuid not null,
  consent_uuid uuid not null
);
create index events_created_idx on events (created, id);
create index events_user_idx on events (user_uuid, created, id);
create index events_offering_idx on events (offering_uuid, created, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'events are append-only';
end $$;
create trigger events_append_only before update or delete or truncate on events
  for each statement execute function refuse_change();


-- 5. Rollups: tables -------------------------------------------------------------------------------------------------

-- Totals without counting rows, exact at every moment. Each change of consents appends deltas to `consent_changes`: what
-- there is less of (negative n) and more of (positive n). Appending locks nothing, so that any number of people can
-- revoke consents to one offering at once; a counter per offering would make each wait for the commit before it. Every
-- two seconds the deltas are compacted into the rollups. A total is a rollup plus the deltas that remain, both read by
-- one statement and so at one moment.
--
-- A state is 'active', 'outdated' (needs re-consent) or 'revoked'. It follows from the active terms of the offering, so
-- that a change of terms moves consents from one state to another without touching their rows.
--
-- A histogram says how many consents lie in each bucket of an order. A bucket is half an hour, numbered since 1970: ten
-- million consents put about 285 into each, and a page steps over half a bucket at most. 256 buckets make a span, the
-- coarse level: adding up spans first and then the buckets of one span takes a few hundred rows instead of thousands.
-- The order of revocation dates has buckets for revoked consents only.

create table consent_changes (
  offering_id bigint not null,
  version text not null,
  state text not null,
  -- The buckets of the three orders.
  agreement_date integer not null,
  modified integer not null,
  revocation_date integer,
  n integer not null
)
-- The table stays small and is emptied often, which the usual thresholds of autovacuum would notice too late.
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_threshold = 100000000);

-- Each compaction updates the same rows of the rollups again. With half of each page free (fillfactor), the new row
-- versions stay on their page and the indexes unchanged.
create table consent_counts (
  offering_id bigint not null,
  version text not null,
  state text not null,
  n integer not null,
  primary key (offering_id, version, state)
) with (fillfactor = 50);

create table consent_totals (
  version text not null,
  state text not null,
  n integer not null,
  primary key (version, state)
) with (fillfactor = 50);

-- The fine level of the histograms: of all consents, and of each version.
create table consent_buckets (
  sort_key text not null,
  bucket integer not null,
  state text not null,
  n integer not null,
  primary key (sort_key, bucket, state)
) with (fillfactor = 50);

create table consent_version_buckets (
  version text not null,
  sort_key text not null,
  bucket integer not null,
  state text not null,
  n integer not null,
  primary key (version, sort_key, bucket, state)
) with (fillfactor = 50);

-- The coarse level, likewise.
create table consent_spans (
  sort_key text not null,
  span integer not null,
  state text not null,
  n integer not null,
  primary key (sort_key, span, state)
) with (fillfactor = 50);

create table consent_version_spans (
  version text not null,
  sort_key text not null,
  span integer not null,
  state text not null,
  n integer not null,
  primary key (version, sort_key, span, state)
) with (fillfactor = 50);

create function consent_bucket(moment timestamptz) returns integer language sql immutable parallel safe as
$$ select floor(date_part('epoch', moment at time zone 'UTC') / 1800)::integer $$;

create function consent_bucket_start(bucket integer) returns timestamptz language sql immutable parallel safe as
$$ select to_timestamp(bucket * 1800::float8) $$;

-- `demanded` is the version of the active terms if these require re-consent, else null.
create function consent_state(revoked timestamptz, accepted text, demanded text) returns text language sql immutable as
$$ select case when revoked is not null then 'revoked' when demanded <> accepted then 'outdated' else 'active' end $$;


-- 6. Rollups: deltas -------------------------------------------------------------------------------------------------

-- The share lock on the offering waits for a change of its terms that is under way, as such a change waits for writers
-- of its consents (section 8). Each must see the other's result, or a consent would be moved out of a state in which it
-- was never counted.

-- Inserts and deletes may be of many rows: these are grouped.
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

-- An update is usually of one row, for which transition tables and grouping take eight times as long.
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

create function forget_consent_changes() returns trigger language plpgsql as $$
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
create trigger consents_truncated after truncate on consents
  for each statement execute function forget_consent_changes();


-- 7. Rollups: compaction ---------------------------------------------------------------------------------------------

-- n more consents (or less) in one bucket of one order.
create type consent_placement as (version text, sort_key text, bucket integer, state text, n bigint);

-- Adds to the histograms. Sorted, so that buckets that are read together are written beside each other.
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

-- Adds all deltas to the rollups, deletes them, and returns how many there were. If another process is compacting, there
-- is nothing to do, and the result is 0.
create function fold_consent_changes() returns bigint language plpgsql as $$
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


-- 8. Rollups: terms --------------------------------------------------------------------------------------------------

-- Moves the consents that are outdated by `of_version` into the state `become`, out of the state `were`. It adds to the
-- rollups itself, since deltas would be up to two rows for each consent. The caller has locked the offering, so that its
-- consents cannot change meanwhile. Deltas of theirs that remain keep their meaning: they count states as of their time.
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
  -- One writer of rollups at a time, or two could wait for each other's rows. The lock is the one of compaction.
  perform pg_advisory_xact_lock(402201974, 'consent_changes'::regclass::oid::integer);
  insert into consent_counts as kept
  select of_offering, version, state, sum(n) from unnest(placements) where sort_key = 'agreement_date' group by 2, 3
  on conflict (offering_id, version, state) do update set n = kept.n + excluded.n;
  insert into consent_totals as kept
  select version, state, sum(n) from unnest(placements) where sort_key = 'agreement_date' group by 1, 2
  on conflict (version, state) do update set n = kept.n + excluded.n;
  perform add_to_consent_buckets(placements);
end $$;

create function log_terms_change() returns trigger language plpgsql as $$
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

create trigger terms_inserted after insert on terms_of_service for each row
  when (new.is_active and new.requires_reconsent) execute function log_terms_change();
create trigger terms_deleted after delete on terms_of_service for each row
  when (old.is_active and old.requires_reconsent) execute function log_terms_change();
create trigger terms_updated after update on terms_of_service for each row
  when ((old.offering_id, old.version, old.is_active and old.requires_reconsent)
    is distinct from (new.offering_id, new.version, new.is_active and new.requires_reconsent))
  execute function log_terms_change();
