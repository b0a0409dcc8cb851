import { describe, expect, test } from 'vitest';
import { TERMS } from '#contract/paths.ts';
import type { TestOffering } from '#server/testing/world.ts';
import { prepareScene } from '#server/testing/scene.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const REFUSED = { status: 403, body: { detail: 'You do not have permission to perform this action.' } };
const TWO_ACTIVE = {
  status: 400,
  body: {
    non_field_errors: [
      'An active Terms of Service configuration already exists for this offering. Please deactivate the existing configuration before creating a new active one.',
    ],
  },
};
const stage = prepareScene();

const urlOf = ({ uuid }: TestOffering) => `http://localhost/api/marketplace-provider-offerings/${uuid}/`;

const activated = async (uuid: string) =>
  (await stage.scene.db.query<{ activated: Date }>('select activated from terms_of_service where uuid = $1', [uuid]))[0]
    ?.activated;

const tomorrow = () => {
  stage.scene.clock.now = new Date(stage.scene.clock.now.getTime() + 86_400_000);
};

test('staff create terms; the answer echoes what was stored', async () => {
  const { world, as, people } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  const response = await as(people.staff).post(TERMS, {
    offering: urlOf(cloud),
    terms_of_service: '<p>Be kind.</p>',
    terms_of_service_link: 'https://example.org/terms?v=1',
    version: ' 1.0 ',
    is_active: true,
    requires_reconsent: 'true',
    grace_period_days: '30',
  });
  expect(response.status).toBe(201);
  expect(response.body).toEqual({
    offering: urlOf(cloud),
    terms_of_service: '<p>Be kind.</p>',
    terms_of_service_link: 'https://example.org/terms?v=1',
    version: '1.0',
    is_active: true,
    requires_reconsent: true,
    grace_period_days: 30,
  });
});

test('only the offering is required; the rest has Waldur’s defaults', async () => {
  const { world, as, people } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  const response = await as(people.staff).post(TERMS, { offering: urlOf(cloud) });
  expect(response).toMatchObject({
    status: 201,
    body: { version: '', is_active: false, requires_reconsent: false, grace_period_days: 60, terms_of_service: '' },
  });
});

test.each([
  [{}, { offering: ['This field is required.'] }],
  [{ offering: null }, { offering: ['This field may not be null.'] }],
  [{ offering: '' }, { offering: ['This field may not be null.'] }],
  [{ offering: NOBODY }, { offering: ['Invalid hyperlink - No URL match.'] }],
  [{ offering: 5 }, { offering: ['Incorrect type. Expected URL string, received int.'] }],
  [{ offering: `http://x/api/users/${NOBODY}/` }, { offering: ['Invalid hyperlink - Incorrect URL match.'] }],
  [
    { offering: `http://x/api/marketplace-provider-offerings/${NOBODY}/` },
    { offering: ['Invalid hyperlink - Object does not exist.'] },
  ],
  [
    {
      is_active: 'perhaps',
      requires_reconsent: null,
      grace_period_days: -1,
      version: 'x'.repeat(51),
      terms_of_service: [],
      terms_of_service_link: 'javascript:alert(1)',
    },
    {
      offering: ['This field is required.'],
      is_active: ['Must be a valid boolean.'],
      requires_reconsent: ['This field may not be null.'],
      grace_period_days: ['Ensure this value is greater than or equal to 0.'],
      version: ['Ensure this field has no more than 50 characters.'],
      terms_of_service: ['Not a valid string.'],
      terms_of_service_link: ['Enter a valid URL.'],
    },
  ],
])('creating with %j is refused per field', async (body, messages) => {
  const { as, people } = stage.scene;
  const response = await as(people.staff).post(TERMS, body);
  expect(response.status).toBe(400);
  expect(response.body).toEqual(messages);
});

test.each([
  ['7.5', 'A valid integer is required.'],
  ['', 'A valid integer is required.'],
  [true, 'A valid integer is required.'],
  [2147483648, 'Ensure this value is less than or equal to 2147483647.'],
])('a grace period of %j is refused', async (days, message) => {
  const { world, as, people } = stage.scene;
  const uuid = await world.terms(await world.offering({ name: 'Cloud' }));
  const response = await as(people.staff).patch(`${TERMS}${uuid}/`, { grace_period_days: days });
  expect(response).toMatchObject({ status: 400, body: { grace_period_days: [message] } });
});

test('an offering has one active config: a second is refused, also when asked for twice at once', async () => {
  const { world, as, people } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  const body = { offering: urlOf(cloud), is_active: true };
  const responses = await Promise.all([1, 2].map(() => as(people.staff).post(TERMS, body)));
  expect(responses.map(({ status }) => status).sort()).toEqual([201, 400]);
  expect(responses.find(({ status }) => status === 400)).toMatchObject(TWO_ACTIVE);
  const other = await world.offering({ name: 'Other' });
  expect((await as(people.staff).post(TERMS, { ...body, offering: urlOf(other) })).status).toBe(201);
});

test.each(['put', 'patch'] as const)(
  '%s changes the text and the state, not version and re-consent',
  async (method) => {
    const { world, as, people, clock } = stage.scene;
    const uuid = await world.terms(await world.offering({ name: 'Cloud' }), { version: '1.0', is_active: false });
    const created = clock.now.toISOString();
    tomorrow();
    const response = await as(people.staff)[method](`${TERMS}${uuid}/`, {
      terms_of_service: 'New text',
      terms_of_service_link: '',
      is_active: true,
      grace_period_days: 0,
      version: '2.0',
      requires_reconsent: true,
    });
    expect(response).toMatchObject({
      status: 200,
      body: {
        terms_of_service: 'New text',
        is_active: true,
        grace_period_days: 0,
        version: '1.0',
        requires_reconsent: false,
        created,
        modified: clock.now.toISOString(),
      },
    });
  },
);

