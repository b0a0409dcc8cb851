import { expect, test } from 'vitest';
import { PROVIDER_OFFERINGS, PUBLIC_OFFERINGS } from '#contract/paths.ts';
import { prepareScene } from '#server/testing/scene.ts';

const MISSING = { status: 404, body: { detail: 'No Offering matches the given query.' } };
const stage = prepareScene();

async function fill() {
  const { world, people, clock } = stage.scene;
  const made = async (name: string, options: object = {}) => {
    clock.now = new Date(clock.now.getTime() + 1000);
    return world.offering({ name, ...options });
  };
  const filled = {
    cloud: await made('Cloud 100%', { description: 'Virtual machines' }),
    cluster: await made('Cluster', { customer: 'Centre for Supercomputing', state: 'Paused' }),
    archive: await made('Archive', { state: 'Archived' }),
    hidden: await made('Hidden', { shared: false }),
  };
  await world.terms(filled.cloud);
  await world.terms(filled.cluster, { is_active: false });
  await world.consent(people.alice, filled.cloud);
  await world.consent(people.alice, filled.cluster, { revocation_date: clock.now });
  return filled;
}

type Person = 'alice' | 'bob' | 'support' | 'staff';

async function names(person: Person, path: string) {
  const { as, people } = stage.scene;
  const response = await as(people[person]).get(path);
  return (response.body as { name: string }[]).map(({ name }) => name); // by the contract, as `name` is asked for
}

test('everybody sees the shared offerings in use; staff and support see all as provider offerings', async () => {
  await fill();
  for (const person of ['alice', 'bob', 'support', 'staff'] as const) {
    expect(await names(person, PUBLIC_OFFERINGS)).toEqual(['Cluster', 'Cloud 100%']);
  }
  expect(await names('staff', PROVIDER_OFFERINGS)).toEqual(['Hidden', 'Archive', 'Cluster', 'Cloud 100%']);
  expect(await names('support', PROVIDER_OFFERINGS)).toHaveLength(4);
  expect(await names('alice', PROVIDER_OFFERINGS)).toEqual([]);
  expect((await stage.scene.as('anonymous').get(PUBLIC_OFFERINGS)).status).toBe(401);
  expect((await stage.scene.as('anonymous').head(PROVIDER_OFFERINGS)).status).toBe(401);
});

test('an offering is given with every field, or with those asked for', async () => {
  const { as, people } = stage.scene;
  const { cloud } = await fill();
  const response = await as(people.alice).get(`${PUBLIC_OFFERINGS}${cloud.uuid}/`);
  expect(response.body).toEqual({
    url: `http://localhost${PUBLIC_OFFERINGS}${cloud.uuid}/`,
    uuid: cloud.uuid,
    created: '2026-03-01T12:00:01.000Z',
    name: 'Cloud 100%',
    slug: 'cloud-100%',
    description: 'Virtual machines',
    customer_uuid: expect.any(String),
    customer_name: 'Example University',
    state: 'Active',
    shared: true,
    user_has_consent: true,
    collected_attributes: ['username', 'full_name', 'email'],
  });
  const few = await as(people.bob).get(
    `${PUBLIC_OFFERINGS}${cloud.uuid}/?field=name&field=user_has_consent&field=nonsense`,
  );
  expect(few.body).toEqual({ name: 'Cloud 100%', user_has_consent: false });
  const list = await as(people.staff).get(`${PROVIDER_OFFERINGS}?field=uuid&query=virtual`);
  expect(list.body).toEqual([{ uuid: cloud.uuid }]);
});

test('what one may not see is not found', async () => {
  const { as, people } = stage.scene;
  const { archive, hidden, cloud } = await fill();
  for (const { uuid } of [archive, hidden]) {
    expect(await as(people.staff).get(`${PUBLIC_OFFERINGS}${uuid}/`)).toMatchObject(MISSING);
    expect((await as(people.staff).get(`${PROVIDER_OFFERINGS}${uuid}/`)).status).toBe(200);
  }
  expect(await as(people.alice).get(`${PROVIDER_OFFERINGS}${cloud.uuid}/`)).toMatchObject(MISSING);
  expect(await as(people.alice).get(`${PROVIDER_OFFERINGS}x/`)).toMatchObject(MISSING);
  expect((await as('anonymous').get(`${PUBLIC_OFFERINGS}${cloud.uuid}/`)).status).toBe(401);
});

