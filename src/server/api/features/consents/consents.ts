import type { Feature } from '#server/api/openapi/operation.ts';
import { countPage, listPage } from '#server/api/http/paging.ts';
import { amend, destroy, readConsent } from './amend.ts';
import { readFilter } from './list/filters.ts';
import { readOrder } from './list/order.ts';
import { beginsInIndex } from './list/rows.ts';
import { type ConsentRow, listConsents, listFirstConsents, toConsent } from './read.ts';
import { consentTotals } from './list/totals.ts';
import { grant } from './grant.ts';
import { revoke } from './revoke.ts';

export const consents: Feature<
  | 'marketplace_user_offering_consents_list'
  | 'marketplace_user_offering_consents_count'
  | 'marketplace_user_offering_consents_create'
  | 'marketplace_user_offering_consents_retrieve'
  | 'marketplace_user_offering_consents_update'
  | 'marketplace_user_offering_consents_partial_update'
  | 'marketplace_user_offering_consents_destroy'
  | 'marketplace_user_offering_consents_revoke'
> = {
  async marketplace_user_offering_consents_list({ db, actor, query, paging, baseUrl }) {
    const filter = readFilter(actor, query);
    const order = readOrder(query.o);
    const answered = (rows: ConsentRow[]) => rows.map((row) => toConsent(row, baseUrl));
    if (paging.page === 1 && beginsInIndex(filter, order)) {
      const { rows, total } = await listFirstConsents(db, filter, order, paging.size);
      return { status: 200, body: answered(rows), total };
    }
    const totals = await consentTotals(db, filter);
    return listPage(
      paging,
      async () => totals.total,
      async (limit, offset) => answered(await listConsents(db, filter, totals, { order, limit, offset })),
    );
  },

  async marketplace_user_offering_consents_count({ db, actor, query, paging }) {
    return countPage(paging, async () => (await consentTotals(db, readFilter(actor, query))).total);
  },

  async marketplace_user_offering_consents_create(input) {
    const { offering } = await input.body();
    return { status: 201, body: { offering, uuid: await grant(input, input.actor, offering) } };
  },

  async marketplace_user_offering_consents_retrieve({ db, actor, path, baseUrl }) {
    return { status: 200, body: toConsent(await readConsent(db, actor, path.uuid), baseUrl) };
  },

  async marketplace_user_offering_consents_update(input) {
    const row = await amend(input, input.actor, input.path.uuid, async () => (await input.body())?.version);
    return { status: 200, body: toConsent(row, input.baseUrl) };
  },

  async marketplace_user_offering_consents_partial_update(input) {
    const row = await amend(input, input.actor, input.path.uuid, async () => (await input.body())?.version);
    return { status: 200, body: toConsent(row, input.baseUrl) };
  },

  async marketplace_user_offering_consents_destroy(input) {
    await destroy(input, input.actor, input.path.uuid);
    return { status: 204, body: undefined };
  },

  async marketplace_user_offering_consents_revoke(input) {
    return { status: 200, body: toConsent(await revoke(input, input.actor, input.path.uuid), input.baseUrl) };
  },
};
