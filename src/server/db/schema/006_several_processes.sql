-- What processes on one database tell each other.

-- Sessions that were ended before their time, until their cookie would not be accepted any more. By the number of the
-- transaction, each process asks for what is new since its last look, and misses nothing that was committed late.
create table ended_sessions (
  id uuid primary key,
  expires timestamptz not null,
  change xid8 not null default pg_current_xact_id()
);
create index ended_sessions_change_idx on ended_sessions (change);
create index ended_sessions_expires_idx on ended_sessions (expires);

-- The shape that rate-limiter-flexible wants. Keys are hashes of accounts and addresses; `expire` is in milliseconds since 1970.
create table sign_in_counts (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
create index sign_in_counts_expire_idx on sign_in_counts (expire);

-- Keys are hashes of an account and an address from where it has signed in lately.
create table familiar_addresses (
  key text primary key,
  expires timestamptz not null
);
create index familiar_addresses_expires_idx on familiar_addresses (expires);

-- Bytes of the log right after this user's last change: a replica that has not come that far does not show it.
alter table tokens add column last_change bigint;
