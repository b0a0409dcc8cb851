import { expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { prepareScene } from '#server/testing/scene.ts';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const stage = prepareScene();

test('a path without its slash redirects to itself with it, query included', async () => {
  const { as, people } = stage.scene;
  const response = await as(people.staff).get(`${CONSENTS.slice(0, -1)}?o=created&page=2`);
  expect(response.status).toBe(301);
  expect(response.headers.location).toBe(`${CONSENTS}?o=created&page=2`);
  expect((await as('anonymous').get(`${CONSENTS}${UNKNOWN}`)).headers.location).toBe(`${CONSENTS}${UNKNOWN}/`);
});

test.each(['/api/', '/api', '/api/nothing/', '/api/nothing', '/api-auth/nothing/', `${CONSENTS}${UNKNOWN}/approve/`])(
  '%s is not found, in the words of the API',
  async (path) => {
    const response = await stage.scene.as('anonymous').get(path);
    expect(response).toMatchObject({ status: 404, body: { detail: 'Not found.' } });
  },
);

test.each([
  ['PATCH', CONSENTS, 'GET, POST, HEAD, OPTIONS'],
  ['POST', `${CONSENTS}${UNKNOWN}/`, 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS'],
  ['GET', `${CONSENTS}${UNKNOWN}/revoke/`, 'POST, OPTIONS'],
  ['DELETE', '/api/users/', 'GET, HEAD, OPTIONS'],
] as const)('%s %s is not allowed, and Allow says what is', async (method, path, allow) => {
  const { as, people } = stage.scene;
  const response = await as(people.staff).raw(method, path);
  expect(response).toMatchObject({ status: 405, body: { detail: `Method "${method}" not allowed.` } });
  expect(response.headers.allow).toBe(allow);
  expect((await as('anonymous').raw(method, path)).status).toBe(401);
});

test('OPTIONS describes what a path takes', async () => {
  const { as, people } = stage.scene;
  const response = await as(people.alice).options('/api/marketplace-offering-terms-of-service/');
  expect(response.status).toBe(200);
  expect(response.headers.allow).toBe('GET, POST, HEAD, OPTIONS');
  expect(response.body).toMatchObject({
    parses: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
    actions: {
      POST: {
        offering: { type: 'field', required: true },
        version: { type: 'string', required: false, max_length: 50, label: 'Version' },
        grace_period_days: { type: 'integer', min_value: 0 },
      },
    },
  });
  expect((await as('anonymous').options(CONSENTS)).status).toBe(401);
  expect((await as('anonymous').options('/api/configuration/')).status).toBe(200);
});

test('HEAD of an object answers as GET does, without the body', async () => {
  const { as, people } = stage.scene;
  const path = `/api/users/${people.alice.uuid}/`;
  expect((await as(people.alice).head(path)).status).toBe(200);
  expect((await as(people.bob).head(path)).status).toBe(404);
});

test.each(['text/html', 'text/csv, image/png', 'application/json;q=0'])('Accept: %s cannot be met', async (accept) => {
  const response = await stage.scene.as('anonymous').get(CONSENTS, { accept });
  expect(response).toMatchObject({ status: 406, body: { detail: 'Could not satisfy the request Accept header.' } });
});

test.each(['application/json', '*/*', 'text/html, application/xhtml+xml, */*;q=0.8', 'application/*'])(
  'Accept: %s is met with JSON',
  async (accept) => {
    const { as, people } = stage.scene;
    const response = await as(people.staff).get(CONSENTS, { accept });
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
  },
);

test('URLs in answers have the host that the caller used', async () => {
  const { as, people } = stage.scene;
  const response = await as(people.alice).get('/api/users/me/?field=url', { host: 'consents.example.org:8443' });
  expect(response.body).toEqual({ url: `http://consents.example.org:8443/api/users/${people.alice.uuid}/` });
  expect((await as(people.alice).get('/api/users/me/', { host: 'no host' })).status).toBe(400);
});
