-- Revocations are spread unevenly over the times of the last change: the first days of the order have next to none, and a
-- walk to the first fifty would meet tens of thousands of other consents.
create index consents_revoked_modified_idx on consents (modified, id) where revocation_date is not null;
