import { describe, expect, test } from 'vitest';
import { CONSENTS, EVENTS, PROVIDER_OFFERINGS, TERMS } from '#contract/paths.ts';
import { prepareScene } from '#server/testing/scene.ts';
import type { TestUser } from '#server/testing/world.ts';

const MISSING = 'No OfferingTermsOfService matches the given query.';
const DENIED = 'You do not have permission to perform this action.';
const stage = prepareScene();

/** Two organisations: olga owns the first and mona manages it, otto owns the second. Alice has agreed to both offerings. */
async function fill() {
  const { world, people, as } = stage.scene;
  const made = (username: string) => world.user({ username, first_name: username });
  const [olga, mona, otto] = [await made('olga'), await made('mona'), await made('otto')];
  const cloud = await world.offering({ name: 'Cloud', customer: 'North' });
  const hidden = await world.offering({ name: 'Hidden', customer: 'South', shared: false });
  await world.member(olga, cloud);
  await world.member(mona, cloud, 'manager');
  await world.member(otto, hidden);
  const old = await world.terms(cloud, { version: '0.9', is_active: false });
  const terms = await world.terms(cloud);
  const others = await world.terms(hidden);
  for (const offering of [cloud, hidden]) await as(people.alice).post(CONSENTS, { offering: offering.uuid });
  return { ...people, olga, mona, otto, cloud, hidden, old, terms, others };
}

type Filled = Awaited<ReturnType<typeof fill>>;
type Who = 'alice' | 'bob' | 'support' | 'staff' | 'olga' | 'mona' | 'otto';

const url = (offering: { uuid: string }) => `http://localhost${PROVIDER_OFFERINGS}${offering.uuid}/`;
const names = (body: unknown) => (body as { name: string }[]).map(({ name }) => name).sort(); // by the contract

describe('terms of an offering', () => {
  test.each<[Who, number]>([
    ['staff', 200],
    ['olga', 200],
    ['mona', 200],
    ['otto', 403],
    ['support', 403],
    ['alice', 403],
    ['bob', 403],
  ])('%s, who changes the active ones, gets %i', async (who, status) => {
    const filled = await fill();
    const { as } = stage.scene;
    const response = await as(filled[who]).patch(`${TERMS}${filled.terms}/`, { grace_period_days: 7 });
    expect(response.status).toBe(status);
    if (status === 403) expect(response.body).toEqual({ detail: DENIED });
    const [row] = await stage.scene.db.query<{ days: number }>(
      'select grace_period_days as days from terms_of_service where uuid = $1',
      [filled.terms],
    );
    expect(row?.days).toBe(status === 200 ? 7 : 60);
  });

  test.each<[Who, number, number, number]>([
    ['staff', 201, 201, 204],
    ['olga', 201, 403, 204],
    ['mona', 201, 403, 204],
    ['otto', 403, 201, 404],
    ['support', 403, 403, 403],
    ['bob', 403, 403, 404],
  ])(
    '%s gets %i for a draft, %i for one of the other organisation, and %i for deleting an old text',
    async (who, own, other, gone) => {
      const filled = await fill();
      const client = stage.scene.as(filled[who]);
      expect((await client.post(TERMS, { offering: url(filled.cloud), version: '2.0' })).status).toBe(own);
      expect((await client.post(TERMS, { offering: url(filled.hidden), version: '2.0' })).status).toBe(other);
      expect((await client.delete(`${TERMS}${filled.old}/`)).status).toBe(gone);
      const kept = await stage.scene.db.query('select from terms_of_service where uuid = $1', [filled.old]);
      expect(kept).toHaveLength(gone === 204 ? 0 : 1);
    },
  );

  test('members see every text of their organisation, and others what they agreed to or could agree to', async () => {
    const filled = await fill();
    const seen = async (who: Who) =>
      ((await stage.scene.as(filled[who]).get(TERMS)).body as { uuid: string }[]).map(({ uuid }) => uuid).sort();
    const { old, terms, others } = filled;
    expect(await seen('olga')).toEqual([old, terms].sort());
    expect(await seen('mona')).toEqual([old, terms].sort());
    expect(await seen('otto')).toEqual([terms, others].sort());
    expect(await seen('bob')).toEqual([terms]);
    expect(await stage.scene.as(filled.olga).get(`${TERMS}${others}/`)).toMatchObject({
      status: 404,
      body: { detail: MISSING },
    });
  });
});

test('who has no role anywhere is refused before the body is read; a member hears what is wrong with it', async () => {
  const { bob, olga } = await fill();
  expect((await stage.scene.as(bob).post(TERMS, {})).status).toBe(403);
  expect(await stage.scene.as(olga).post(TERMS, {})).toMatchObject({
    status: 400,
    body: { offering: ['This field is required.'] },
  });
});

