-- What processes on one database tell each other: which sessions are over, how many sign-ins have failed, and how far the log
-- was when somebody last changed something.

-- Sessions that were ended before their time, until their cookie would not be accepted any more. The number of the transaction
-- lets each process ask for what is new since its last look, and miss nothing that was committed late.
create table ended_sessions (
  id uuid primary key,
  expires timestamptz not null,
  change xid8 not null default pg_current_xact_id()
);
create index ended_sessions_change_idx on ended_sessions (change);
create index ended_sessions_expires_idx on ended_sessions (expires);

-- As rate-limiter-flexible has it. Keys are hashes of accounts and addresses; `expire` is in milliseconds since 1970.
create table sign_in_counts (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
create index sign_in_counts_expire_idx on sign_in_counts (expire);

-- From where somebody has signed in lately, as a hash of account and address.
create table familiar_addresses (
  key text primary key,
  expires timestamptz not null
);
create index familiar_addresses_expires_idx on familiar_addresses (expires);

-- Bytes of the log right after the last change by this token's user. A replica that has not come that far would not show it.
alter table tokens add column last_change bigint;
