import { notFound } from '#server/api/http/errors.ts';
import type { Feature } from '#server/api/openapi/operation.ts';
import { countPage, listPage } from '#server/api/http/paging.ts';
import { selectFields } from '#server/api/openapi/serializers.ts';
import { countEvents, filterEvents, findEvent, listEvents } from './event-sql.ts';

export const events: Feature<'events_list' | 'events_count' | 'events_retrieve'> = {
  async events_list({ db, actor, query, paging }) {
    const filters = filterEvents(actor, query);
    return listPage(
      paging,
      () => countEvents(db, filters),
      async (limit, offset) => {
        const rows = await listEvents(db, filters, query.o, limit, offset);
        return rows.map((row) => selectFields(row, query.field));
      },
    );
  },

  async events_count({ db, actor, query, paging }) {
    return countPage(paging, () => countEvents(db, filterEvents(actor, query)));
  },

  async events_retrieve({ db, actor, path, query }) {
    const event = await findEvent(db, actor, path.uuid);
    if (!event) throw notFound('Event');
    return { status: 200, body: selectFields(event, query.field) };
  },
};
