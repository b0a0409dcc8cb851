-- The last ID token of somebody's sign-in, encrypted, by which the provider knows whose session to end when they sign out.
alter table identities add column id_token text;
