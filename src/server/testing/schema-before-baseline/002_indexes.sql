-- One index for each order of the list, read forwards or backwards; `id` makes the order total.
create index consents_agreement_date_idx on consents (agreement_date, id);
create index consents_created_idx on consents (created, id);
create index consents_modified_idx on consents (modified, id);
create index consents_revocation_date_idx on consents (revocation_date, id);

-- And for each filter. The unique (user_id, offering_id) serves the user's, since one person holds few consents; an
-- offering may have very many, so that its list has an index for each order in which people look at it.
create index consents_offering_created_idx on consents (offering_id, created, id);
create index consents_offering_agreement_date_idx on consents (offering_id, agreement_date, id);
create index consents_offering_modified_idx on consents (offering_id, modified, id);
create index consents_offering_revocation_date_idx on consents (offering_id, revocation_date, id);
create index consents_version_idx on consents (version, created, id);
create index consents_revoked_idx on consents (created, id) where revocation_date is not null;

create index events_created_idx on events (created, id);
create index events_user_idx on events (user_uuid, created, id);
create index events_offering_idx on events (offering_uuid, created, id);
create index offerings_name_idx on offerings (name, id);
