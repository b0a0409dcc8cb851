import { notFound } from '#server/api/http/errors.ts';
import type { Feature, Input } from '#server/api/openapi/operation.ts';
import { countPage, listPage } from '#server/api/http/paging.ts';
import { selectFields } from '#server/api/openapi/serializers.ts';
import type { Conditions } from '#server/api/sql/conditions.ts';
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
    if (isSearch(input)) return findPage(input);
    const { db, actor, query, paging } = input;
    const filters = filterUsers(actor, query);
    return db.snapshot((tx) =>
      listPage(
        paging,
        () => countUsers(tx, filters),
        async (limit, offset) => toBody(input, await listUsers(tx, filters, query.o, limit, offset)),
      ),
    );
  },

  users_count: async (input) => countPage(input.paging, async () => countUsers(input.db, await quickFilters(input))),

  users_me_retrieve: (input) => retrieve(input, input.actor.uuid),
  users_retrieve: (input) => retrieve(input, input.path.uuid),
};

type List = Input<'users_list'>;
type Search = Pick<List, 'db' | 'actor' | 'query'>;

const toBody = ({ actor, query, baseUrl }: List, rows: UserRow[]) =>
  rows.map((row) => selectFields(toUser(row, actor, baseUrl), query.field));

/** Only staff and support search among many. */
const isSearch = ({ actor, query }: Search): boolean =>
  (actor.is_staff || actor.is_support) && (query.query ?? query.user_keyword) !== undefined;

/** A page of a search and its total, from one reading; only for the last page the total has to be known first. */
async function findPage(input: List) {
  const { db, actor, query, paging } = input;
  if (paging.page === 1 && query.with_total === false) {
    const among = await lookAmongFirst(db, filterUsers(actor, query, 'by reading'), query.o, paging.size);
    const rows = among ?? (await listFound(db, await quickFilters(input), query.o, paging.size, 0)).rows;
    return { status: 200, body: toBody(input, rows), total: undefined } as const;
  }
  const filters = await quickFilters(input);
  const place = placeOf(paging);
  if (place !== undefined) {
    const { rows, total } = await listFound(db, filters, query.o, paging.size, place);
    return listPage(
      paging,
      async () => total,
      async () => toBody(input, rows),
    );
  }
  return db.snapshot((tx) =>
    listPage(
      paging,
      () => countUsers(tx, filters),
      async (limit, offset) => toBody(input, (await listFound(tx, filters, query.o, limit, offset)).rows),
    ),
  );
}

/** How many rows stand before the page, where that is known without the total and no page is asked for that cannot be. */
function placeOf({ page, size }: List['paging']): number | undefined {
  const place = page === 'last' ? -1 : (page - 1) * size;
  return place >= 0 && Number.isSafeInteger(place) ? place : undefined;
}

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
