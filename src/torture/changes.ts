import { CONSENTS } from '#contract/paths.ts';
import type { Database } from '#server/db/database.ts';
import type { TriedServer } from './server.ts';

export interface Change {
  uuid: string;
  action: 'revoked' | 'amended' | 'deleted';
  acknowledged: boolean;
}

const ACTIONS: Change['action'][] = ['revoked', 'amended', 'revoked', 'deleted'];

const AMENDED = 'amended in a trial';

type Server = Pick<TriedServer, 'origin' | 'headers'>;

export async function changeable({ origin, headers }: Server, count: number): Promise<string[]> {
  const found: string[] = [];
  for (let page = 1; found.length < count; page++) {
    const query = `?has_consent=true&page_size=200&page=${page}&o=agreement_date&field=uuid`;
    const response = await fetch(origin + CONSENTS + query, { headers });
    if (response.status !== 200) break;
    const rows = (await response.json()) as { uuid: string }[]; // by the contract
    found.push(...rows.map(({ uuid }) => uuid));
    if (rows.length === 0) break;
  }
  return found.slice(0, count);
}

/** Until the server is gone or refuses. Takes consents out of `uuids`, and notes each change before it is sent. */
export async function changeAll(server: Server, uuids: string[], changes: Change[], clients = 6): Promise<void> {
  const client = async () => {
    for (let uuid = uuids.pop(); uuid !== undefined; uuid = uuids.pop()) {
      const change: Change = {
        uuid,
        action: ACTIONS[changes.length % ACTIONS.length] ?? 'revoked',
        acknowledged: false,
      };
      changes.push(change);
      const response = await send(server, change).catch(() => undefined);
      if (!response?.ok) return;
      change.acknowledged = true;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

/** Among the last to be changed by a trial. */
export async function newest({ origin, headers }: Server): Promise<string> {
  const response = await fetch(`${origin}${CONSENTS}?has_consent=true&page_size=1&o=-agreement_date`, { headers });
  const [row] = (await response.json()) as { uuid: string }[]; // by the contract
  return row?.uuid ?? '';
}

/** @returns the status of the response; undefined when there is none */
export async function amend(server: Server, uuid: string): Promise<number | undefined> {
  const response = await send(server, { uuid, action: 'amended' }).catch(() => undefined);
  await response?.text().catch(() => undefined);
  return response?.status;
}

export async function isReadable({ origin, headers }: Server, uuid: string): Promise<boolean> {
  const response = await fetch(`${origin}${CONSENTS}${uuid}/`, { headers }).catch(() => undefined);
  return response?.status === 200;
}

async function send({ origin, headers }: Server, { uuid, action }: Omit<Change, 'acknowledged'>): Promise<Response> {
  const url = `${origin}${CONSENTS}${uuid}/`;
  if (action === 'deleted') return fetch(url, { method: 'DELETE', headers });
  if (action === 'revoked') return fetch(`${url}revoke/`, { method: 'POST', headers });
  return fetch(url, { method: 'PATCH', headers, body: JSON.stringify({ version: AMENDED }) });
}

export interface Judged {
  acknowledged: number;
  lost: number;
  inFlight: number;
  landed: number;
  halves: number;
  faults: string[];
}

/** Each change with its row and its event, and the totals. */
export async function judge(db: Database, changes: readonly Change[], since: Date): Promise<Judged> {
  const found = await db.query<{ uuid: string; row: boolean; event: boolean }>(
    `select t.uuid,
       case t.action when 'deleted' then c.uuid is null
                     when 'revoked' then c.revocation_date is not null
                     else coalesce(c.version = $3, false) end as row,
       exists (select from events e join (values ('revoked'), ('amended'), ('deleted')) v (action) on v.action = t.action
               where e.consent_uuid = t.uuid and e.created >= $4
                 and e.event_type = 'terms_of_service_consent_' || t.action) as event
     from unnest($1::uuid[], $2::text[]) as t (uuid, action) left join consents c on c.uuid = t.uuid`,
    [changes.map(({ uuid }) => uuid), changes.map(({ action }) => action), AMENDED, since],
  );
  const done = new Map(found.map((row) => [row.uuid, row]));
  const whole = (change: Change) => done.get(change.uuid)?.row === true && done.get(change.uuid)?.event === true;
  const acknowledged = changes.filter((change) => change.acknowledged);
  const inFlight = changes.filter((change) => !change.acknowledged);
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((change) => !whole(change)).length,
    inFlight: inFlight.length,
    landed: inFlight.filter(whole).length,
    halves: found.filter(({ row, event }) => row !== event).length,
    faults: await wrongTotals(db),
  };
}

async function wrongTotals(db: Database): Promise<string[]> {
  const [sums] = await db.query<{ rows: number; counted: number; revoked: number; revokedCounted: number }>(
    `with counted as (select state, n from consent_totals union all select state, n from consent_changes)
     select (select count(*) from consents) as rows,
            (select count(*) from consents where revocation_date is not null) as revoked,
            (select sum(n)::int from counted) as counted,
            (select sum(n)::int from counted where state = 'revoked') as "revokedCounted"`,
  );
  if (sums?.rows === sums?.counted && sums?.revoked === sums?.revokedCounted) return [];
  return [`the totals differ from the rows: ${JSON.stringify(sums)}`];
}
