import { expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import type { TestOffering, TestUser } from '#server/testing/world.ts';
import { prepareScene } from '#server/testing/scene.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const stage = prepareScene();

const grant = (user: TestUser | 'anonymous', offering: TestOffering) =>
  stage.scene.as(user).post(CONSENTS, { offering: offering.uuid });

async function consentsOf(user: TestUser) {
  const response = await stage.scene.as(user).get(CONSENTS);
  return response.body as Record<string, unknown>[]; // checked against the contract by the client
}

async function actions() {
  const rows = await stage.scene.db.query<{ action: string; actor: string }>(
    `select context->>'action' as action, context->>'actor_username' as actor from events order by id`,
  );
  return rows.map(({ action, actor }) => `${actor} ${action}`);
}

const tomorrow = () => {
  stage.scene.clock.now = new Date(stage.scene.clock.now.getTime() + 86_400_000);
};

test('a first grant is for the caller, on the active version, and leaves an event', async () => {
  const { world, people, clock } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  await world.terms(cloud, { version: '1.0', is_active: false });
  await world.terms(cloud, { version: '2.0' });
  const response = await stage.scene.as(people.alice).post(CONSENTS, {
    offering: cloud.uuid.replaceAll('-', ''),
    user: people.bob.uuid,
    version: '9.9',
    agreement_date: '2001-01-01T00:00:00Z',
  });
  expect(response.status).toBe(201);
  const [consent, ...others] = await consentsOf(people.alice);
  expect(response.body).toEqual({ offering: cloud.uuid, uuid: consent?.['uuid'] });
  expect(others).toEqual([]);
  expect(consent).toMatchObject({
    user_uuid: people.alice.uuid,
    version: '2.0',
    agreement_date: clock.now.toISOString(),
    revocation_date: null,
    has_consent: true,
  });
  expect(await consentsOf(people.bob)).toEqual([]);
  expect(await actions()).toEqual(['alice granted']);
});

test('agreeing twice to the same version is refused and changes nothing', async () => {
  const { world, people } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  await world.terms(cloud);
  await grant(people.alice, cloud);
  const before = await consentsOf(people.alice);
  tomorrow();
  expect(await grant(people.alice, cloud)).toMatchObject({
    status: 400,
    body: {
      non_field_errors: ['You have already consented to the current Terms of Service for this offering.'],
    },
  });
  expect(await consentsOf(people.alice)).toEqual(before);
  expect(await actions()).toEqual(['alice granted']);
});

test('a new version is agreed to in the same consent, whose first date stays', async () => {
  const { world, people, clock } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  await world.terms(cloud, { version: '2.0' });
  const uuid = await world.consent(people.alice, cloud, { version: '1.0' });
  const first = clock.now.toISOString();
  tomorrow();
  expect(await grant(people.alice, cloud)).toMatchObject({ status: 201, body: { uuid } });
  expect(await consentsOf(people.alice)).toMatchObject([
    { uuid, version: '2.0', agreement_date: first, created: first, modified: clock.now.toISOString() },
  ]);
  expect(await actions()).toEqual(['alice reconsented']);
});

test('a revoked consent is granted again, whatever its version', async () => {
  const { world, people, clock } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  await world.terms(cloud, { version: '1.0' });
  const first = clock.now.toISOString();
  const uuid = await world.consent(people.alice, cloud, { version: '1.0', revocation_date: clock.now });
  tomorrow();
  expect(await grant(people.alice, cloud)).toMatchObject({ status: 201, body: { uuid } });
  expect(await consentsOf(people.alice)).toMatchObject([
    { uuid, version: '1.0', revocation_date: null, agreement_date: first, has_consent: true },
  ]);
  expect(await actions()).toEqual(['alice regranted']);
});

test('without active terms there is nothing to agree to', async () => {
  const { world, people } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  const refused = { status: 400, body: { non_field_errors: ['This offering does not have Terms of Service.'] } };
  expect(await grant(people.alice, cloud)).toMatchObject(refused);
  await world.terms(cloud, { is_active: false });
  expect(await grant(people.alice, cloud)).toMatchObject(refused);
  expect(await consentsOf(people.alice)).toEqual([]);
  expect(await actions()).toEqual([]);
});

test('a blank version can be agreed to, once', async () => {
  const { world, people } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  await world.terms(cloud, { version: '' });
  expect((await grant(people.alice, cloud)).status).toBe(201);
  expect((await grant(people.alice, cloud)).status).toBe(400);
});

test('everybody grants for themselves only; the anonymous not at all', async () => {
  const { world, people } = stage.scene;
  const cloud = await world.offering({ name: 'Hidden', state: 'Draft', shared: false });
  await world.terms(cloud);
  for (const person of Object.values(people)) {
    expect((await grant(person, cloud)).status).toBe(201);
  }
  expect((await grant('anonymous', cloud)).status).toBe(401);
  expect(await actions()).toEqual(['alice granted', 'bob granted', 'support granted', 'staff granted']);
});

const bad: [unknown, string][] = [
  [{}, 'This field is required.'],
  [{ offering: null }, 'This field may not be null.'],
  [{ offering: '' }, 'This field may not be null.'],
  [{ offering: NOBODY }, `Object with uuid=${NOBODY} does not exist.`],
  [{ offering: 'Cloud' }, 'Object with uuid=Cloud does not exist.'],
  [{ offering: 7 }, 'Object with uuid=7 does not exist.'],
  [{ offering: true }, 'Object with uuid=True does not exist.'],
  [{ offering: ['a', 1, null] }, "Object with uuid=['a', 1, None] does not exist."],
  [{ offering: { "it's": [false] } }, `Object with uuid={"it's": [False]} does not exist.`],
  [
    { offering: `http://localhost/api/marketplace-provider-offerings/${NOBODY}/` },
    `Object with uuid=http://localhost/api/marketplace-provider-offerings/${NOBODY}/ does not exist.`,
  ],
];

test.each(bad)('%j is refused', async (body, message) => {
  const { as, people } = stage.scene;
  expect(await as(people.alice).post(CONSENTS, body)).toMatchObject({ status: 400, body: { offering: [message] } });
});

test('of two first grants at once one succeeds, and there is one consent and one event', async () => {
  const { world, people } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  await world.terms(cloud);
  const responses = await Promise.all([1, 2, 3, 4].map(() => grant(people.alice, cloud)));
  expect(responses.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400]);
  expect(await consentsOf(people.alice)).toHaveLength(1);
  expect(await actions()).toEqual(['alice granted']);
});
