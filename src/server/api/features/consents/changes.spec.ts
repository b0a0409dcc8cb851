import { expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { prepareScene } from '#server/testing/scene.ts';

const MISSING = { status: 404, body: { detail: 'No UserOfferingConsent matches the given query.' } };
const stage = prepareScene();

/** Alice's consent to one offering, and Bob's to the same, which nothing here may touch. */
async function twoConsents() {
  const { world, people, clock } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  await world.terms(cloud, { version: '2.0', requires_reconsent: true });
  const uuid = await world.consent(people.alice, cloud, { version: '1.0' });
  const bobs = await world.consent(people.bob, cloud, { version: '1.0' });
  const created = clock.now.toISOString();
  clock.now = new Date(clock.now.getTime() + 3_600_000);
  return { path: `${CONSENTS}${uuid}/`, created, bobs, now: clock.now.toISOString() };
}

const read = async (path: string) => (await stage.scene.as(stage.scene.people.staff).get(path)).body;

async function events() {
  return stage.scene.db.query<{ event_type: string; context: Record<string, string | null> }>(
    'select event_type, message, context from events order by id',
  );
}

test('the owner revokes: the date is set, the rest stays, an event names who did it', async () => {
  const { as, people } = stage.scene;
  const { path, created, bobs, now } = await twoConsents();
  const response = await as(people.alice).post(`${path}revoke/`);
  expect(response).toMatchObject({
    status: 200,
    body: {
      revocation_date: now,
      modified: now,
      version: '1.0',
      agreement_date: created,
      has_consent: false,
      requires_reconsent: false,
    },
  });
  expect(await read(path)).toEqual(response.body);
  expect(await read(`${CONSENTS}${bobs}/`)).toMatchObject({ has_consent: true, modified: created });
  expect(await events()).toMatchObject([
    {
      event_type: 'terms_of_service_consent_revoked',
      context: { action: 'revoked', user_uuid: people.alice.uuid, actor_uuid: people.alice.uuid, revocation_date: now },
    },
  ]);
});

test('a second revocation is fine, keeps the first date and is no event', async () => {
  const { as, people, clock } = stage.scene;
  const { path } = await twoConsents();
  const first = await as(people.alice).post(`${path}revoke/`);
  clock.now = new Date(clock.now.getTime() + 3_600_000);
  const second = await as(people.staff).post(`${path}revoke/`);
  expect(second.status).toBe(200);
  expect(second.body).toEqual(first.body);
  expect(await events()).toHaveLength(1);
});

test('staff revoke anybody’s, and the event names both people', async () => {
  const { as, people } = stage.scene;
  const { path } = await twoConsents();
  expect((await as(people.staff).post(`${path}revoke/`)).status).toBe(200);
  expect(await events()).toMatchObject([
    { context: { user_username: 'alice', actor_username: 'staff', actor_full_name: 'Stan Field' } },
  ]);
});

test('support is refused for others, strangers find nothing, and support may revoke their own', async () => {
  const { as, people, world } = stage.scene;
  const { path } = await twoConsents();
  const before = await read(path);
  expect(await as(people.support).post(`${path}revoke/`)).toMatchObject({
    status: 403,
    body: { detail: "You don't have permission to revoke this consent." },
  });
  expect(await as(people.bob).post(`${path}revoke/`)).toMatchObject(MISSING);
  expect((await as('anonymous').post(`${path}revoke/`)).status).toBe(401);
  expect(await read(path)).toEqual(before);
  expect(await events()).toEqual([]);
  const own = await world.consent(people.support, await world.offering({ name: 'Own' }));
  expect((await as(people.support).post(`${CONSENTS}${own}/revoke/`)).status).toBe(200);
});

test('whatever is sent along with a revocation is ignored', async () => {
  const { as, people } = stage.scene;
  const { path } = await twoConsents();
  for (const [type, payload] of [
    ['application/json', '{"version": '],
    ['text/plain', 'because'],
    ['application/json', '{"version":"9"}'],
  ] as const) {
    const response = await as(people.alice).raw('POST', `${path}revoke/`, {
      headers: { 'content-type': type },
      payload,
    });
    expect(response).toMatchObject({ status: 200, body: { version: '1.0', has_consent: false } });
  }
});

test('of many revocations at once one sets the date and leaves the event', async () => {
  const { as, people } = stage.scene;
  const { path } = await twoConsents();
  const responses = await Promise.all(
    [people.alice, people.staff, people.alice, people.staff].map((person) => as(person).post(`${path}revoke/`)),
  );
  expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await events()).toHaveLength(1);
});