describe('provider offerings and their statistics', () => {
  test.each<[Who, string[]]>([
    ['staff', ['Cloud', 'Hidden']],
    ['support', ['Cloud', 'Hidden']],
    ['olga', ['Cloud']],
    ['mona', ['Cloud']],
    ['otto', ['Hidden']],
    ['alice', []],
  ])('%s sees %j', async (who, expected) => {
    const filled = await fill();
    const client = stage.scene.as(filled[who]);
    expect(names((await client.get(PROVIDER_OFFERINGS)).body)).toEqual(expected);
    expect((await client.head(PROVIDER_OFFERINGS)).headers['x-result-count']).toBe(String(expected.length));
    for (const offering of [filled.cloud, filled.hidden]) {
      const status = expected.includes(offering.name) ? 200 : 404;
      expect((await client.get(`${PROVIDER_OFFERINGS}${offering.uuid}/`)).status).toBe(status);
      expect((await client.get(`${PROVIDER_OFFERINGS}${offering.uuid}/tos_stats/`)).status).toBe(status);
    }
    expect(names((await client.get('/api/marketplace-public-offerings/')).body)).toEqual(['Cloud']);
  });
});

describe('events of an offering', () => {
  const ask = (person: TestUser, query: string) => stage.scene.as(person).get(`${EVENTS}?${query}`);

  test.each<[Who, number]>([
    ['staff', 200],
    ['support', 200],
    ['olga', 200],
    ['mona', 200],
    ['otto', 400],
    ['bob', 400],
    ['alice', 400],
  ])('%s, who asks for all of them, gets %i', async (who, status) => {
    const filled: Filled = await fill();
    const scope = `scope=${encodeURIComponent(url(filled.cloud))}`;
    const response = await ask(filled[who], scope);
    expect(response.status).toBe(status);
    if (status === 200) expect(response.body).toHaveLength(1);
    else expect(response.body).toEqual([`Can't restore object from url: ${url(filled.cloud)}`]);
    expect((await stage.scene.as(filled[who]).head(`${EVENTS}?${scope}`)).status).toBe(status);
  });

  test('what is about oneself is one’s own to see, and nothing of others', async () => {
    const filled = await fill();
    const of = (person: TestUser) => `scope=${encodeURIComponent(url(filled.cloud))}&user_uuid=${person.uuid}`;
    expect((await ask(filled.alice, of(filled.alice))).body).toHaveLength(1);
    expect((await ask(filled.bob, of(filled.bob))).body).toEqual([]);
    expect((await ask(filled.bob, of(filled.alice))).status).toBe(400);
  });

  test('without a scope members see those of their offerings and of themselves', async () => {
    const filled = await fill();
    const offerings = async (who: Who) =>
      ((await ask(filled[who], '')).body as { context: { offering_name: string } }[])
        .map(({ context }) => context.offering_name)
        .sort();
    expect(await offerings('staff')).toEqual(['Cloud', 'Hidden']);
    expect(await offerings('olga')).toEqual(['Cloud']);
    expect(await offerings('otto')).toEqual(['Hidden']);
    expect(await offerings('alice')).toEqual(['Cloud', 'Hidden']);
    expect(await offerings('bob')).toEqual([]);
  });
});

test('a role gives nothing over people’s consents', async () => {
  const { olga, alice } = await fill();
  expect((await stage.scene.as(olga).get(CONSENTS)).body).toEqual([]);
  const [consent] = (await stage.scene.as(alice).get(CONSENTS)).body as { uuid: string }[];
  expect((await stage.scene.as(olga).post(`${CONSENTS}${consent?.uuid}/revoke/`)).status).toBe(404);
});

test('the roles stand in the user’s permissions, to themselves, staff and support', async () => {
  const { olga, bob, staff, support, cloud } = await fill();
  const { as } = stage.scene;
  const me = await as(olga).get('/api/users/me/?field=permissions');
  expect(me.body).toEqual({
    permissions: [
      {
        user_uuid: olga.uuid,
        user_name: 'olga',
        created: '2026-03-01T12:00:00.000Z',
        role_name: 'CUSTOMER.OWNER',
        scope_type: 'customer',
        scope_uuid: expect.any(String),
        scope_name: 'North',
        customer_uuid: expect.any(String),
        customer_name: 'North',
      },
    ],
  });
  expect((await as(bob).get('/api/users/me/?field=permissions')).body).toEqual({ permissions: [] });
  for (const person of [staff, support]) {
    expect((await as(person).get(`/api/users/${olga.uuid}/?field=permissions`)).body).toEqual(me.body);
  }
  await stage.scene.db.query('delete from organisation_members');
  expect((await as(olga).get(`${PROVIDER_OFFERINGS}${cloud.uuid}/`)).status).toBe(404);
});
