-- What is not revoked has a place in the order of revocation dates, so that the list can start in the middle of it: one
-- comparison of (time, id) finds every start.
drop index consents_revocation_date_idx;
create index consents_revocation_date_idx on consents (coalesce(revocation_date, 'infinity'), id);
drop index consents_offering_revocation_date_idx;
create index consents_offering_revocation_date_idx on consents (offering_id, coalesce(revocation_date, 'infinity'), id);

-- With the tallies, a list that is filtered by version or state starts where its first row is, in the index of its order;
-- few rows are gathered from their offerings and versions, and sorted.
drop index consents_version_idx;
drop index consents_revoked_idx;
create index consents_offering_version_idx on consents (offering_id, version);