test.each(['put', 'patch'] as const)(
  'staff amend the version by %s, and the event tells the one before',
  async (method) => {
    const { as, people } = stage.scene;
    const { path, created, bobs, now } = await twoConsents();
    const response = await as(people.staff)[method](path, {
      version: ' 2.0 ',
      revocation_date: now,
      user_uuid: people.bob.uuid,
      agreement_date: now,
    });
    expect(response).toMatchObject({
      status: 200,
      body: {
        version: '2.0',
        modified: now,
        agreement_date: created,
        revocation_date: null,
        user_uuid: people.alice.uuid,
        requires_reconsent: false,
      },
    });
    expect(await read(`${CONSENTS}${bobs}/`)).toMatchObject({ version: '1.0' });
    expect(await events()).toMatchObject([
      {
        event_type: 'terms_of_service_consent_amended',
        context: { action: 'amended', previous_version: '1.0', version: '2.0', actor_username: 'staff' },
      },
    ]);
  },
);

test.each([undefined, {}, { version: '1.0' }, { nonsense: 1 }])('saving %j only moves the time', async (body) => {
  const { as, people } = stage.scene;
  const { path, now } = await twoConsents();
  expect(await as(people.staff).patch(path, body)).toMatchObject({
    status: 200,
    body: { version: '1.0', modified: now },
  });
  expect(await as(people.staff).put(path, body)).toMatchObject({ status: 200, body: { version: '1.0' } });
  expect(await events()).toEqual([]);
});

test('amending a revoked consent does not activate it', async () => {
  const { as, people } = stage.scene;
  const { path, now } = await twoConsents();
  await as(people.staff).post(`${path}revoke/`);
  expect(await as(people.staff).patch(path, { version: '' })).toMatchObject({
    status: 200,
    body: { version: '', revocation_date: now, has_consent: false },
  });
});

test('nobody but staff amends or deletes: those who see the consent hear why, others find nothing', async () => {
  const { as, people } = stage.scene;
  const { path } = await twoConsents();
  const before = await read(path);
  const amend = { detail: 'Only staff may amend a consent, since it changes evidence.' };
  const remove = { detail: 'Only staff may delete a consent, since it destroys evidence. Revoke it instead.' };
  for (const person of [people.alice, people.support]) {
    // The reason comes before any fault of the body.
    expect(await as(person).put(path, { version: true })).toMatchObject({ status: 403, body: amend });
    expect(await as(person).patch(path, { version: '3' })).toMatchObject({ status: 403, body: amend });
    expect(await as(person).delete(path)).toMatchObject({ status: 403, body: remove });
  }
  expect(await as(people.bob).put(path, { version: '3' })).toMatchObject(MISSING);
  expect(await as(people.bob).patch(path, { version: '3' })).toMatchObject(MISSING);
  expect(await as(people.bob).delete(path)).toMatchObject(MISSING);
  const anonymous = as('anonymous');
  for (const response of [
    await anonymous.put(path, {}),
    await anonymous.patch(path, {}),
    await anonymous.delete(path),
  ]) {
    expect(response.status).toBe(401);
  }
  expect(await read(path)).toEqual(before);
  expect(await events()).toEqual([]);
});

test('staff delete: the consent is gone, others stay, and so does its event', async () => {
  const { as, people } = stage.scene;
  const { path, bobs } = await twoConsents();
  expect((await as(people.staff).delete(path)).status).toBe(204);
  expect(await as(people.staff).get(path)).toMatchObject(MISSING);
  expect(await as(people.staff).delete(path)).toMatchObject(MISSING);
  expect((await as(people.bob).get(`${CONSENTS}${bobs}/`)).status).toBe(200);
  expect(await events()).toMatchObject([
    { event_type: 'terms_of_service_consent_deleted', context: { action: 'deleted' } },
  ]);
});

test('after a deletion the person can agree anew, in a new consent', async () => {
  const { as, people } = stage.scene;
  const { path } = await twoConsents();
  const old = (await as(people.alice).get(path)).body as { uuid: string; offering_uuid: string }; // by the contract
  await as(people.staff).delete(path);
  const response = await as(people.alice).post(CONSENTS, { offering: old.offering_uuid });
  expect(response.status).toBe(201);
  expect(response.body).not.toMatchObject({ uuid: old.uuid });
});
