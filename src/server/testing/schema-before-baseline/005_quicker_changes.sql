-- The same lines as before, with half of the statements: what an update removes and what it adds are grouped together, so
-- that a change which moves nothing leaves no line. The lock is taken here and not by a function of its own, whose
-- statement would be planned anew by each change.
create or replace function log_consent_changes() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    perform from offerings
    where id = any(array(select offering_id from removed union select offering_id from added)) order by id for key share;
    insert into consent_changes
    select c.offering_id, c.version, consent_state(c.revocation_date, c.version, t.version),
           consent_bucket(c.agreement_date), consent_bucket(c.created), consent_bucket(c.modified),
           revocation_bucket(c.revocation_date, c.id), sum(c.n)
    from (select *, -1 as n from removed union all select *, 1 from added) c
    left join terms_of_service t on t.offering_id = c.offering_id and t.is_active and t.requires_reconsent
    group by 1, 2, 3, 4, 5, 6, 7 having sum(c.n) <> 0;
  elsif tg_op = 'INSERT' then
    perform from offerings where id = any(array(select distinct offering_id from added)) order by id for key share;
    insert into consent_changes
    select c.offering_id, c.version, consent_state(c.revocation_date, c.version, t.version),
           consent_bucket(c.agreement_date), consent_bucket(c.created), consent_bucket(c.modified),
           revocation_bucket(c.revocation_date, c.id), count(*)
    from added c
    left join terms_of_service t on t.offering_id = c.offering_id and t.is_active and t.requires_reconsent
    group by 1, 2, 3, 4, 5, 6, 7;
  else
    perform from offerings where id = any(array(select distinct offering_id from removed)) order by id for key share;
    insert into consent_changes
    select c.offering_id, c.version, consent_state(c.revocation_date, c.version, t.version),
           consent_bucket(c.agreement_date), consent_bucket(c.created), consent_bucket(c.modified),
           revocation_bucket(c.revocation_date, c.id), -count(*)
    from removed c
    left join terms_of_service t on t.offering_id = c.offering_id and t.is_active and t.requires_reconsent
    group by 1, 2, 3, 4, 5, 6, 7;
  end if;
  return null;
end $$;

drop function lock_terms_of;
