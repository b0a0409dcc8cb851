-- One index for each order of the list, read forwards or backwards; `id` makes the order total.
create index consents_agreement_date_idx on consents (agreement_date, id);
create index consents_created_idx on consents (created, id);
create index consents_modified_idx on consents (modified, id);
create index consents_revocation_date_idx on consents (revocation_date, id);

-- And one for each filter; the unique (user_id, offering_id) serves the user's.
create index consents_offering_idx on consents (offering_id, agreement_date, id);
create index consents_version_idx on consents (version, agreement_date, id);
create index consents_revoked_idx on consents (agreement_date, id) where revocation_date is not null;

create index events_created_idx on events (created, id);
create index events_user_idx on events (user_uuid, created, id);
create index events_offering_idx on events (offering_uuid, created, id);
create index offerings_name_idx on offerings (name, id);
