import { consentEvent, insertConsentEvents } from '#server/db/consent-events.ts';
import type { Queryable } from '#server/db/database.ts';

const SAMPLE = 10_000;

interface Row {
  uuid: string;
  version: string;
  agreement_date: Date;
  user_uuid: string;
  username: string;
  full_name: string;
  offering_uuid: string;
  offering_name: string;
}

/** Writes the first grant of the newest consents of one load; returns how many. */
export async function insertSampleEvents(tx: Queryable, tag: string): Promise<number> {
  const rows = await tx.query<Row>(
    `select c.uuid, c.version, c.agreement_date, u.uuid as user_uuid, u.username, u.full_name,
            o.uuid as offering_uuid, o.name as offering_name
     from (select * from consents order by id desc limit $2) c
     join users u on u.id = c.user_id join offerings o on o.id = c.offering_id
     where o.slug like '%-' || $1 order by c.agreement_date`,
    [tag, SAMPLE],
  );
  await insertConsentEvents(tx, rows.map(granted));
  return rows.length;
}

function granted(row: Row) {
  const user = { uuid: row.user_uuid, username: row.username, full_name: row.full_name };
  const event = consentEvent('granted', {
    consent: { uuid: row.uuid, version: row.version, agreement_date: row.agreement_date, revocation_date: null },
    user,
    offering: { uuid: row.offering_uuid, name: row.offering_name },
    actor: user,
  });
  return { ...event, created: row.agreement_date };
}
