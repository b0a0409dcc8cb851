import { expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { type TestResponse } from '#server/testing/client.ts';
import { prepareScene } from '#server/testing/scene.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const stage = prepareScene();

/** Three offerings and four consents: active, needing re-consent, revoked, and one without a version. */
async function fill() {
  const { world, people } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  const cluster = await world.offering({ name: 'Cluster', collected_attributes: ['email', 'nationality'] });
  const archive = await world.offering({ name: 'Archive', state: 'Archived' });
  await world.terms(cloud, { version: '2.0', requires_reconsent: true });
  await world.terms(cluster, { version: '1.0' });
  const day = (n: number) => new Date(Date.UTC(2026, 0, n));
  return {
    cloud,
    cluster,
    active: await world.consent(people.alice, cluster, { agreement_date: day(1), version: '0.9' }),
    needs_reconsent: await world.consent(people.alice, cloud, { agreement_date: day(2), version: '1.0' }),
    revoked: await world.consent(people.bob, cloud, {
      agreement_date: day(3),
      revocation_date: day(20),
      version: '1.0',
    }),
    blank: await world.consent(people.bob, archive, { agreement_date: day(4), version: '' }),
  };
}

type Filled = Awaited<ReturnType<typeof fill>>;
type Kind = 'active' | 'needs_reconsent' | 'revoked' | 'blank';

/** The names, in order, of the consents in a response. */
function kinds(response: TestResponse, filled: Filled): string[] {
  const rows = response.body as { uuid: string }[]; // checked against the contract by the client
  const names: Kind[] = ['active', 'needs_reconsent', 'revoked', 'blank'];
  return rows.map(({ uuid }) => names.find((name) => filled[name] === uuid) ?? uuid);
}

test('staff and support see every consent, newest first; others their own', async () => {
  const { as, people } = stage.scene;
  const filled = await fill();
  for (const reader of [people.staff, people.support]) {
    expect(kinds(await as(reader).get(CONSENTS), filled)).toEqual(['blank', 'revoked', 'needs_reconsent', 'active']);
  }
  expect(kinds(await as(people.alice).get(CONSENTS), filled)).toEqual(['needs_reconsent', 'active']);
  expect(kinds(await as(people.bob).get(CONSENTS), filled)).toEqual(['blank', 'revoked']);
  expect((await as('anonymous').get(CONSENTS)).status).toBe(401);
  expect((await as('anonymous').head(CONSENTS)).status).toBe(401);
});

test('a consent is given with every field of the contract', async () => {
  const { as, people } = stage.scene;
  const { cluster, active } = await fill();
  const response = await as(people.alice).get(`${CONSENTS}${active}/`);
  expect(response.body).toEqual({
    granted_date: null,
    text_sha256: null,
    uuid: active,
    user_uuid: people.alice.uuid,
    offering_uuid: cluster.uuid,
    agreement_date: '2026-01-01T00:00:00.000Z',
    version: '0.9',
    revocation_date: null,
    created: '2026-01-01T00:00:00.000Z',
    user_username: 'alice',
    user_full_name: 'Alice Archer',
    user_email: 'alice@example.org',
    offering_name: 'Cluster',
    offering_slug: 'cluster',
    offering_url: `http://localhost/api/marketplace-provider-offerings/${cluster.uuid}/`,
    modified: '2026-01-01T00:00:00.000Z',
    has_consent: true,
    // Another version is active, but it does not demand re-consent.
    requires_reconsent: false,
    collected_attributes: ['email', 'nationality'],
  });
});

test('a consent that is revoked, or needs renewal, says so', async () => {
  const { as, people } = stage.scene;
  const { needs_reconsent, revoked } = await fill();
  const fields = { collected_attributes: ['username', 'full_name', 'email'] };
  expect((await as(people.staff).get(`${CONSENTS}${needs_reconsent}/`)).body).toMatchObject({
    ...fields,
    has_consent: true,
    requires_reconsent: true,
  });
  expect((await as(people.staff).get(`${CONSENTS}${revoked}/`)).body).toMatchObject({
    ...fields,
    has_consent: false,
    requires_reconsent: false,
    revocation_date: '2026-01-20T00:00:00.000Z',
  });
});

test('a consent is open to its owner, staff and support, and unknown to others', async () => {
  const { as, people } = stage.scene;
  const { active } = await fill();
  const undashed = active.replaceAll('-', '').toUpperCase();
  for (const reader of [people.alice, people.support, people.staff]) {
    expect((await as(reader).get(`${CONSENTS}${active}/`)).status).toBe(200);
    expect((await as(reader).get(`${CONSENTS}${undashed}/`)).body).toMatchObject({ uuid: active });
  }
  expect((await as('anonymous').get(`${CONSENTS}${active}/`)).status).toBe(401);
  for (const path of [`${CONSENTS}${active}/`, `${CONSENTS}${NOBODY}/`, `${CONSENTS}not-a-uuid/`]) {
    const response = await as(people.bob).get(path);
    expect(response).toMatchObject({
      status: 404,
      body: { detail: 'No UserOfferingConsent matches the given query.' },
    });
  }
});

const filters: [string, (filled: Filled) => string, Kind[]][] = [
  ['user_uuid', () => `user_uuid=${stage.scene.people.alice.uuid}`, ['needs_reconsent', 'active']],
  [
    'user_uuid without dashes',
    () => `user_uuid=${stage.scene.people.alice.uuid.replaceAll('-', '')}`,
    ['needs_reconsent', 'active'],
  ],
  ['user by URL', () => `user=https://elsewhere/api/users/${stage.scene.people.bob.uuid}/`, ['blank', 'revoked']],
  ['offering_uuid', ({ cloud }) => `offering_uuid=${cloud.uuid}`, ['revoked', 'needs_reconsent']],
  [
    'offering_uuid of several',
    ({ cloud, cluster }) => `offering_uuid=${cloud.uuid}&offering_uuid=${cluster.uuid}&offering_uuid=${NOBODY}`,
    ['revoked', 'needs_reconsent', 'active'],
  ],
  ['offering_uuid with a blank one', ({ cluster }) => `offering_uuid=${cluster.uuid}&offering_uuid=`, ['active']],
  [
    'user_uuid of several',
    ({ cloud }) =>
      `user_uuid=${stage.scene.people.alice.uuid}&user_uuid=${stage.scene.people.bob.uuid}&offering_uuid=${cloud.uuid}`,
    ['revoked', 'needs_reconsent'],
  ],
  [
    'offering by URL',
    ({ cloud }) => `offering=http://x/api/marketplace-provider-offerings/${cloud.uuid}/`,
    ['revoked', 'needs_reconsent'],
  ],
  [
    'offering by path',
    ({ cloud }) => `offering=/api/marketplace-provider-offerings/${cloud.uuid.replaceAll('-', '')}/`,
    ['revoked', 'needs_reconsent'],
  ],
  ['has_consent=true', () => 'has_consent=true', ['blank', 'needs_reconsent', 'active']],
  ['has_consent=False', () => 'has_consent=False', ['revoked']],
  ['requires_reconsent=True', () => 'requires_reconsent=True', ['needs_reconsent']],
  ['requires_reconsent=false, the exact complement', () => 'requires_reconsent=false', ['blank', 'revoked', 'active']],
  ['version', () => 'version=1.0', ['revoked', 'needs_reconsent']],
  ['version, trimmed', () => 'version=%201.0%20', ['revoked', 'needs_reconsent']],
  ['version, exact', () => 'version=1', []],
  [
    'empty values',
    () => 'version=&has_consent=&offering=&user_uuid=&o=&page=&page_size=',
    ['blank', 'revoked', 'needs_reconsent', 'active'],
  ],
  ['unknown parameters', () => 'nonsense=1&field=uuid', ['blank', 'revoked', 'needs_reconsent', 'active']],
  ['the last of a repeated value', () => 'version=0.9&version=1.0', ['revoked', 'needs_reconsent']],
  [
    'all together',
    ({ cloud }) =>
      `offering_uuid=${cloud.uuid}&has_consent=true&requires_reconsent=true&version=1.0&user_uuid=${stage.scene.people.alice.uuid}`,
    ['needs_reconsent'],
  ],
  ['nobody’s uuid', () => `user_uuid=${NOBODY}`, []],
];

test.each(filters)('filter: %s', async (_, query, expected) => {
  const { as, people } = stage.scene;
  const filled = await fill();
  const response = await as(people.staff).get(`${CONSENTS}?${query(filled)}`);
  expect(kinds(response, filled)).toEqual(expected);
  expect(response.headers['x-result-count']).toBe(String(expected.length));
  const count = await as(people.staff).head(`${CONSENTS}?${query(filled)}`);
  expect(count).toMatchObject({ status: 200, headers: { 'x-result-count': String(expected.length) } });
});

test('filtering by another person gives a regular user nothing', async () => {
  const { as, people } = stage.scene;
  await fill();
  const response = await as(people.alice).get(`${CONSENTS}?user_uuid=${people.bob.uuid}`);
  expect(response).toMatchObject({ status: 200, body: [] });
});

const bad: [string, Record<string, string[]>][] = [
  ['user_uuid=7', { user_uuid: ['Enter a valid UUID.'] }],
  ['offering_uuid=zz', { offering_uuid: ['Enter a valid UUID.'] }],
  ['has_consent=yes', { has_consent: ['Must be a valid boolean.'] }],
  ['requires_reconsent=1', { requires_reconsent: ['Must be a valid boolean.'] }],
  ['user=bob', { user: ['Enter a URL of the form http://localhost/api/users/{uuid}/.'] }],
  [
    `offering=http://x/api/marketplace-public-offerings/${NOBODY}/`,
    { offering: ['Enter a URL of the form http://localhost/api/marketplace-provider-offerings/{uuid}/.'] },
  ],
  ['user=http://x/api/users/me/', { user: ['Enter a URL of the form http://localhost/api/users/{uuid}/.'] }],
  ['version=a%00b', { version: ['Null characters are not allowed.'] }],
  ['o=user', { o: ['Select a valid choice. user is not one of the available choices.'] }],
  ['o=created,bad', { o: ['Select a valid choice. bad is not one of the available choices.'] }],
  [
    'has_consent=TRUE&user_uuid=1&o=x',
    {
      has_consent: ['Must be a valid boolean.'],
      o: ['Select a valid choice. x is not one of the available choices.'],
      user_uuid: ['Enter a valid UUID.'],
    },
  ],
];

test.each(bad)('?%s is refused, naming the parameter', async (query, messages) => {
  const { as, people } = stage.scene;
  const response = await as(people.alice).get(`${CONSENTS}?${query}`);
  expect(response.status).toBe(400);
  expect(response.body).toEqual(messages);
  expect((await as(people.alice).head(`${CONSENTS}?${query}`)).status).toBe(400);
});
