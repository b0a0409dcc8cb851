import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createIdentityProvider } from '#server/api/auth/openid-provider.ts';
import { startOpenidProvider } from '#server/testing/sign-in/openid-provider.ts';
import { visitOpenidProvider } from '#server/testing/sign-in/openid-visit.ts';
import { prepareScene } from '#server/testing/scene.ts';

const OWN = 'http://localhost';
const INIT = '/api-auth/oidc/init/';
const COMPLETE = '/api-auth/oidc/complete/';
const EXCHANGE = '/api-auth/token-exchange/';

const university = await startOpenidProvider();
const identityProvider = createIdentityProvider(university.settings);
const stage = prepareScene(undefined, { identityProvider });
beforeAll(() => university.open(OWN + COMPLETE));
beforeEach(() => {
  university.claims.clear();
  university.redeemed.length = 0;
});
afterAll(() => university.close());

/** Begins a sign-in in a browser of its own. */
async function begin(query = '') {
  const response = await stage.scene.as('anonymous').get(INIT + query);
  expect(response.status).toBe(302);
  const cookie = String(response.headers['set-cookie']);
  return { address: String(response.headers.location), cookie, browser: { cookie: cookie.split(';')[0] ?? '' } };
}

const comeBack = (address: URL, browser: Record<string, string> = {}) =>
  stage.scene.as('anonymous').get(address.pathname + address.search, browser);

const exchange = (code: string | null) => stage.scene.as('anonymous').post(EXCHANGE, { code });

/** The whole way, as this account of the university. @returns the code */
async function signIn(account: string, query = ''): Promise<string> {
  const { address, browser } = await begin(query);
  const response = await comeBack(await visitOpenidProvider().approve(address, account), browser);
  expect(response.status).toBe(302);
  return new URL(String(response.headers.location)).searchParams.get('code') ?? '';
}

async function me(code: string): Promise<object> {
  const { status, body } = await exchange(code);
  expect(status).toBe(200);
  const { token } = body as { token: string }; // by the contract
  const { body: user } = await stage.scene.as('anonymous').get('/api/users/me/', { authorization: `Token ${token}` });
  return user as object; // by the contract
}

const refusal = (message: string) => ({ status: 401, body: { detail: `oidc error: ${message}` } });
const NOT_BEGUN = refusal(
  'Invalid auth state. This sign-in was begun in another browser, was finished before, or took longer than ten minutes.',
);
const LATE = { status: 400, body: { code: ['Invalid or expired code.'] } };

test('everybody may know the provider, by its name and label', async () => {
  const { as } = stage.scene;
  const response = await as('anonymous').get('/api/identity-providers/?page_size=100');
  expect(response.body).toEqual([{ provider: 'oidc', label: 'Example University', is_active: true }]);
  expect((await as('anonymous').head('/api/identity-providers/')).headers['x-result-count']).toBe('1');
  expect((await as('anonymous').get('/api/configuration/')).body).toMatchObject({
    WALDUR_CORE: { AUTHENTICATION_METHODS: ['LOCAL_SIGNIN', 'SOCIAL_SIGNUP'] },
  });
});