test('the grace period counts from each activation', async () => {
  const { world, as, people, clock } = stage.scene;
  const uuid = await world.terms(await world.offering({ name: 'Cloud' }), { is_active: false });
  const change = (body: unknown) => as(people.staff).patch(`${TERMS}${uuid}/`, body);
  expect(await activated(uuid)).toBeNull();
  tomorrow();
  await change({ is_active: true });
  const first = clock.now;
  expect(await activated(uuid)).toEqual(first);
  tomorrow();
  await change({ terms_of_service: 'Other text' });
  await change({ is_active: false });
  expect(await activated(uuid)).toEqual(first);
  await change({ is_active: true });
  expect(await activated(uuid)).toEqual(clock.now);
});

test('activating what is active, or beside what is active, is refused as in Waldur', async () => {
  const { world, as, people } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  const active = await world.terms(cloud, { version: '1.0' });
  const draft = await world.terms(cloud, { version: '2.0', is_active: false });
  for (const uuid of [active, draft]) {
    expect(await as(people.staff).patch(`${TERMS}${uuid}/`, { is_active: true })).toMatchObject(TWO_ACTIVE);
  }
  await as(people.staff).patch(`${TERMS}${active}/`, { is_active: false });
  expect((await as(people.staff).patch(`${TERMS}${draft}/`, { is_active: true })).status).toBe(200);
});

test('only staff change terms; others are refused what they see and find nothing else', async () => {
  const { world, as, people } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  const hidden = await world.terms(await world.offering({ name: 'Hidden', shared: false }));
  const path = `${TERMS}${await world.terms(cloud)}/`;
  const before = (await as(people.staff).get(path)).body;
  for (const person of [people.alice, people.bob, people.support]) {
    const client = as(person);
    // Before any fault of the body.
    expect(await client.post(TERMS, {})).toMatchObject(REFUSED);
    expect(await client.put(path, { is_active: 'x' })).toMatchObject(REFUSED);
    expect(await client.patch(path, { is_active: false })).toMatchObject(REFUSED);
    expect(await client.delete(path)).toMatchObject(REFUSED);
  }
  expect((await as(people.alice).delete(`${TERMS}${hidden}/`)).status).toBe(404);
  expect((await as(people.alice).patch(`${TERMS}${hidden}/`, {})).status).toBe(404);
  expect((await as('anonymous').post(TERMS, { offering: urlOf(cloud) })).status).toBe(401);
  expect((await as('anonymous').delete(path)).status).toBe(401);
  expect((await as(people.staff).get(path)).body).toEqual(before);
});

test('deleting terms leaves the consents to them', async () => {
  const { world, as, people } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  const path = `${TERMS}${await world.terms(cloud)}/`;
  const consent = await world.consent(people.alice, cloud);
  expect((await as(people.staff).delete(path)).status).toBe(204);
  expect((await as(people.staff).delete(path)).status).toBe(404);
  const kept = await as(people.alice).get(`/api/marketplace-user-offering-consents/${consent}/`);
  expect(kept.body).toMatchObject({ has_consent: true, requires_reconsent: false });
});

describe('a text with more markup than can be shown', () => {
  const deep = (depth: number) => '<div>'.repeat(depth) + 'words';
  const TOO_DEEP = { terms_of_service: ['Ensure the elements of this HTML are nested at most 100 deep.'] };
  const TOO_MANY = { terms_of_service: ['Ensure this HTML has no more than 20000 elements.'] };

  test.each([
    ['nested too deep', deep(101), TOO_DEEP],
    ['nested immensely', '<b>'.repeat(100_000), TOO_DEEP],
    ['of too many elements', '<i>x</i>'.repeat(20_001), TOO_MANY],
    ['of few that a browser repeats', `<p>${'<b lang="x">'.repeat(50)}${'<p>x'.repeat(1000)}`, TOO_MANY],
  ])('%s is neither created nor written over another, and that takes no time', async (_what, text, messages) => {
    const { world, as, people } = stage.scene;
    const cloud = await world.offering({ name: 'Cloud' });
    const started = performance.now();
    const payload = { offering: urlOf(cloud), terms_of_service: text, version: '1.0' };
    expect(await as(people.staff).post(TERMS, payload)).toMatchObject({ status: 400, body: messages });
    const uuid = await world.terms(cloud, { version: '2.0' });
    await as(people.staff).patch(`${TERMS}${uuid}/`, { terms_of_service: 'Short.' });
    const patched = await as(people.staff).patch(`${TERMS}${uuid}/`, { terms_of_service: text });
    expect(patched).toMatchObject({ status: 400, body: messages });
    expect(performance.now() - started).toBeLessThan(2000);
    const { body } = await as(people.staff).get(`${TERMS}?offering_uuid=${cloud.uuid}`);
    expect(body).toMatchObject([{ uuid, terms_of_service: 'Short.' }]);
  });

  test('is told from one that just fits', async () => {
    const { world, as, people } = stage.scene;
    for (const text of [
      deep(100),
      '<i>x</i>'.repeat(20_000),
      `${'<br>'.repeat(9000)}&lt;b&gt; <!-- ${deep(200)} -->`,
    ]) {
      const cloud = await world.offering({ name: 'Cloud' });
      const payload = { offering: urlOf(cloud), terms_of_service: text };
      expect((await as(people.staff).post(TERMS, payload)).status).toBe(201);
    }
  });
});
