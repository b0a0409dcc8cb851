-- The schema, in eight sections; docs/rollups.md has a picture of the last four. Every time is set by the application's
-- clock, which tests control; hence there are no defaults of now().

-- 1. People -----------------------------------------------------------------------------------------------------------

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
  token_lifetime integer default 3600, -- seconds without use after which the token expires; null means never
  password_hash text -- `scrypt$N$r$p$salt$hash`; null where nobody signs in by password
);

-- An index of arrays finds the rows that contain all three-letter parts of a text; not every server has pg_trgm.
create function trigrams(whole text) returns text[] language sql immutable parallel safe as
$$ select array(select distinct substr(lower(whole), place, 3) from generate_series(1, length(lower(whole)) - 2) place) $$;

create index users_trigrams_idx on users using gin (trigrams(full_name || ' ' || username || ' ' || email));
create index users_full_name_idx on users (full_name, id);

-- The token itself is not stored: it is derived from `nonce` and the server's key, and compared by its hash.
create table tokens (
  user_id bigint primary key references users on delete cascade,
  nonce text not null,
  key_hash text not null constraint tokens_key_hash_key unique,
  last_used timestamptz not null
);

-- 2. Offerings --------------------------------------------------------------------------------------------------------

create table offerings (
  id bigint generated always as identity primary key,
  uuid uuid not null unique,
  customer_id bigint not null references customers,
  name text not null,
  slug text not null,
  description text not null default '',
  state text not null check (state in ('Active', 'Archived', 'Draft', 'Paused', 'Unavailable')),
  shared boolean not null default true,
  collected_attributes text[], -- null means the default: username, full_name, email
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
  activated timestamptz, -- the grace period starts here
  created timestamptz not null,
  modified timestamptz not null
);
create unique index terms_of_service_active_key on terms_of_service (offering_id) where is_active;
create index terms_of_service_offering_idx on terms_of_service (offering_id, created);

-- 3. Consents ---------------------------------------------------------------------------------------------------------

-- One row per user and offering, as in Waldur, made by the first grant at `agreement_date`.
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

-- One index for each order of the list, read forwards or backwards. Ties are in the order of `agreement_date`: an
-- automatic revocation gives very many rows one time, and these then need no sorting. By revocation date, consents that
-- are not revoked are a list of their own.
create index consents_agreement_date_idx on consents (agreement_date, id);
create index consents_modified_idx on consents (modified, agreement_date, id);
create index consents_revocation_date_idx on consents (revocation_date, agreement_date, id)
  where revocation_date is not null;

-- The newest changes are nearly all revocations, the oldest none: without these two, a page of either would step over
-- tens of thousands of the other.
create index consents_revoked_modified_idx on consents (modified, agreement_date, id) where revocation_date is not null;
create index consents_not_revoked_modified_idx on consents (modified, agreement_date, id) where revocation_date is null;

-- One offering may have very many consents; the few of a person are found by the unique (user_id, offering_id).
create index consents_offering_agreement_date_idx on consents (offering_id, agreement_date, id);
create index consents_offering_modified_idx on consents (offering_id, modified, agreement_date, id);
create index consents_offering_revocation_date_idx on consents (offering_id, revocation_date, agreement_date, id)
  where revocation_date is not null;

-- Few rows that match are gathered by the offerings and versions that the rollups name.
create index consents_offering_version_idx on consents (offering_id, version);

-- 4. Events -----------------------------------------------------------------------------------------------------------

-- Only uuids, since an event outlives the consent, the user and the offering that it names.
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

create function refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'events are append-only'; end $$;
create trigger events_append_only before update or delete or truncate on events
  for each statement execute function refuse_change();

-- 5. Rollups: tables --------------------------------------------------------------------------------------------------

-- A change of consents appends deltas to `consent_changes`: what there is less of (negative n) and more of. Appending
-- locks nothing, where a counter would make each revocation wait for the commit before it. A total is a rollup plus the
-- deltas that are not compacted into it yet, read by one statement.
--
-- A state is 'active', 'outdated' (needs re-consent) or 'revoked'. It follows from the active terms, so that a change
-- of terms moves consents between states without touching their rows.
--
-- A bucket is half an hour, numbered since 1970: ten million consents put about 285 into each. 256 buckets make a span,
-- the coarse level, which saves adding up thousands of buckets. Only revoked consents are in buckets of revocation
-- dates.

