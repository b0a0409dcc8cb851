-- Every time is set by the application's clock, so that tests can control it; hence no defaults of now().

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
  -- Seconds of idling until the token expires; null is never.
  token_lifetime integer default 3600,
  -- scrypt, as `scrypt$N$r$p$salt$hash`; null cannot sign in by password.
  password_hash text
);

-- One live token per user, as in Waldur. Only its hash is kept; `nonce` and the server's token key give it again.
create table tokens (
  user_id bigint primary key references users on delete cascade,
  nonce text not null,
  key_hash text not null constraint tokens_key_hash_key unique,
  last_used timestamptz not null
);

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
  -- The grace period counts from here; null while the terms were never active.
  activated timestamptz,
  created timestamptz not null,
  modified timestamptz not null
);
create unique index terms_of_service_active_key on terms_of_service (offering_id) where is_active;
create index terms_of_service_offering_idx on terms_of_service (offering_id, created);

create table consents (
  id bigint generated always as identity primary key,
  uuid uuid not null constraint consents_uuid_key unique,
  user_id bigint not null references users on delete cascade,
  offering_id bigint not null references offerings on delete cascade,
  agreement_date timestamptz not null,
  version text not null default '' check (length(version) <= 50),
  revocation_date timestamptz,
  created timestamptz not null,
  modified timestamptz not null,
  constraint consents_user_offering_key unique (user_id, offering_id)
);

-- The ledger. It refers by uuid only, since it outlives what it tells of.
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

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'events are append-only';
end $$;
create trigger events_append_only before update or delete or truncate on events
  for each statement execute function refuse_change();
