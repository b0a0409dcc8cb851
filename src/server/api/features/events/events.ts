import type { Query } from '#contract/operations.ts';
import { HttpError, invalid, notFound } from '#server/api/http/errors.ts';
import type { Caller, Feature } from '#server/api/openapi/operation.ts';
import { countPage, listPage } from '#server/api/http/paging.ts';
import { selectFields } from '#server/api/openapi/serializers.ts';
import { resourceUrl } from '#server/api/openapi/resource-urls.ts';
import type { Queryable } from '#server/db/database.ts';
import {
  countEvents,
  filterEvents,
  findEvent,
  isSearchable,
  listEvents,
  MOST_SEARCHED,
  seesEventsOf,
} from './event-sql.ts';

export const events: Feature<'events_list' | 'events_count' | 'events_retrieve'> = {
  async events_list({ db, actor, query, paging, baseUrl }) {
    await allowScope(db, actor, query, baseUrl);
    await allowSearch(db, actor, query);
    const filters = filterEvents(actor, query);
    return db.snapshot((tx) =>
      listPage(
        paging,
        () => countEvents(tx, filters),
        async (limit, offset) => {
          const rows = await listEvents(tx, filters, query.o, limit, offset);
          return rows.map((row) => selectFields(row, query.field));
        },
      ),
    );
  },

  async events_count({ db, actor, query, paging, baseUrl }) {
    await allowScope(db, actor, query, baseUrl);
    await allowSearch(db, actor, query);
    return countPage(paging, () => countEvents(db, filterEvents(actor, query)));
  },

  async events_retrieve({ db, actor, path, query }) {
    const event = await findEvent(db, actor, path.uuid);
    if (!event) throw notFound('Event');
    return { status: 200, body: selectFields(event, query.field) };
  },
};

/**
 * Waldur does not find an offering that the caller has nothing to do with, and says so by an array of one sentence. What is
 * about the caller alone is theirs to see at any offering.
 * @throws HttpError 400
 */
async function allowScope(db: Queryable, actor: Caller, query: Query<'events_list'>, baseUrl: string): Promise<void> {
  if (query.scope === undefined || query.user_uuid === actor.uuid) return;
  if (await seesEventsOf(db, actor, query.scope)) return;
  const url = resourceUrl(baseUrl, 'marketplace-provider-offerings', query.scope);
  throw new HttpError(400, [`Can't restore object from url: ${url}`]);
}

/**
 * A text is looked for in one event after the other, so that among very many it would hold up the database.
 * @throws HttpError 400
 */
async function allowSearch(db: Queryable, actor: Caller, query: Query<'events_list'>): Promise<void> {
  if (await isSearchable(db, actor, query)) return;
  const most = MOST_SEARCHED.toLocaleString('en');
  throw invalid({
    message: [`At most ${most} events are searched. Choose fewer by user_uuid, scope, created_from or created_to.`],
  });
}
