import { expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { prepareScene } from '#server/testing/scene.ts';

const stats = (uuid: string) => `/api/marketplace-provider-offerings/${uuid}/tos_stats/`;
const stage = prepareScene();

const onDay = (n: number) => {
  stage.scene.clock.now = new Date(Date.UTC(2026, 2, n, 8));
};

test('the figures follow what happened, day by day', async () => {
  const { world, people, as } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  const other = await world.offering({ name: 'Other' });
  await world.terms(cloud, { version: '2.0' });
  await world.consent(people.bob, other);

  onDay(2);
  // A consent from before there were events.
  const old = await world.consent(people.bob, cloud, { version: '' });
  await as(people.alice).post(CONSENTS, { offering: cloud.uuid });
  onDay(3);
  await as(people.bob).post(`${CONSENTS}${old}/revoke/`);
  onDay(4);
  await as(people.bob).post(CONSENTS, { offering: cloud.uuid });
  await as(people.support).post(CONSENTS, { offering: cloud.uuid });
  onDay(5);
  const listed = await as(people.alice).get(CONSENTS);
  const [alices] = listed.body as { uuid: string }[]; // she has one
  await as(people.alice).post(`${CONSENTS}${alices?.uuid}/revoke/`);
  await as(people.staff).patch(`${CONSENTS}${old}/`, { version: '' });

  const response = await as(people.staff).get(stats(cloud.uuid));
  expect(response.body).toEqual({
    active_users_count: 2,
    total_users_count: 3,
    active_users_percentage: 66.67,
    accepted_consents_count: 2,
    revoked_consents_count: 1,
    total_consents_count: 3,
    accepted_consents_over_time: [
      { date: '2026-03-02', count: 2 },
      { date: '2026-03-04', count: 2 },
    ],
    revoked_consents_over_time: [
      { date: '2026-03-03', count: 1 },
      { date: '2026-03-05', count: 1 },
    ],
    active_users_over_time: [
      { date: '2026-03-02', count: 2 },
      { date: '2026-03-03', count: 1 },
      { date: '2026-03-04', count: 3 },
      { date: '2026-03-05', count: 2 },
    ],
    tos_version_adoption: [
      { version: '2.0', users_count: 1 },
      { version: 'Unknown', users_count: 1 },
    ],
  });
});

test('a deleted consent counts no more, but its days stay', async () => {
  const { world, people, as } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  await world.terms(cloud);
  onDay(2);
  const granted = await as(people.alice).post(CONSENTS, { offering: cloud.uuid });
  const { uuid } = granted.body as { uuid: string }; // by the contract
  onDay(3);
  await as(people.staff).delete(`${CONSENTS}${uuid}/`);
  expect((await as(people.staff).get(stats(cloud.uuid))).body).toMatchObject({
    total_consents_count: 0,
    accepted_consents_over_time: [{ date: '2026-03-02', count: 1 }],
    revoked_consents_over_time: [],
    active_users_over_time: [
      { date: '2026-03-02', count: 1 },
      { date: '2026-03-03', count: 0 },
    ],
  });
});

test('an offering without consents has zeros', async () => {
  const { world, people, as } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  expect((await as(people.support).get(stats(cloud.uuid))).body).toMatchObject({
    total_users_count: 0,
    active_users_percentage: 0,
    active_users_over_time: [],
    tos_version_adoption: [],
  });
});

test('the figures are for those who see the offering as its provider does', async () => {
  const { world, people, as } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  const missing = { status: 404, body: { detail: 'No Offering matches the given query.' } };
  expect(await as(people.alice).get(stats(cloud.uuid))).toMatchObject(missing);
  expect(await as(people.staff).get(stats('00000000-0000-4000-8000-000000000000'))).toMatchObject(missing);
  expect(await as(people.staff).get(stats('x'))).toMatchObject(missing);
  expect((await as('anonymous').get(stats(cloud.uuid))).status).toBe(401);
});
