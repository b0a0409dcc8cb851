-- The same lines as before. An update writes them row by row: for one row, as a revocation is, handing over tables of rows
-- and grouping them takes eight times as long. What is inserted or deleted may be many, and is still counted as one.
drop trigger consents_inserted on consents;
drop trigger consents_updated on consents;
drop trigger consents_deleted on consents;

create or replace function log_consent_changes() returns trigger language plpgsql as $$
begin
  perform from offerings where id = any(array(select distinct offering_id from changed)) order by id for key share;
  insert into consent_changes
  select c.offering_id, c.version, consent_state(c.revocation_date, c.version, t.version),
         consent_bucket(c.agreement_date), consent_bucket(c.created), consent_bucket(c.modified),
         revocation_bucket(c.revocation_date, c.id), case tg_op when 'DELETE' then -count(*) else count(*) end
  from changed c
  left join terms_of_service t on t.offering_id = c.offering_id and t.is_active and t.requires_reconsent
  group by 1, 2, 3, 4, 5, 6, 7;
  return null;
end $$;

create function log_consent_update() returns trigger language plpgsql as $$
begin
  perform from offerings where id in (old.offering_id, new.offering_id) order by id for key share;
  insert into consent_changes
  select c.offering_id, c.version, consent_state(c.revocation_date, c.version, t.version),
         consent_bucket(c.agreement_date), consent_bucket(c.created), consent_bucket(c.modified),
         revocation_bucket(c.revocation_date, c.id), c.n
  from (select old.*, -1 as n union all select new.*, 1) c
  left join terms_of_service t on t.offering_id = c.offering_id and t.is_active and t.requires_reconsent;
  return null;
end $$;

create trigger consents_inserted after insert on consents referencing new table as changed
  for each statement execute function log_consent_changes();
create trigger consents_deleted after delete on consents referencing old table as changed
  for each statement execute function log_consent_changes();
create trigger consents_updated after update on consents
  for each row when (old.* is distinct from new.*) execute function log_consent_update();
