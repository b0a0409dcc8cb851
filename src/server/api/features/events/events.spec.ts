import { expect, test } from 'vitest';
import { CONSENTS, EVENTS } from '#contract/paths.ts';
import { prepareScene } from '#server/testing/scene.ts';

const stage = prepareScene();

/** Alice agrees, staff revoke it, then Bob agrees: a minute apart, at 12:01, 12:02 and 12:03. */
async function story() {
  const { world, people, as, clock } = stage.scene;
  const later = () => {
    clock.now = new Date(clock.now.getTime() + 60_000);
  };
  const cloud = await world.offering({ name: 'Cloud' });
  const cluster = await world.offering({ name: 'Cluster' });
  await world.terms(cloud);
  await world.terms(cluster);
  later();
  const granted = await as(people.alice).post(CONSENTS, { offering: cloud.uuid });
  const { uuid } = granted.body as { uuid: string }; // by the contract
  later();
  await as(people.staff).post(`${CONSENTS}${uuid}/revoke/`);
  later();
  await as(people.bob).post(CONSENTS, { offering: cluster.uuid });
  return { cloud, cluster, consent: uuid, start: Date.UTC(2026, 2, 1, 12) / 1000 };
}

type Person = 'alice' | 'bob' | 'support' | 'staff';

/** The minute of each event, as a word. */
async function minutes(person: Person, query: string) {
  const { as, people } = stage.scene;
  const response = await as(people[person]).get(`${EVENTS}?${query}`);
  const rows = response.body as { created: string }[]; // by the contract
  expect(response.headers['x-result-count']).toBe(String(rows.length));
  const count = await as(people[person]).head(`${EVENTS}?${query}`);
  expect(count.headers['x-result-count']).toBe(String(rows.length));
  return rows.map(({ created }) => created.slice(15, 16)).join('');
}

test('staff and support read the whole ledger, newest first; others what is about themselves', async () => {
  await story();
  expect(await minutes('staff', '')).toBe('321');
  expect(await minutes('support', '')).toBe('321');
  expect(await minutes('alice', '')).toBe('21');
  expect(await minutes('bob', '')).toBe('3');
  expect((await stage.scene.as('anonymous').get(EVENTS)).status).toBe(401);
});

test('an event tells what happened, to whom, and who did it', async () => {
  const { as, people } = stage.scene;
  const { cloud, consent } = await story();
  const [event] = (await as(people.alice).get(`${EVENTS}?event_type=terms_of_service_consent_revoked`)).body as {
    uuid: string;
  }[]; // by the contract
  expect((await as(people.alice).get(`${EVENTS}${event?.uuid}/`)).body).toEqual(event);
  expect(event).toMatchObject({
    created: '2026-03-01T12:02:00.000Z',
    event_type: 'terms_of_service_consent_revoked',
    message:
      'Stan Field has revoked Terms of Service consent of user Alice Archer for offering Cloud, ToS version 1.0.',
    context: {
      user_uuid: people.alice.uuid,
      user_name: 'Alice Archer',
      offering_uuid: cloud.uuid,
      offering_name: 'Cloud',
      consent_uuid: consent,
      consent_version: '1.0',
      consent_agreement_date: '2026-03-01T12:01:00.000Z',
      consent_revocation_date: '2026-03-01T12:02:00.000Z',
      version: '1.0',
      revocation_date: '2026-03-01T12:02:00.000Z',
      actor_uuid: people.staff.uuid,
      actor_username: 'staff',
      actor_full_name: 'Stan Field',
    },
  });
  expect(await as(people.bob).get(`${EVENTS}${event?.uuid}/`)).toMatchObject({
    status: 404,
    body: { detail: 'No Event matches the given query.' },
  });
  expect((await as('anonymous').get(`${EVENTS}${event?.uuid}/`)).status).toBe(401);
});

test('the ledger is filtered and sorted', async () => {
  const { people } = stage.scene;
  const { cloud, start } = await story();
  const filters = {
    'event_type=terms_of_service_consent_granted': '31',
    'event_type=terms_of_service_consent_granted&event_type=terms_of_service_consent_revoked': '321',
    'event_type=unknown': '',
    [`user_uuid=${people.alice.uuid}`]: '21',
    [`scope=http://x/api/marketplace-provider-offerings/${cloud.uuid}/`]: '21',
    'message=HAS ACCEPTED': '31',
    'message=accepted, àlice': '1',
    [`created_from=${start + 120}`]: '32',
    [`created_to=${start + 120}`]: '21',
    [`created_from=${start + 61}&created_to=${start + 179.5}`]: '2',
    'created_from=-1e300&created_to=1e300': '321',
    'o=created': '123',
    'o=-created': '321',
  };
  for (const [query, expected] of Object.entries(filters)) {
    expect(await minutes('staff', query), query).toBe(expected);
  }
});

test('a text is searched among so many events at most, and the response says how to choose fewer', async () => {
  const { as, people, db } = stage.scene;
  const { cloud, start } = await story();
  await db.query(
    `insert into events (uuid, created, event_type, message, context, user_uuid, offering_uuid, consent_uuid)
     select gen_random_uuid(), timestamptz '2025-03-01' + n * interval '1 s', event_type, message, context, user_uuid,
            gen_random_uuid(), gen_random_uuid()
     from (select * from events order by id desc limit 1) bob, generate_series(1, 20000) n`,
  );
  const search = `${EVENTS}?message=accepted`;
  const response = await as(people.staff).get(search);
  expect(response).toMatchObject({
    status: 400,
    body: {
      message: ['At most 20,000 events are searched. Choose fewer by user_uuid, scope, created_from or created_to.'],
    },
  });
  expect((await as(people.staff).head(search)).status).toBe(400);
  // A type alone is no way to find few among many.
  expect((await as(people.staff).get(`${search}&event_type=unknown`)).status).toBe(400);
  expect((await as(people.bob).get(search)).status).toBe(400);
  expect(await minutes('alice', 'message=accepted')).toBe('1');
  expect(await minutes('staff', `message=accepted&user_uuid=${people.alice.uuid}`)).toBe('1');
  expect(
    await minutes('staff', `message=accepted&scope=http://x/api/marketplace-provider-offerings/${cloud.uuid}/`),
  ).toBe('1');
  expect(await minutes('staff', `message=accepted&created_from=${start}`)).toBe('31');
  expect((await as(people.staff).get(`${EVENTS}?message=,`)).headers['x-result-count']).toBe('20003');
});

test('fields can be chosen', async () => {
  const { as, people } = stage.scene;
  await story();
  const response = await as(people.bob).get(`${EVENTS}?field=event_type&field=created`);
  expect(response.body).toEqual([
    { created: '2026-03-01T12:03:00.000Z', event_type: 'terms_of_service_consent_granted' },
  ]);
});

test('bad filters are refused', async () => {
  const { as, people } = stage.scene;
  const response = await as(people.staff).get(
    `${EVENTS}?created_from=yesterday&created_to=NaN&scope=Cloud&o=message&user_uuid=1`,
  );
  expect(response.status).toBe(400);
  expect(response.body).toEqual({
    created_from: ['Enter a number.'],
    created_to: ['Enter a number.'],
    o: ['Select a valid choice. message is not one of the available choices.'],
    scope: ['Enter a URL of the form http://localhost/api/marketplace-provider-offerings/{uuid}/.'],
    user_uuid: ['Enter a valid UUID.'],
  });
});

test('nobody writes to the ledger, not even staff', async () => {
  const { as, people } = stage.scene;
  expect((await as(people.staff).post(EVENTS, { message: 'forged' })).status).toBe(405);
});