test('a browser is led to the provider with state, nonce and a challenge, and known again by a cookie', async () => {
  const { address, cookie } = await begin('?ui_locales=et');
  const { origin, searchParams } = new URL(address);
  expect(origin).toBe(university.settings.issuer);
  expect(Object.fromEntries(searchParams)).toEqual({
    client_id: 'desk',
    response_type: 'code',
    redirect_uri: OWN + COMPLETE,
    scope: 'openid profile email',
    state: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
    ui_locales: 'et',
  });
  expect(cookie).toMatch(/^consent-desk-provider=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
  const kept = JSON.stringify(await stage.scene.db.query('select * from sign_in_attempts'));
  for (const name of ['state', 'nonce', 'code_challenge']) expect(kept).not.toContain(searchParams.get(name));
  expect(kept).not.toContain(cookie.slice(22, 65));
});

test('somebody whom nobody knew gets an account without rights, and the code works once', async () => {
  university.claims.set('s-1', {
    preferred_username: 'uma',
    given_name: 'Uma',
    family_name: 'Õun',
    email: 'uma@example.org',
    organization: 'University of Tartu',
  });
  const code = await signIn('s-1');
  expect(await me(code)).toMatchObject({
    username: 'uma',
    full_name: 'Uma Õun',
    email: 'uma@example.org',
    organization: 'University of Tartu',
  });
  expect(await exchange(code)).toMatchObject(LATE);
  const { as, people, db } = stage.scene;
  const { body } = await as(people.staff).get('/api/users/?username=uma');
  expect(body).toEqual([expect.objectContaining({ is_staff: false, is_support: false, is_active: true })]);
  expect(university.redeemed.map((asked) => asked.get('code_verifier')?.length)).toEqual([43]);
  expect(await db.query('select * from sign_in_attempts')).toEqual([]);
  expect(await db.query('select * from sign_in_codes')).toEqual([]);
});

describe('a code signs nobody in', () => {
  test('after ten seconds', async () => {
    const { clock, db } = stage.scene;
    const [early, late] = [await signIn('s-1'), await signIn('s-1')];
    expect(JSON.stringify(await db.query('select * from sign_in_codes'))).not.toContain(early);
    clock.now = new Date(clock.now.getTime() + 10_000);
    expect((await exchange(early)).status).toBe(200);
    clock.now = new Date(clock.now.getTime() + 1);
    expect(await exchange(late)).toMatchObject(LATE);
  });

  test('that nobody has given, and none at all', async () => {
    expect(await exchange('x'.repeat(43))).toMatchObject(LATE);
    expect((await exchange(null)).body).toEqual({ code: ['This field may not be null.'] });
    expect((await stage.scene.as('anonymous').post(EXCHANGE, {})).body).toEqual({ code: ['This field is required.'] });
  });

  test('whose person was disabled meanwhile', async () => {
    const code = await signIn('s-1');
    await stage.scene.db.query('update users set is_active = false where username = $1', ['s-1']);
    expect(await exchange(code)).toMatchObject(LATE);
  });

  test('whom two ask for at once, more than once', async () => {
    const code = await signIn('s-1');
    const statuses = (await Promise.all([exchange(code), exchange(code), exchange(code)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 400, 400]);
  });
});

describe('the way back', () => {
  test('works in the browser that began, and another takes nothing from it', async () => {
    const { address, browser } = await begin();
    const back = await visitOpenidProvider().approve(address, 's-1');
    expect(await comeBack(back)).toMatchObject(NOT_BEGUN);
    expect(await comeBack(back, (await begin()).browser)).toMatchObject(NOT_BEGUN);
    expect((await comeBack(back, browser)).status).toBe(302);
  });

  test('works once, also at the same moment', async () => {
    const { address, browser } = await begin();
    const back = await visitOpenidProvider().approve(address, 's-1');
    const responses = await Promise.all([comeBack(back, browser), comeBack(back, browser)]);
    expect(responses.map(({ status }) => status).sort()).toEqual([302, 401]);
    expect(await comeBack(back, browser)).toMatchObject(NOT_BEGUN);
    expect(university.redeemed).toHaveLength(1);
  });

  test.each(['', '?code=a', '?code=a&state=', '?code=a&state=made-up'])('is refused with "%s"', async (query) => {
    const { browser } = await begin();
    expect(await comeBack(new URL(OWN + COMPLETE + query), browser)).toMatchObject(NOT_BEGUN);
  });

  test('is over after ten minutes', async () => {
    const { clock } = stage.scene;
    const [late, later] = [await begin(), await begin()];
    const back = await visitOpenidProvider().approve(late.address, 's-1');
    clock.now = new Date(clock.now.getTime() + 600_000);
    expect((await comeBack(back, late.browser)).status).toBe(302);
    const tooLate = await visitOpenidProvider().approve(later.address, 's-1');
    clock.now = new Date(clock.now.getTime() + 1);
    expect(await comeBack(tooLate, later.browser)).toMatchObject(NOT_BEGUN);
    await begin();
    expect(await stage.scene.db.query('select 1 as one from sign_in_attempts')).toHaveLength(1);
  });

  test('says what the provider says', async () => {
    const { address, browser } = await begin();
    const back = await visitOpenidProvider().refuse(address);
    expect(await comeBack(back, browser)).toMatchObject(refusal('access_denied (The person said no)'));
    expect(await stage.scene.db.query('select 1 as one from identities')).toEqual([]);
  });

  test('takes no code of another sign-in, such as a stolen one', async () => {
    const [own, thiefs] = [await begin(), await begin()];
    const stolen = await visitOpenidProvider().approve(own.address, 's-1');
    const back = await visitOpenidProvider().approve(thiefs.address, 's-2');
    back.searchParams.set('code', stolen.searchParams.get('code') ?? '');
    expect((await comeBack(back, thiefs.browser)).body).toEqual({
      detail: expect.stringMatching(/^oidc error: invalid_grant \(/),
    });
    expect(await stage.scene.db.query('select 1 as one from identities')).toEqual([]);
  });

  test('takes nothing of another issuer', async () => {
    const { address, browser } = await begin();
    const back = await visitOpenidProvider().approve(address, 's-1');
    back.searchParams.set('iss', 'https://evil.example.org');
    expect(await comeBack(back, browser)).toMatchObject(
      refusal('The identity provider gave no usable answer. Try again in a moment.'),
    );
    expect(university.redeemed).toEqual([]);
  });
});

describe('a sign-in leads back', () => {
  const origins = async (query: string) => {
    const { address, browser } = await begin(query);
    const { headers } = await comeBack(await visitOpenidProvider().approve(address, 's-1'), browser);
    return String(headers.location).replace(/code=[\w-]{43}$/, 'code=…');
  };

  test.each([
    ['', OWN],
    [`?return_url=${OWN}`, OWN],
    ['?return_url=https://portal.example.org', 'https://portal.example.org'],
  ])('with "%s" to %s', async (query, origin) => {
    expect(await origins(query)).toBe(`${origin}/oauth_login_completed/oidc/?code=…`);
  });

  test.each([
    'https://evil.example.org',
    'https://portal.example.org/',
    'https://portal.example.org.evil.example.org',
    'http://portal.example.org',
    'https://portal.example.org:8443',
    'https://portal.example.org/path',
    'HTTPS://PORTAL.EXAMPLE.ORG',
    '//portal.example.org',
    'null',
  ])('never to %s', async (origin) => {
    const response = await stage.scene.as('anonymous').get(`${INIT}?return_url=${encodeURIComponent(origin)}`);
    expect(response).toMatchObject(refusal(`Return URL domain ${origin} is not in the allowed redirects list.`));
    expect(response.headers['set-cookie']).toBeUndefined();
  });
});

test('a provider by any other name is none', async () => {
  for (const path of ['/api-auth/keycloak/init/', '/api-auth/keycloak/complete/?code=a&state=b']) {
    expect(await stage.scene.as('anonymous').get(path)).toMatchObject({
      status: 401,
      body: { detail: 'Identity provider is not defined.' },
    });
  }
});
