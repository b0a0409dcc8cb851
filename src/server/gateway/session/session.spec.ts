import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { createDesk, openBrowser, PASSWORD, SESSION_KEY, type Browser, type Desk } from '#server/testing/desk.ts';

let desk: Desk;
let app: FastifyInstance;
let browser: Browser;
let visitors = 0;

beforeAll(async () => {
  desk = await createDesk();
  await desk.user('Ann', { is_staff: true });
  await desk.user('ben');
  await desk.user('disabled', { is_active: false });
  app = await desk.open({ demoAccounts: [{ username: 'demo', password: 'demo', role: 'Anybody' }] });
});
afterAll(() => desk.close());
beforeEach(() => {
  browser = openBrowser(app, `203.0.113.${visitors++}`);
});

const user = async () => (await browser.send('GET', '/session')).json().user;
const only = (cookies: Map<string, string>) => [...cookies.values()].join();

async function tokenOf(username: string): Promise<string> {
  const response = await app.inject({
    method: 'POST',
    url: '/api-auth/password/',
    payload: { username, password: PASSWORD },
  });
  return response.json().token;
}

describe('signing in with a password', () => {
  test('starts a session that GET /session and the API know, without showing the token', async () => {
    const response = await browser.signIn('ben');
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      user: { username: 'ben', is_staff: false, is_support: false },
      siteName: 'Consent Desk',
      demoAccounts: [{ username: 'demo' }],
      consentEnforced: false,
    });
    expect(await user()).toMatchObject({ username: 'ben' });
    const me = await browser.send('GET', '/api/users/me/');
    expect(me.json()).toMatchObject({ username: 'ben' });
    const token = await tokenOf('ben');
    for (const shown of [response.body, me.body, only(browser.cookies)]) expect(shown).not.toContain(token);
  });

  test('sets a cookie that scripts and other sites cannot use', async () => {
    const [cookie] = (await browser.signIn('ben')).cookies;
    expect(cookie).toMatchObject({
      name: 'consent-desk',
      path: '/',
      httpOnly: true,
      sameSite: 'Strict',
      // Twelve hours, and a week in which it only tells that there was a session.
      maxAge: 648_000,
    });
    expect(cookie).not.toHaveProperty('secure');
  });

  test('seals the cookie to this host once the browser comes over TLS', async () => {
    const behindTls = openBrowser(await desk.open({ trustProxy: 1 }));
    const headers = { 'x-forwarded-proto': 'https' };
    const payload = { username: 'ben', password: PASSWORD };
    const response = await behindTls.send('POST', '/session', { payload, headers });
    expect(response.cookies[0]).toMatchObject({ name: '__Host-consent-desk', secure: true, path: '/' });
    expect(response.headers['strict-transport-security']).toBe('max-age=31536000');
    expect((await behindTls.send('GET', '/session', { headers })).json().user).toMatchObject({ username: 'ben' });
    expect((await behindTls.send('GET', '/session')).json().user).toBeNull();
  });

  test('does not believe forwarded headers of an unknown proxy', async () => {
    const headers = { 'x-forwarded-proto': 'https' };
    const response = await browser.send('POST', '/session', {
      payload: { username: 'ben', password: PASSWORD },
      headers,
    });
    expect(response.cookies[0]).toMatchObject({ name: 'consent-desk' });
  });

  test.each([
    ['a wrong password', { username: 'ben', password: 'wrong' }, 401, { detail: 'Invalid username/password.' }],
    ['an unknown name', { username: 'nobody', password: PASSWORD }, 401, { detail: 'Invalid username/password.' }],
    ['a missing password', { username: 'ben' }, 400, { password: ['This field is required.'] }],
    ['nothing', {}, 400, { username: ['This field is required.'], password: ['This field is required.'] }],
    [
      'a number',
      { username: 7, password: null },
      400,
      { username: ['Not a valid string.'], password: ['This field may not be null.'] },
    ],
    [
      'a long name',
      { username: 'x'.repeat(129), password: 'x' },
      400,
      { username: ['Ensure this field has no more than 128 characters.'] },
    ],
    ['a list', ['ben'], 400, { non_field_errors: ['Invalid data. Expected an object.'] }],
  ])('refuses %s', async (_what, payload, status, body) => {
    const response = await browser.send('POST', '/session', { payload });
    expect([response.statusCode, response.json()]).toEqual([status, body]);
    expect(response.cookies).toEqual([]);
    expect(await user()).toBeNull();
  });

  test('refuses a disabled account with the reason', async () => {
    const response = await browser.signIn('disabled');
    expect([response.statusCode, response.json()]).toEqual([401, { detail: 'User account is disabled.' }]);
    expect(response.headers['www-authenticate']).toBe('Token');
  });

  test('refuses a body that is no JSON, without repeating it', async () => {
    const response = await browser.send('POST', '/session', {
      payload: '{"password": secret',
      headers: { 'content-type': 'application/json' },
    });
    expect([response.statusCode, response.json()]).toEqual([
      400,
      { detail: 'JSON parse error - the body is not valid JSON.' },
    ]);
  });

  test('gives another cookie at each sign-in', async () => {
    await browser.signIn('ben');
    const before = only(browser.cookies);
    await browser.signIn('Ann');
    expect(only(browser.cookies)).not.toBe(before);
    expect(await user()).toMatchObject({ username: 'Ann', is_staff: true });
  });
});

