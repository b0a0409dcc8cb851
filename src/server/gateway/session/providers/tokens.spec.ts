import { UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { FAILURES_PER_ACCOUNT } from '#server/gateway/session/throttle.ts';
import { createDesk, openBrowser, type Browser, type Desk } from '#server/testing/desk.ts';
import { startProviderWaldur, USER, type ProviderWaldur } from '#server/testing/sign-in/provider-waldur.ts';

const ORDINARY = 'b'.repeat(40);
const PERSONAL = 'w_1800000000_VmVyeVNlY3JldA-_x';
const TARA = { provider: 'tara', label: 'TARA', is_active: true };
const EXPIRES = '2026-03-01T14:00:00.000Z';
const PROVIDERS_OWN = new UnsecuredJWT({ sub: 'uma' }).setExpirationTime(new Date(EXPIRES)).encode();

let desk: Desk;
let waldur: ProviderWaldur;
let app: FastifyInstance;
let browser: Browser;
let visitors = 0;

beforeAll(async () => {
  desk = await createDesk();
  waldur = await startProviderWaldur();
  app = await desk.open({ upstream: { waldurUrl: waldur.origin } });
});
beforeEach(() => {
  waldur.logout = undefined;
  waldur.asked.length = 0;
  browser = openBrowser(app, `203.0.113.${visitors++}`);
});
afterAll(async () => {
  await desk.close();
  await waldur.close();
});

const paste = (token: string) => browser.send('POST', '/session', { payload: { token } });
const signOut = (scope: string) => browser.send('DELETE', '/session', { payload: { scope } });

describe('a token travels under the scheme of its kind', () => {
  test.each([
    ['ordinary', ORDINARY, `Token ${ORDINARY}`],
    ['ordinary', `Bearer ${ORDINARY}`, `Bearer ${ORDINARY}`],
    ['personal', PERSONAL, `Bearer ${PERSONAL}`],
    ['personal', `Token ${PERSONAL}`, `Bearer ${PERSONAL}`],
    ['personal', `Authorization: Bearer ${PERSONAL}`, `Bearer ${PERSONAL}`],
    ['provider', PROVIDERS_OWN, `Bearer ${PROVIDERS_OWN}`],
  ])('%s: %s', async (kind, pasted, authorization) => {
    expect((await paste(pasted)).json()).toMatchObject({ user: { username: USER.username }, token: kind });
    await browser.send('GET', '/api/users/me/');
    expect(waldur.asked.filter((line) => line.startsWith('GET /api/users/me/'))).toEqual([
      `GET /api/users/me/ ${authorization}`,
      `GET /api/users/me/ ${authorization}`,
    ]);
  });

  test('also when it came through an identity provider, and the session ends with it', async () => {
    waldur.codes.set('code', PROVIDERS_OWN);
    await browser.send('GET', '/session/provider/tara');
    const response = await browser.send('GET', '/oauth_login_completed/tara/?code=code');
    expect(response.statusCode).toBe(200);
    const session = (await browser.send('GET', '/session')).json();
    expect([session.token, session.times.latest]).toEqual(['provider', EXPIRES]);
    expect(waldur.asked).toContain(`GET /api/users/me/ Bearer ${PROVIDERS_OWN}`);
  });
});

test.each([
  [PERSONAL, 'personal'],
  [ORDINARY, undefined],
])('a refusal tells that the token is a personal one: %s', async (token, kind) => {
  await paste(token);
  const response = await browser.send('GET', '/api/users/');
  expect([response.statusCode, response.headers['x-token-kind']]).toEqual([403, kind]);
  expect((await browser.send('GET', '/api/users/me/')).headers).not.toHaveProperty('x-token-kind');
});

describe('signing out everywhere', () => {
  test('ends the ordinary token, and tells where the provider ends its session', async () => {
    waldur.logout = { logout_url: 'https://idp.example.org/logout?client_id=waldur' };
    await paste(ORDINARY);
    const state = (await signOut('everywhere')).json();
    expect(state).toMatchObject({ user: null, logoutUrl: 'https://idp.example.org/logout?client_id=waldur' });
    expect(waldur.asked).toContain(`POST /api-auth/logout/ Token ${ORDINARY}`);
  });

  test.each(['javascript:alert(1)', '//evil.example', '/logout', 'https://', 7, null])(
    'does not lead to %j',
    async (address) => {
      waldur.logout = { logout_url: address };
      await paste(ORDINARY);
      const response = await signOut('everywhere');
      expect([response.statusCode, response.json().logoutUrl]).toEqual([200, undefined]);
    },
  );

  test.each([PERSONAL, PROVIDERS_OWN])('does not end the ordinary token for %s', async (token) => {
    await paste(token);
    expect((await signOut('everywhere')).json()).toMatchObject({ user: null, token: null });
    expect(browser.cookies.size).toBe(0);
    expect(waldur.asked.filter((line) => line.includes('logout'))).toEqual([]);
  });

  test.each([
    [
      { logout_url: 'https://idp.example.org/out', client_id: 'waldur' },
      'https://idp.example.org/out?client_id=waldur',
    ],
    [
      { logout_url: 'https://idp.example.org/out?client_id=own', client_id: 'waldur' },
      'https://idp.example.org/out?client_id=own',
    ],
    [{ logout_url: 'https://idp.example.org/out' }, 'https://idp.example.org/out'],
    [{ logout_url: 'javascript:alert(1)', client_id: 'waldur' }, undefined],
    [{ client_id: 'waldur' }, undefined],
  ])('with the token of a provider of %j, by which somebody signed in, leads to %s', async (told, expected) => {
    waldur.list = [{ ...TARA, ...told }];
    waldur.codes.set('own', PROVIDERS_OWN);
    // Afresh, since a server keeps the list of providers for a minute.
    browser = openBrowser(await desk.open({ upstream: { waldurUrl: waldur.origin } }), `203.0.113.${visitors++}`);
    await browser.send('GET', '/session/provider/tara');
    expect((await browser.send('GET', '/oauth_login_completed/tara/?code=own')).statusCode).toBe(200);
    browser.user = (await browser.send('GET', '/session')).json().user.uuid;
    const state = (await signOut('everywhere')).json();
    expect([state.user, state.logoutUrl]).toEqual([null, expected]);
    expect(waldur.asked.filter((line) => line.includes('logout'))).toEqual([]);
  });

  test('here asks Waldur for nothing', async () => {
    await paste(ORDINARY);
    await signOut('here');
    expect(waldur.asked.filter((line) => line.includes('logout'))).toEqual([]);
  });
});

test('a password that needs a passkey says so, keeps the rest to itself, and locks nobody out', async () => {
  for (let n = 0; n <= FAILURES_PER_ACCOUNT; n++) {
    const response = await browser.signIn('uma', 'right');
    expect(response.statusCode).toBe(401);
    expect(response.json()).toEqual({
      detail: expect.stringContaining('this account needs a passkey as well'),
    });
  }
  expect((await browser.send('GET', '/session')).json().user).toBeNull();
});
