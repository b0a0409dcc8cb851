import { notFound } from '#server/api/http/errors.ts';
import type { Feature, Input } from '#server/api/openapi/operation.ts';
import { countPage, listPage } from '#server/api/http/paging.ts';
import { selectFields } from '#server/api/openapi/serializers.ts';
import type { Conditions } from '#server/api/sql/conditions.ts';
import type { Queryable } from '#server/db/database.ts';
import {
  countUsers,
  filterUsers,
  findUser,
  listFound,
  listUsers,
  lookAmongFirst,
  quickerWay,
  toUser,
  type UserRow,
} from './user-sql.ts';

export const users: Feature<'users_list' | 'users_count' | 'users_me_retrieve' | 'users_retrieve'> = {
  async users_list(input) {
    const { db, actor, query, paging, baseUrl } = input;
    const toBody = (rows: UserRow[]) => rows.map((row) => selectFields(toUser(row, actor, baseUrl), query.field));
    const isFirst = paging.page === 1;
    if (isFirst && isSearch(input) && query.with_total === false) {
      const among = await lookAmongFirst(db, filterUsers(actor, query, 'by reading'), query.o, paging.size);
      const rows = among ?? (await listFound(db, await quickFilters(input), query.o, paging.size, 0)).rows;
      return { status: 200, body: toBody(rows), total: undefined };
    }
    const filters = await quickFilters(input);
    const find = (source: Queryable, limit: number, offset: number) =>
      listFound(source, filters, query.o, limit, offset);
    const first = isFirst && isSearch(input) ? await find(db, paging.size, 0) : undefined;
    const read = (source: Queryable) => {
      const others = async (limit: number, offset: number) =>
        isSearch(input) ? (await find(source, limit, offset)).rows : listUsers(source, filters, query.o, limit, offset);
      return listPage(
        paging,
        async () => first?.total ?? countUsers(source, filters),
        async (limit, offset) => toBody(first?.rows ?? (await others(limit, offset))),
      );
    };
    return first ? read(db) : db.snapshot(read);
  },

  users_count: async (input) => countPage(input.paging, async () => countUsers(input.db, await quickFilters(input))),

  users_me_retrieve: (input) => retrieve(input, input.actor.uuid),
  users_retrieve: (input) => retrieve(input, input.path.uuid),
};

type Search = Pick<Input<'users_list'>, 'db' | 'actor' | 'query'>;

/** Only staff and support search among many. */
const isSearch = ({ actor, query }: Search): boolean =>
  (actor.is_staff || actor.is_support) && (query.query ?? query.user_keyword) !== undefined;

async function quickFilters(search: Search): Promise<Conditions> {
  const { db, actor, query } = search;
  const way = isSearch(search) ? await quickerWay(db, filterUsers(actor, query, 'by reading')) : 'by index';
  return filterUsers(actor, query, way);
}

async function retrieve(input: Input<'users_me_retrieve'> | Input<'users_retrieve'>, uuid: string) {
  const { db, actor, query, baseUrl } = input;
  const row = await findUser(db, actor, uuid);
  if (!row) throw notFound('User');
  return { status: 200, body: selectFields(toUser(row, actor, baseUrl), query.field) } as const;
}
