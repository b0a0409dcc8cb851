import { expect, test } from 'vitest';
import { TERMS } from '#contract/paths.ts';
import { prepareScene } from '#server/testing/scene.ts';

const MISSING = { status: 404, body: { detail: 'No OfferingTermsOfService matches the given query.' } };
const stage = prepareScene();

const day = (n: number) => new Date(Date.UTC(2026, 0, n));

/** An offering with an older version that Alice agreed to, and one that nobody may see yet. */
async function fill() {
  const { world, people } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  const hidden = await world.offering({ name: 'Hidden', shared: false });
  const filled = {
    cloud,
    old: await world.terms(cloud, { version: '1.0', is_active: false, created: day(1) }),
    current: await world.terms(cloud, { version: '2.0', requires_reconsent: true, created: day(2) }),
    secret: await world.terms(hidden, { version: '1.0', created: day(3) }),
  };
  await world.consent(people.alice, cloud, { version: '1.0', agreement_date: day(1) });
  return filled;
}

type Filled = Awaited<ReturnType<typeof fill>>;
type Kind = 'old' | 'current' | 'secret';

async function kinds(person: 'alice' | 'bob' | 'support' | 'staff', query: string, filled: Filled) {
  const { as, people } = stage.scene;
  const response = await as(people[person]).get(`${TERMS}?${query}`);
  const rows = response.body as { uuid: string }[]; // checked against the contract by the client
  const names: Kind[] = ['old', 'current', 'secret'];
  return rows.map(({ uuid }) => names.find((name) => filled[name] === uuid));
}

test('staff and support see all terms, newest first; others what concerns them', async () => {
  const filled = await fill();
  expect(await kinds('staff', '', filled)).toEqual(['secret', 'current', 'old']);
  expect(await kinds('support', '', filled)).toEqual(['secret', 'current', 'old']);
  expect(await kinds('alice', '', filled)).toEqual(['current', 'old']);
  expect(await kinds('bob', '', filled)).toEqual(['current']);
  expect((await stage.scene.as('anonymous').get(TERMS)).status).toBe(401);
});

test.each([
  ['is_active=true', ['secret', 'current']],
  ['is_active=False', ['old']],
  ['requires_reconsent=true', ['current']],
  ['version=1.0', ['secret', 'old']],
  ['o=version,-created', ['secret', 'old', 'current']],
  ['o=-version', ['current', 'secret', 'old']],
  ['o=modified', ['old', 'current', 'secret']],
  ['is_active=true&version=2.0', ['current']],
] as const)('?%s', async (query, expected) => {
  const { as, people } = stage.scene;
  const filled = await fill();
  expect(await kinds('staff', query, filled)).toEqual(expected);
  const count = await as(people.staff).head(`${TERMS}?${query}`);
  expect(count.headers['x-result-count']).toBe(String(expected.length));
});

test('terms are found by offering, by uuid and by URL', async () => {
  const filled = await fill();
  const { uuid } = filled.cloud;
  for (const query of [`offering_uuid=${uuid}`, `offering=http://x/api/marketplace-provider-offerings/${uuid}/`]) {
    expect(await kinds('staff', query, filled)).toEqual(['current', 'old']);
  }
});

test('bad filters are refused together', async () => {
  const { as, people } = stage.scene;
  const response = await as(people.staff).get(`${TERMS}?is_active=1&o=name&offering=x`);
  expect(response).toMatchObject({ status: 400, body: { is_active: ['Must be a valid boolean.'] } });
  expect(Object.keys(response.body as object)).toEqual(['is_active', 'o', 'offering']);
});

test('terms tell the caller’s own consent, and whether it is enough for them', async () => {
  const { as, people } = stage.scene;
  const { old, current } = await fill();
  const consent = { version: '1.0', agreement_date: '2026-01-01T00:00:00.000Z', is_revoked: false };
  const alice = as(people.alice);
  expect((await alice.get(`${TERMS}${current}/`)).body).toMatchObject({
    user_consent: consent,
    has_user_consent: false,
  });
  expect((await alice.get(`${TERMS}${old}/`)).body).toMatchObject({ user_consent: consent, has_user_consent: true });
  const bobs = await as(people.bob).get(`${TERMS}${current}/`);
  expect(bobs.body).toMatchObject({ user_consent: null, has_user_consent: false, offering_name: 'Cloud' });
});

test('terms tell since when they are in force, which need not be their creation', async () => {
  const { as, people, clock } = stage.scene;
  const { old, current } = await fill();
  const staff = as(people.staff);
  const activated = async (uuid: string) =>
    ((await staff.get(`${TERMS}${uuid}/`)).body as { activated: unknown }).activated;
  expect(await activated(current)).toBe(day(2).toISOString());
  expect(await activated(old)).toBeNull();
  await staff.patch(`${TERMS}${current}/`, { is_active: false });
  clock.now = day(90);
  await staff.patch(`${TERMS}${old}/`, { is_active: true, activated: day(5) });
  expect(await activated(old)).toBe(day(90).toISOString());
  expect(await activated(current)).toBe(day(2).toISOString());
});

test('a revoked consent opens nothing', async () => {
  const { as, people, world } = stage.scene;
  const { old, cloud } = await fill();
  await world.consent(people.bob, cloud, { revocation_date: day(3) });
  expect(await as(people.bob).get(`${TERMS}${old}/`)).toMatchObject(MISSING);
});

test('what is not visible, unknown or no uuid is not found', async () => {
  const { as, people } = stage.scene;
  const { secret } = await fill();
  for (const name of [secret, '00000000-0000-4000-8000-000000000000', 'x']) {
    expect(await as(people.alice).get(`${TERMS}${name}/`)).toMatchObject(MISSING);
  }
  expect((await as(people.support).get(`${TERMS}${secret}/`)).status).toBe(200);
  expect((await as('anonymous').get(`${TERMS}${secret}/`)).status).toBe(401);
});