test.each([
  ['keyword=SUPERCOMPUTING', ['Cluster']],
  ['keyword=clu', ['Cluster']],
  ['query=supercomputing', []],
  ['query=virtual', ['Cloud 100%']],
  ['name=clou', ['Cloud 100%']],
  ['name=100%25', ['Cloud 100%']],
  ['name=_', []],
  ['name=%5C', []],
  ['name_exact=Cluster', ['Cluster']],
  ['name_exact=cluster', []],
  ['state=Paused', ['Cluster']],
  ['state=Paused&state=Archived', ['Archive', 'Cluster']],
  ['has_active_terms_of_service=true', ['Cloud 100%']],
  ['has_active_terms_of_service=false', ['Hidden', 'Archive', 'Cluster']],
  ['has_terms_of_service=true', ['Cluster', 'Cloud 100%']],
  ['has_terms_of_service=false', ['Hidden', 'Archive']],
  ['o=name', ['Archive', 'Cloud 100%', 'Cluster', 'Hidden']],
  ['o=-state,name', ['Cluster', 'Archive', 'Cloud 100%', 'Hidden']],
  ['o=created&page_size=1', ['Cloud 100%']],
] as const)('?%s', async (query, expected) => {
  await fill();
  expect(await names('staff', `${PROVIDER_OFFERINGS}?${query}`)).toEqual(expected);
});

test('offerings are found as people write them', async () => {
  const { world } = stage.scene;
  await world.offering({ name: 'Rechenzentrum Straße 7', description: 'Für Müller', customer: 'Universität Köln' });
  const found = { query: 'MULLER strasse', keyword: 'koln, muller', name: 'strasse 7 RECHEN' };
  for (const [parameter, text] of Object.entries(found)) {
    expect(await names('bob', `${PUBLIC_OFFERINGS}?${parameter}=${encodeURIComponent(text)}`)).toEqual([
      'Rechenzentrum Straße 7',
    ]);
  }
  expect(await names('bob', `${PUBLIC_OFFERINGS}?name=muller`)).toEqual([]);
  expect(await names('bob', `${PUBLIC_OFFERINGS}?query=koln`)).toEqual([]);
});

test('consent is that of the caller', async () => {
  await fill();
  expect(await names('alice', `${PUBLIC_OFFERINGS}?user_has_consent=true`)).toEqual(['Cloud 100%']);
  expect(await names('alice', `${PUBLIC_OFFERINGS}?user_has_consent=false`)).toEqual(['Cluster']);
  expect(await names('bob', `${PUBLIC_OFFERINGS}?user_has_consent=true`)).toEqual([]);
});

test('offerings are found by a list of uuids in both forms, and by their provider', async () => {
  const { as, people } = stage.scene;
  const { cloud, cluster } = await fill();
  const list = `${cloud.uuid},${cluster.uuid.replaceAll('-', '')}`;
  expect(await names('alice', `${PUBLIC_OFFERINGS}?uuid_list=${list}`)).toEqual(['Cluster', 'Cloud 100%']);
  const { customer_uuid } = (await as(people.alice).get(`${PUBLIC_OFFERINGS}${cluster.uuid}/`)).body as {
    customer_uuid: string;
  };
  expect(await names('alice', `${PUBLIC_OFFERINGS}?customer_uuid=${customer_uuid}`)).toEqual(['Cluster']);
  const count = await as(people.alice).head(`${PUBLIC_OFFERINGS}?customer_uuid=${customer_uuid}`);
  expect(count.headers['x-result-count']).toBe('1');
});

test.each([
  ['state=Open', { state: ['Select a valid choice. Open is not one of the available choices.'] }],
  ['uuid_list=1,2', { uuid_list: ['Enter a valid UUID.'] }],
  ['customer_uuid=x', { customer_uuid: ['Enter a valid UUID.'] }],
  ['o=slug', { o: ['Select a valid choice. slug is not one of the available choices.'] }],
  ['user_has_consent=maybe', { user_has_consent: ['Must be a valid boolean.'] }],
  [`name=${'x'.repeat(201)}`, { name: ['Ensure this value has at most 200 characters (it has 201).'] }],
  ['name=%00', { name: ['Null characters are not allowed.'] }],
])('?%s is refused', async (query, messages) => {
  const { as, people } = stage.scene;
  const response = await as(people.alice).get(`${PUBLIC_OFFERINGS}?${query}`);
  expect(response.status).toBe(400);
  expect(response.body).toEqual(messages);
});
