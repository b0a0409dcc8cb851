-- When the present version was accepted, and the SHA-256 of its text as UTF-8. Both are null after a correction of the version,
-- the digest also where terms have no text.
alter table consents add column granted_date timestamptz, add column text_sha256 bytea;

-- The events tell the last grant of each consent, unless it was to another version. The rollups do not count by these columns,
-- so no deltas are needed.
alter table consents disable trigger consents_updated;
update consents c set granted_date = e.created
from (select distinct on (consent_uuid) consent_uuid, created, event_type, context->>'consent_version' as version
      from events
      where event_type in ('terms_of_service_consent_granted', 'terms_of_service_consent_amended')
      order by consent_uuid, id desc) e
where e.consent_uuid = c.uuid and e.event_type = 'terms_of_service_consent_granted' and e.version = c.version;
alter table consents enable trigger consents_updated;
