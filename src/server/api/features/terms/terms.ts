import { type Actor, refusal } from '#contract/permissions.ts';
import { forbidden, notFound } from '#server/api/http/errors.ts';
import type { Caller, Feature, Input } from '#server/api/openapi/operation.ts';
import { countPage, listPage } from '#server/api/http/paging.ts';
import { resourceUrl } from '#server/api/openapi/resource-urls.ts';
import type { Queryable } from '#server/db/database.ts';
import { organisationsOf } from '#server/db/members.ts';
import { createTerms, deleteTerms, updateTerms } from './terms-changes.ts';
import { countTerms, filterTerms, findTerms, listTerms } from './terms-sql.ts';

export const terms: Feature<
  | 'marketplace_offering_terms_of_service_list'
  | 'marketplace_offering_terms_of_service_count'
  | 'marketplace_offering_terms_of_service_create'
  | 'marketplace_offering_terms_of_service_retrieve'
  | 'marketplace_offering_terms_of_service_update'
  | 'marketplace_offering_terms_of_service_partial_update'
  | 'marketplace_offering_terms_of_service_destroy'
> = {
  async marketplace_offering_terms_of_service_list({ db, actor, query, paging }) {
    return db.snapshot((tx) =>
      listPage(
        paging,
        () => countTerms(tx, filterTerms(actor, query)),
        (limit, offset) => listTerms(tx, filterTerms(actor, query), query.o, limit, offset),
      ),
    );
  },

  async marketplace_offering_terms_of_service_count({ db, actor, query, paging }) {
    return countPage(paging, () => countTerms(db, filterTerms(actor, query)));
  },

  async marketplace_offering_terms_of_service_create({ db, now, actor, body, baseUrl }) {
    // Before the body is read, as in Waldur: who has no organisation can edit nothing.
    const editor = await editorOf(db, actor);
    const { offering, ...fields } = await body();
    await allowEditing(db, editor, offering);
    const created = await createTerms(db, offering, fields, now);
    const url = resourceUrl(baseUrl, 'marketplace-provider-offerings', offering);
    return { status: 201, body: { offering: url, ...created } };
  },

  async marketplace_offering_terms_of_service_retrieve({ db, actor, path }) {
    return { status: 200, body: await visibleTerms(db, actor, path.uuid) };
  },

  marketplace_offering_terms_of_service_update: change,
  marketplace_offering_terms_of_service_partial_update: change,

  async marketplace_offering_terms_of_service_destroy({ db, actor, path }) {
    const { offering_uuid } = await visibleTerms(db, actor, path.uuid);
    await allowEditing(db, await editorOf(db, actor), offering_uuid);
    await deleteTerms(db, path.uuid);
    return { status: 204, body: undefined };
  },
};

type Change = 'marketplace_offering_terms_of_service_update' | 'marketplace_offering_terms_of_service_partial_update';

/** PUT and PATCH do the same, since no field is required. */
async function change({ db, now, actor, path, body }: Input<Change>) {
  const { offering_uuid } = await visibleTerms(db, actor, path.uuid);
  await allowEditing(db, await editorOf(db, actor), offering_uuid);
  await updateTerms(db, path.uuid, (await body()) ?? {}, now);
  return { status: 200, body: await visibleTerms(db, actor, path.uuid) } as const;
}

async function visibleTerms(db: Queryable, actor: Caller, uuid: string) {
  const found = await findTerms(db, actor, uuid);
  if (!found) throw notFound('OfferingTermsOfService');
  return found;
}

/** @throws HttpError 403 for who can edit no terms at all */
async function editorOf(db: Queryable, actor: Caller): Promise<Actor> {
  if (actor.is_staff) return actor;
  const organisations = await organisationsOf(db, actor.id);
  const editor = { ...actor, organisations };
  if (organisations.length === 0) refuseEditing(editor, undefined);
  return editor;
}

/** @throws HttpError 403 for who cannot edit the terms of this offering */
async function allowEditing(db: Queryable, editor: Actor, offeringUuid: string) {
  if (!editor.is_staff) refuseEditing(editor, await organisationOf(db, offeringUuid));
}

function refuseEditing(editor: Actor, organisationUuid: string | undefined) {
  const reason = refusal(editor, 'terms.edit', organisationUuid);
  if (reason) throw forbidden(reason);
}

async function organisationOf(db: Queryable, offeringUuid: string): Promise<string | undefined> {
  const [row] = await db.query<{ uuid: string }>(
    'select c.uuid from offerings o join customers c on c.id = o.customer_id where o.uuid = $1',
    [offeringUuid],
  );
  return row?.uuid;
}
