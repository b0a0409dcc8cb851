import { wordsOf } from '#contract/likeness.ts';
import type { ConsentEvent, Query } from '#contract/operations.ts';
import { type Conditions, conditions } from '#server/api/sql/conditions.ts';
import { searchWords } from '#server/api/sql/likeness.ts';
import type { Caller } from '#server/api/openapi/operation.ts';
import { orderBy } from '#server/api/sql/ordering.ts';
import type { Queryable } from '#server/db/database.ts';
import { isMember } from '#server/db/members.ts';

type EventQuery = Query<'events_list'>;

/** The end of the year 9999; databases store no time much later. */
const LATEST = 253_402_300_799;

/** Staff and support see every event, others those about themselves and about the offerings of their organisations. */
function visible(actor: Caller, { add, bind }: Conditions) {
  if (actor.is_staff || actor.is_support) return;
  const mine = bind(actor.id);
  add(`user_uuid = ${bind(actor.uuid)} or offering_uuid in (
    select o.uuid from organisation_members m join offerings o on o.customer_id = m.customer_id where m.user_id = ${mine})`);
}

/** Whether the caller may see all events of the offering. */
export async function seesEventsOf(db: Queryable, actor: Caller, offeringUuid: string): Promise<boolean> {
  if (actor.is_staff || actor.is_support) return true;
  const [offering] = await db.query(
    `select from offerings o where o.uuid = $1 and ${isMember('o.customer_id', '$2')}`,
    [offeringUuid, actor.id],
  );
  return offering !== undefined;
}

export function filterEvents(actor: Caller, query: EventQuery): Conditions {
  const filters = conditions();
  const { add, bind } = filters;
  visible(actor, filters);
  if (query.created_from !== undefined) add(`created >= ${bind(fromUnixTime(query.created_from))}`);
  if (query.created_to !== undefined) add(`created <= ${bind(fromUnixTime(query.created_to))}`);
  if (query.event_type) add(`event_type = any(${bind(query.event_type)}::text[])`);
  searchWords(filters, query.message, 'fold_text(message)');
  if (query.scope) add(`offering_uuid = ${bind(query.scope)}`);
  if (query.user_uuid) add(`user_uuid = ${bind(query.user_uuid)}`);
  return filters;
}

/** The most events that a search by text reads; each takes some microseconds, and an index would slow every change. */
export const MOST_SEARCHED = 20_000;

/** Whether the filters that have an index leave few enough events to look for the text in all of them. */
export async function isSearchable(db: Queryable, actor: Caller, query: EventQuery): Promise<boolean> {
  const { message, event_type: _type, ...indexed } = query;
  if (wordsOf(message ?? '').length === 0) return true;
  const { where, values } = filterEvents(actor, indexed);
  const [row] = await db.query<{ count: number }>(
    `select count(*) from (select from events ${where()} limit ${MOST_SEARCHED + 1}) searched`,
    values,
  );
  return (row?.count ?? 0) <= MOST_SEARCHED;
}

function fromUnixTime(seconds: number): Date {
  return new Date(Math.min(Math.max(seconds, 0), LATEST) * 1000);
}

export async function countEvents(db: Queryable, { where, values }: Conditions): Promise<number> {
  const [row] = await db.query<{ count: number }>(`select count(*) from events ${where()}`, values);
  return row?.count ?? 0;
}

export async function listEvents(
  db: Queryable,
  { where, values }: Conditions,
  sort: EventQuery['o'],
  limit: number,
  offset: number,
): Promise<Required<ConsentEvent>[]> {
  const rows = await db.query<Required<Omit<ConsentEvent, 'created'>> & { created: Date }>(
    `select uuid, created, event_type, message, context from events ${where()}
     ${orderBy(sort, '-created', { created: 'created' }, 'id')} limit $${values.length + 1} offset $${values.length + 2}`,
    [...values, limit, offset],
  );
  return rows.map((row) => ({ ...row, created: row.created.toISOString() }));
}

export async function findEvent(db: Queryable, actor: Caller, uuid: string) {
  const found = conditions();
  found.add(`uuid = ${found.bind(uuid)}`);
  visible(actor, found);
  const [event] = await listEvents(db, found, undefined, 1, 0);
  return event;
}
