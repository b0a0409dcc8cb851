import type { Feature } from '#server/api/openapi/operation.ts';
import { amend } from './amend.ts';
import { deleteConsent } from './delete.ts';
import { grant } from './grant.ts';
import { countList, listConsents } from './list/rows.ts';
import { readConsent, toConsent } from './read.ts';
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
    const { body, ...page } = await listConsents(db, actor, query, paging);
    return { ...page, body: body.map((row) => toConsent(row, baseUrl)) };
  },

  async marketplace_user_offering_consents_count({ db, actor, query, paging }) {
    return countList(db, actor, query, paging);
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
    await deleteConsent(input, input.actor, input.path.uuid);
    return { status: 204, body: undefined };
  },

  async marketplace_user_offering_consents_revoke(input) {
    return { status: 200, body: toConsent(await revoke(input, input.actor, input.path.uuid), input.baseUrl) };
  },
};
