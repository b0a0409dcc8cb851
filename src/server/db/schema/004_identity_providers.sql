-- Signing in by an OpenID provider. The database has only hashes of what browsers hold, so that nobody who reads it can finish
-- a sign-in; rows that expired are removed when the next ones come.

-- An account belongs to the subject at an issuer, and to no name or address that may change hands.
create table identities (
  issuer text not null,
  subject text not null,
  user_id bigint not null references users on delete cascade,
  primary key (issuer, subject)
);
create index identities_user_idx on identities (user_id);

-- Browsers that are at the provider.
create table sign_in_attempts (
  state_hash text primary key,
  browser_hash text not null,
  return_origin text not null, -- of the front-end to come back to
  expires timestamptz not null
);

-- Finished sign-ins whose code was not exchanged for a token yet.
create table sign_in_codes (
  code_hash text primary key,
  user_id bigint not null references users on delete cascade,
  expires timestamptz not null
);
