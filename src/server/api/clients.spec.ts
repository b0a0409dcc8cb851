import { expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import type { TestUser } from '#server/testing/world.ts';
import { prepareScene } from '#server/testing/scene.ts';

const stage = prepareScene();

/** What Waldur's official clients send, down to the headers, in the calls that its API page shows. */
const clients = {
  typescript: (key: string) => ({ authorization: `Bearer Token ${key}`, accept: '*/*', 'user-agent': 'node' }),
  python: (key: string) => ({ authorization: `Token ${key}`, accept: '*/*', 'accept-encoding': 'gzip, deflate' }),
};

async function headersOf(client: keyof typeof clients, user: TestUser) {
  return clients[client](await stage.scene.tokenOf(user));
}

async function fill() {
  const { world, people } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  const cluster = await world.offering({ name: 'Cluster' });
  for (const offering of [cloud, cluster]) await world.terms(offering, { version: '2.0', requires_reconsent: true });
  const day = (n: number) => new Date(Date.UTC(2026, 0, n));
  return {
    cloud,
    first: await world.consent(people.alice, cloud, { modified: day(3), agreement_date: day(2) }),
    second: await world.consent(people.alice, cluster, { modified: day(3), agreement_date: day(1) }),
  };
}

test.each(['typescript', 'python'] as const)('%s: list with repeated keys, count and retrieve', async (client) => {
  const { as, people } = stage.scene;
  const { first, second } = await fill();
  const headers = await headersOf(client, people.staff);
  const query = `?o=-modified&o=agreement_date&has_consent=true&requires_reconsent=true&user_uuid=${people.alice.uuid}`;
  const list = await as('anonymous').get(`${CONSENTS}${query}`, headers);
  expect(list.body).toMatchObject([
    { uuid: second, collected_attributes: ['username', 'full_name', 'email'] },
    { uuid: first },
  ]);
  const count = await as('anonymous').head(CONSENTS, headers);
  expect(count).toMatchObject({ status: 200, headers: { 'x-result-count': '2' } });
  for (const uuid of [first, first.replaceAll('-', '')]) {
    expect((await as('anonymous').get(`${CONSENTS}${uuid}/`, headers)).body).toMatchObject({ uuid: first });
  }
});

test.each([
  ['typescript', {}],
  ['python', { 'content-type': 'application/json' }],
] as const)('%s: create, update without fields, revoke and destroy', async (client, bodyHeaders) => {
  const { as, people } = stage.scene;
  const { cloud } = await fill();
  const headers = await headersOf(client, people.staff);
  const anonymous = as('anonymous');
  const created = await anonymous.post(CONSENTS, { offering: cloud.uuid }, headers);
  expect(created.status).toBe(201);
  const { uuid } = created.body as { uuid: string }; // by the contract
  // The TypeScript client sends no body at all here, the Python one an empty object.
  const payload = 'content-type' in bodyHeaders ? '{}' : '';
  const length = { 'content-length': String(payload.length) };
  const options = { headers: { ...headers, ...bodyHeaders, ...length }, payload };
  const path = `${CONSENTS}${uuid.replaceAll('-', '')}/`;
  expect(await anonymous.raw('PUT', path, options)).toMatchObject({ status: 200, body: { version: '2.0' } });
  expect(await anonymous.raw('PATCH', path, options)).toMatchObject({ status: 200, body: { version: '2.0' } });
  const empty = { headers: { ...headers, 'content-length': '0' } };
  expect(await anonymous.raw('POST', `${path}revoke/`, empty)).toMatchObject({
    status: 200,
    body: { has_consent: false },
  });
  expect((await anonymous.raw('DELETE', path, { headers })).status).toBe(204);
  expect((await anonymous.get(path, headers)).status).toBe(404);
});
