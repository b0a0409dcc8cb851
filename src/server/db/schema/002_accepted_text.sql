-- Since when a consent is to its version, and the SHA-256 of the text that was accepted then, as UTF-8. Null means not
-- recorded: of consents from before this migration, of versions that were corrected, and of terms without a text.
alter table consents add column granted_date timestamptz, add column text_sha256 bytea;

-- What the ledger tells of consents that are here already: their last grant, unless it was to another version. The
-- rollups do not count by these columns, so that their deltas are left out.
alter table consents disable trigger consents_updated;
update consents c set granted_date = e.created
from (select distinct on (consent_uuid) consent_uuid, created, event_type, context->>'consent_version' as version
      from events
      where event_type in ('terms_of_service_consent_granted', 'terms_of_service_consent_amended')
      order by consent_uuid, id desc) e
where e.consent_uuid = c.uuid and e.event_type = 'terms_of_service_consent_granted' and e.version = c.version;
alter table consents enable trigger consents_updated;
