import type { Query, User } from '#contract/operations.ts';
import { type Conditions, conditions, search } from '#server/api/sql/conditions.ts';
import { searchIndexed, searchWords } from '#server/api/sql/likeness.ts';
import type { Caller } from '#server/api/openapi/operation.ts';
import { orderBy } from '#server/api/sql/ordering.ts';
import { resourceUrl } from '#server/api/openapi/resource-urls.ts';
import { expiry } from '#server/api/auth/tokens.ts';
import type { Queryable } from '#server/db/database.ts';
import type { MemberRole } from '#server/db/members.ts';

type UserQuery = Query<'users_list'>;

type Derived = 'url' | 'date_joined' | 'token_expires_at' | 'token_lifetime' | 'permissions';

export interface UserRow extends Required<Omit<User, Derived>> {
  date_joined: Date;
  /** As JSON, whose times are texts. */
  roles: { uuid: string; name: string; role: MemberRole; created: string }[];
  token_lifetime: number | null;
  last_used: Date | null;
}

const SORT_COLUMNS = {
  email: 'u.email',
  full_name: 'u.full_name',
  is_active: 'u.is_active',
  is_staff: 'u.is_staff',
  is_support: 'u.is_support',
  username: 'u.username',
  date_joined: 'u.date_joined',
};

function visible(actor: Caller, { add, bind }: Conditions) {
  if (!actor.is_staff && !actor.is_support) add(`u.id = ${bind(actor.id)}`);
}

/** The index finds the few who have a text; reading all is quicker where many do and nothing is counted or sorted. */
type Way = 'by index' | 'by reading';

export function filterUsers(actor: Caller, query: UserQuery, way: Way = 'by index'): Conditions {
  const filters = conditions();
  const { add, bind } = filters;
  visible(actor, filters);
  const find = way === 'by index' ? searchIndexed : searchWords;
  find(filters, query.query, 'u.folded');
  find(filters, query.user_keyword, 'u.folded');
  search(filters, query.full_name, ['u.full_name']);
  search(filters, query.email, ['u.email']);
  if (query.username) add(`u.username = ${bind(query.username)}`);
  for (const flag of ['is_active', 'is_staff', 'is_support'] as const) {
    if (query[flag] !== undefined) add(`u.${flag} = ${bind(query[flag])}`);
  }
  return filters;
}

export async function countUsers(db: Queryable, { where, values }: Conditions): Promise<number> {
  const [row] = await db.query<{ count: number }>(`select count(*) from users u ${where()}`, values);
  return row?.count ?? 0;
}

const COLUMNS = `u.uuid, u.username, u.full_name, u.first_name, u.last_name, u.email, u.organization, u.date_joined,
  u.is_active, u.is_staff, u.is_support, u.token_lifetime, t.last_used,
  (select coalesce(jsonb_agg(jsonb_build_object('uuid', c.uuid, 'name', c.name, 'role', m.role, 'created', m.created)
                             order by c.name, c.id, m.role desc), '[]')
   from organisation_members m join customers c on c.id = m.customer_id where m.user_id = u.id) as roles`;

const order = (sort: UserQuery['o']) =>
  orderBy<NonNullable<UserQuery['o']>[number] | '-date_joined'>(sort, '-date_joined', SORT_COLUMNS, 'u.id');

export function listUsers(
  db: Queryable,
  { where, values }: Conditions,
  sort: UserQuery['o'],
  limit: number,
  offset: number,
): Promise<UserRow[]> {
  return db.query(
    `select ${COLUMNS} from users u left join tokens t on t.user_id = u.id
     ${where()} ${order(sort)} limit $${values.length + 1} offset $${values.length + 2}`,
    [...values, limit, offset],
  );
}

// Looking at so many takes a millisecond or two.
const LOOKED_AT = 2000;
// Reading everybody is quicker than the index for a text that so many have.
const OFTEN = 1 / 5;

/** The app looks for people in this order, which an index has. */
const isByName = (sort: UserQuery['o']) => sort?.length === 1 && sort[0] === 'full_name';