create table consent_changes (
  offering_id bigint not null,
  version text not null,
  state text not null,
  agreement_date integer not null, -- the buckets of the three orders
  modified integer not null,
  revocation_date integer,
  n integer not null
)
-- The usual thresholds of autovacuum would notice too late how often this small table is emptied.
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_threshold = 100000000);

-- Compactions update the same rows again and again: with half of each page free, new versions stay on their page and
-- the indexes unchanged.
create table consent_counts (
  offering_id bigint not null, version text not null, state text not null, n integer not null,
  primary key (offering_id, version, state)
) with (fillfactor = 50);
create table consent_totals (
  version text not null, state text not null, n integer not null,
  primary key (version, state)
) with (fillfactor = 50);

-- The fine level of the histograms, then the coarse one: of all consents, and of each version.
create table consent_buckets (
  sort_key text not null, bucket integer not null, state text not null, n integer not null,
  primary key (sort_key, bucket, state)
) with (fillfactor = 50);
create table consent_version_buckets (
  version text not null, sort_key text not null, bucket integer not null, state text not null, n integer not null,
  primary key (version, sort_key, bucket, state)
) with (fillfactor = 50);
create table consent_spans (
  sort_key text not null, span integer not null, state text not null, n integer not null,
  primary key (sort_key, span, state)
) with (fillfactor = 50);
create table consent_version_spans (
  version text not null, sort_key text not null, span integer not null, state text not null, n integer not null,
  primary key (version, sort_key, span, state)
) with (fillfactor = 50);

create function consent_bucket(moment timestamptz) returns integer language sql immutable parallel safe as
$$ select floor(date_part('epoch', moment at time zone 'UTC') / 1800)::integer $$;

create function consent_bucket_start(bucket integer) returns timestamptz language sql immutable parallel safe as
$$ select to_timestamp(bucket * 1800::float8) $$;

-- `demanded` is the version of the active terms if these require re-consent, else null.
create function consent_state(revoked timestamptz, accepted text, demanded text) returns text language sql immutable as
$$ select case when revoked is not null then 'revoked' when demanded <> accepted then 'outdated' else 'active' end $$;

-- 6. Rollups: deltas --------------------------------------------------------------------------------------------------

-- The share lock on the offering waits for a change of its terms, which waits for writers of its consents (section 8):
-- each must see the other's result, or a consent would be moved out of a state in which it was never counted.

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

-- For the one row of most updates, transition tables and grouping take eight times as long.
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
  delete from consent_changes; delete from consent_counts; delete from consent_totals; delete from consent_buckets;
  delete from consent_version_buckets; delete from consent_spans; delete from consent_version_spans;
  return null;
end $$;
create trigger consents_truncated after truncate on consents
  for each statement execute function forget_consent_changes();

-- 7. Rollups: compaction ----------------------------------------------------------------------------------------------

-- So many more consents, or less, in one bucket of one order.
create type consent_placement as (version text, sort_key text, bucket integer, state text, n bigint);

-- Sorted, so that buckets that are read together are written beside each other.
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

-- Moves all deltas into the rollups and returns how many there were; 0 if another process is at it.
create function fold_consent_changes() returns bigint language plpgsql as $$
declare
  folded bigint;
  placements consent_placement[];
begin
  if not pg_try_advisory_xact_lock(402201974, 'consent_changes'::regclass::oid::integer) then return 0; end if;
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

-- 8. Rollups: terms ---------------------------------------------------------------------------------------------------

-- Moves the consents that are outdated by `of_version` between states, in the rollups themselves: deltas would be up to
-- two rows for each. The caller has locked the offering, so that its consents cannot change meanwhile; deltas of theirs
-- that remain count states as of their time.
create function move_outdated(of_offering bigint, of_version text, become text, were text) returns void
language plpgsql as $$
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
  if cardinality(placements) = 0 then return; end if;
  -- The lock of compaction: two writers of rollups could wait for each other's rows.
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
