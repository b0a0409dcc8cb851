-- Of the last sign-in, encrypted: by it the provider knows whose session to end when somebody signs out.
alter table identities add column id_token text;
