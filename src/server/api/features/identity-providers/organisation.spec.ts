import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIdentityProvider } from '#server/api/auth/openid-provider.ts';
import { startOpenidProvider } from '#server/testing/sign-in/openid-provider.ts';
import { visitOpenidProvider } from '#server/testing/sign-in/openid-visit.ts';
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

/** The whole way, as this account of the university. @returns the token */
async function signIn(account: string): Promise<string> {
  const { as } = stage.scene;
  const begun = await as('anonymous').get('/api-auth/oidc/init/');
  const cookie = String(begun.headers['set-cookie']).split(';')[0] ?? '';
  const back = await visitOpenidProvider().approve(String(begun.headers.location), account);
  const { headers } = await as('anonymous').get(back.pathname + back.search, { cookie });
  const code = new URL(String(headers.location)).searchParams.get('code');
  const { body } = await as('anonymous').post('/api-auth/token-exchange/', { code });
  return (body as { token: string }).token; // by the contract
}

test('signing out shows the provider the ID token of the last sign-in, once, and the database keeps it unreadable', async () => {
  const { as, db } = stage.scene;
  const end = async () => {
    const authorization = `Token ${await signIn('s-9')}`;
    const [row] = await db.query<{ id_token: string | null }>('select id_token from identities');
    const answer = await as('anonymous').post('/api-auth/logout/', undefined, { authorization });
    const { logout_url: place } = answer.body as { logout_url: string }; // by the contract
    return { place, hint: new URL(place).searchParams.get('id_token_hint'), kept: row?.id_token };
  };
  const { place, hint, kept } = await end();
  expect(decodeJwt(hint ?? '')).toMatchObject({ sub: 's-9', aud: 'desk', iss: university.settings.issuer });
  expect(kept).toMatch(/^[\w-]+\.\.[\w.-]+$/);
  expect(kept).not.toContain(hint?.split('.')[1]);
  // The provider takes the hint, or would say what is wrong with it.
  expect((await fetch(place)).status).toBe(200);
  expect((await fetch(place.replace('id_token_hint=', 'id_token_hint=x'))).status).toBe(400);
  expect(await db.query('select id_token from identities')).toEqual([{ id_token: null }]);
  expect((await end()).hint).not.toBeNull();
});
