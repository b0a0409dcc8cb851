import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIdentityProvider } from '#server/api/auth/openid-provider.ts';
import { startOpenidProvider } from '#server/testing/openid-provider.ts';
import { prepareScene } from '#server/testing/scene.ts';

// An organisation that has a provider and no passwords.
const university = await startOpenidProvider();
const identityProvider = createIdentityProvider(university.settings);
const stage = prepareScene(undefined, { identityProvider, passwords: false });
beforeAll(() => university.open('http://localhost/api-auth/oidc/complete/'));
afterAll(() => university.close());

test('nobody signs in by password, and the API says so', async () => {
  const { as } = stage.scene;
  expect((await as('anonymous').get('/api/configuration/')).body).toMatchObject({
    WALDUR_CORE: { AUTHENTICATION_METHODS: ['SOCIAL_SIGNUP'] },
  });
  const response = await as('anonymous').post('/api-auth/password/', { username: 'alice', password: 'right or wrong' });
  expect(response).toMatchObject({
    status: 401,
    body: {
      detail: 'Authentication method is disabled. Please use another authentication method or contact staff.',
    },
  });
});

test('signing out everywhere says where the provider ends its session, to those whom it knows', async () => {
  const { as, people, db } = stage.scene;
  expect((await as(people.alice).post('/api-auth/logout/')).status).toBe(204);
  await db.query('insert into identities (issuer, subject, user_id) values ($1, $2, $3)', [
    university.settings.issuer,
    's-1',
    people.bob.id,
  ]);
  const response = await as(people.bob).post('/api-auth/logout/');
  expect(response).toMatchObject({
    status: 200,
    body: { logout_url: `${university.settings.issuer}/session/end?client_id=desk` },
  });
  expect(await db.query('select 1 as one from tokens where user_id = $1', [people.bob.id])).toEqual([]);
});