/** The first page of a text that many have, such as one letter. @returns undefined where only the index can tell */
export async function lookAmongFirst(
  db: Queryable,
  { where, values }: Conditions,
  sort: UserQuery['o'],
  limit: number,
): Promise<UserRow[] | undefined> {
  if (!isByName(sort)) return undefined;
  const first = `select * from users order by full_name, id limit ${LOOKED_AT}`;
  const found = await db.query<UserRow>(
    `select ${COLUMNS}
     from (select u.id from (${first}) u ${where()} order by u.full_name, u.id limit $${values.length + 1}) page
     join users u on u.id = page.id left join tokens t on t.user_id = u.id order by u.full_name, u.id`,
    [...values, limit],
  );
  return found.length === limit ? found : undefined;
}

/** Judged by the oldest and the newest accounts. */
export async function quickerWay(db: Queryable, { where, values }: Conditions): Promise<Way> {
  const some = (direction: string) => `(select * from users order by id ${direction} limit ${LOOKED_AT / 2})`;
  const [row] = await db.query<{ found: number; all: number }>(
    `with looked as (${some('asc')} union all ${some('desc')})
     select (select count(*) from looked u ${where()}) as found, (select count(*) from looked) as all`,
    values,
  );
  return row && row.found > row.all * OFTEN ? 'by reading' : 'by index';
}

/**
 * Page and total come from one reading, since two letters find tens of thousands. Matches are found before they are
 * sorted, or PostgreSQL would try users one by one in the page's order where it expects many.
 */
export async function listFound(
  db: Queryable,
  { where, values }: Conditions,
  sort: UserQuery['o'],
  limit: number,
  offset: number,
): Promise<{ rows: UserRow[]; total: number }> {
  const found = await db.query<UserRow & { total: number }>(
    `with found as materialized (select u.id, ${Object.values(SORT_COLUMNS).join(', ')} from users u ${where()})
     select (select count(*) from found) as total, ${COLUMNS}
     from (select u.id from found u ${order(sort)} limit $${values.length + 1} offset $${values.length + 2}) page
     join users u on u.id = page.id left join tokens t on t.user_id = u.id ${order(sort)}`,
    [...values, limit, offset],
  );
  return { rows: found.map(({ total: _total, ...row }) => row), total: found[0]?.total ?? 0 };
}

export async function findUser(db: Queryable, actor: Caller, uuid: string): Promise<UserRow | undefined> {
  const found = conditions();
  found.add(`u.uuid = ${found.bind(uuid)}`);
  visible(actor, found);
  const [row] = await listUsers(db, found, undefined, 1, 0);
  return row;
}

/** Leaves out what the caller may not see: role flags, roles in organisations, the token's times. */
export function toUser(row: UserRow, actor: Caller, baseUrl: string): User {
  const { date_joined, is_active, is_staff, is_support, token_lifetime, last_used, roles: _roles, ...names } = row;
  return {
    url: resourceUrl(baseUrl, 'users', row.uuid),
    ...names,
    date_joined: date_joined.toISOString(),
    ...((actor.is_staff || actor.is_support) && { is_active, is_staff, is_support }),
    ...((actor.is_staff || actor.is_support || actor.uuid === row.uuid) && { permissions: permissionsOf(row) }),
    ...((actor.is_staff || actor.uuid === row.uuid) && {
      token_lifetime,
      token_expires_at: (last_used && expiry({ last_used, token_lifetime }))?.toISOString() ?? null,
    }),
  };
}

/** As Waldur tells roles. */
const permissionsOf = ({ uuid: user_uuid, full_name: user_name, roles }: UserRow): User['permissions'] =>
  roles.map(({ uuid, name, role, created }) => ({
    user_uuid,
    user_name,
    created: new Date(created).toISOString(),
    role_name: `CUSTOMER.${role.toUpperCase()}`,
    scope_type: 'customer',
    scope_uuid: uuid,
    scope_name: name,
    customer_uuid: uuid,
    customer_name: name,
  }));
