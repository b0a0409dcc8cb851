import { notFound } from '#server/api/http/errors.ts';
import type { Feature, Input } from '#server/api/openapi/operation.ts';
import { countPage, listPage } from '#server/api/http/paging.ts';
import { selectFields } from '#server/api/openapi/serializers.ts';
import type { Queryable } from '#server/db/database.ts';
import { countUsers, filterUsers, findUser, listFirstUsers, listUsers, toUser } from './user-sql.ts';

export const users: Feature<'users_list' | 'users_count' | 'users_me_retrieve' | 'users_retrieve'> = {
  async users_list({ db, actor, query, paging, baseUrl }) {
    const filters = filterUsers(actor, query);
    const searched = (query.query ?? query.user_keyword) !== undefined;
    const first = searched && paging.page === 1 ? await listFirstUsers(db, filters, query.o, paging.size) : undefined;
    const read = (source: Queryable) =>
      listPage(
        paging,
        async () => first?.total ?? countUsers(source, filters),
        async (limit, offset) => {
          const rows = first?.rows ?? (await listUsers(source, filters, query.o, limit, offset));
          return rows.map((row) => selectFields(toUser(row, actor, baseUrl), query.field));
        },
      );
    return first ? read(db) : db.snapshot(read);
  },

  async users_count({ db, actor, query, paging }) {
    return countPage(paging, () => countUsers(db, filterUsers(actor, query)));
  },

  users_me_retrieve: (input) => retrieve(input, input.actor.uuid),
  users_retrieve: (input) => retrieve(input, input.path.uuid),
};

async function retrieve(input: Input<'users_me_retrieve'> | Input<'users_retrieve'>, uuid: string) {
  const { db, actor, query, baseUrl } = input;
  const row = await findUser(db, actor, uuid);
  if (!row) throw notFound('User');
  return { status: 200, body: selectFields(toUser(row, actor, baseUrl), query.field) } as const;
}