describe('signing in with a token', () => {
  test.each(['', 'Token ', 'token  ', 'Authorization: Token ', 'Bearer '])(
    'accepts it pasted as "%s…"',
    async (prefix) => {
      const response = await browser.send('POST', '/session', {
        payload: { token: ` ${prefix}${await tokenOf('Ann')}\n` },
      });
      expect(response.json().user).toMatchObject({ username: 'Ann' });
      expect((await browser.send('GET', '/api/users/me/')).statusCode).toBe(200);
    },
  );

  test('says what is wrong with a token that the API does not know', async () => {
    const response = await browser.send('POST', '/session', { payload: { token: 'f'.repeat(40) } });
    expect(response.statusCode).toBe(401);
    expect(response.json().detail).toMatch(/^This API token is not accepted\./);
    expect(await user()).toBeNull();
  });

  test.each([
    ['', 'This field may not be blank.'],
    ['two words here', 'A token has no spaces and no special characters. Copy it again.'],
    ['line\r\nX-Evil: 1', 'A token has no spaces and no special characters. Copy it again.'],
    ['x'.repeat(2501), 'Ensure this field has no more than 2500 characters.'],
  ])('refuses %j at once', async (token, message) => {
    const response = await browser.send('POST', '/session', { payload: { token } });
    expect([response.statusCode, response.json()]).toEqual([400, { token: [message] }]);
  });
});

describe('the session', () => {
  test('is over, and its cookie cleared, when the API no longer accepts the token', async () => {
    await browser.signIn('ben');
    await desk.db.query('delete from tokens');
    const response = await browser.send('GET', '/session');
    expect(response.json().user).toBeNull();
    expect(browser.cookies.size).toBe(0);
  });

  test('cannot be forged: each changed letter ends it', async () => {
    await browser.signIn('ben');
    const [name, sealed] = [...browser.cookies][0] ?? ['', ''];
    for (const index of [0, 30, sealed.length >> 1, sealed.length - 4]) {
      const letter = sealed[index] === 'A' ? 'B' : 'A';
      browser.cookies.set(name, sealed.slice(0, index) + letter + sealed.slice(index + 1));
      expect(await user()).toBeNull();
    }
    browser.cookies.set(name, sealed);
    expect(await user()).toMatchObject({ username: 'ben' });
  });

  test('survives a new key as long as the old one is still listed', async () => {
    await browser.signIn('ben');
    const newKey = 'another key of the tests, also long enough';
    const rotated = openBrowser(await desk.open({ sessionKeys: [newKey, SESSION_KEY] }));
    const replaced = openBrowser(await desk.open({ sessionKeys: [newKey] }));
    for (const [name, value] of browser.cookies)
      for (const other of [rotated, replaced]) other.cookies.set(name, value);
    expect((await rotated.send('GET', '/session')).json().user).toMatchObject({ username: 'ben' });
    expect((await replaced.send('GET', '/session')).json().user).toBeNull();
  });
});

describe('signing out', () => {
  test('here forgets the cookie and leaves the token to others', async () => {
    await browser.signIn('ben');
    const token = await tokenOf('ben');
    const response = await browser.send('DELETE', '/session', { payload: { scope: 'here' } });
    expect(response.json().user).toBeNull();
    expect(browser.cookies.size).toBe(0);
    const program = await app.inject({ url: '/api/users/me/', headers: { authorization: `Token ${token}` } });
    expect(program.statusCode).toBe(200);
  });

  test('everywhere ends the token, and other people stay signed in', async () => {
    const ann = openBrowser(app);
    await ann.signIn('Ann');
    await browser.signIn('ben');
    const token = await tokenOf('ben');
    await browser.send('DELETE', '/session', { payload: { scope: 'everywhere' } });
    const program = await app.inject({ url: '/api/users/me/', headers: { authorization: `Token ${token}` } });
    expect(program.statusCode).toBe(401);
    expect((await ann.send('GET', '/session')).json().user).toMatchObject({ username: 'Ann' });
  });

  test('without a session is no error; an unknown scope is', async () => {
    expect((await browser.send('DELETE', '/session', { payload: { scope: 'everywhere' } })).statusCode).toBe(200);
    const response = await browser.send('DELETE', '/session', { payload: { scope: 'elsewhere' } });
    expect([response.statusCode, response.json()]).toEqual([400, { scope: ['Allowed are "here" and "everywhere".'] }]);
  });
});
