import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { CONSENTS } from '#contract/paths.ts';
import { withoutToken } from '#server/gateway/http/hide-tokens.ts';
import { createDesk, HOST, openBrowser, PASSWORD, type Browser, type Desk } from '#server/testing/desk.ts';

let desk: Desk;
let app: FastifyInstance;
let browser: Browser;

beforeAll(async () => {
  desk = await createDesk();
  await desk.user('ben');
  await desk.user('other');
  app = await desk.open();
  browser = openBrowser(app);
  await browser.signIn('ben');
});
afterAll(() => desk.close());

async function newConsent(): Promise<string> {
  const offering = await desk.world.offering({ name: `Offering ${crypto.randomUUID()}` });
  await desk.world.terms(offering, { version: '1.0', is_active: true });
  const response = await browser.send('POST', CONSENTS, { payload: { offering: offering.uuid } });
  return response.json().uuid;
}

async function isActive(uuid: string): Promise<boolean> {
  return (await browser.send('GET', `${CONSENTS}${uuid}/`)).json().has_consent;
}

describe('a change with the session cookie', () => {
  const own = `http://${HOST}`;

  test.each([
    ['a page of this site', { 'sec-fetch-site': 'same-origin' }, true],
    ['a page of this site in plain http', { 'sec-fetch-site': undefined, origin: own }, true],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
    ['another site that claims this origin', { 'sec-fetch-site': 'cross-site', origin: own }, false],
    ['a sister host', { 'sec-fetch-site': 'same-site', origin: `http://evil.${HOST}` }, false],
    ['a link or bookmark', { 'sec-fetch-site': 'none' }, false],
    ['another origin in plain http', { 'sec-fetch-site': undefined, origin: 'http://evil.example' }, false],
    ['another port', { 'sec-fetch-site': undefined, origin: `${own}:8443` }, false],
    ['another scheme', { 'sec-fetch-site': undefined, origin: `https://${HOST}` }, false],
    ['a sandboxed page', { 'sec-fetch-site': undefined, origin: 'null' }, false],
    ['nobody who says', { 'sec-fetch-site': undefined }, false],
  ])('from %s', async (_who, headers, allowed) => {
    const uuid = await newConsent();
    const response = await browser.send('POST', `${CONSENTS}${uuid}/revoke/`, { headers });
    expect(response.statusCode).toBe(allowed ? 200 : 403);
    if (!allowed) expect(response.json().detail).toMatch(/^This change did not come from a page of this site/);
    expect(await isActive(uuid)).toBe(!allowed);
  });

  test.each(['PUT', 'PATCH', 'DELETE'] as const)(
    '%s from another site is refused before the API sees it',
    async (method) => {
      const uuid = await newConsent();
      const response = await browser.send(method, `${CONSENTS}${uuid}/`, {
        headers: { 'sec-fetch-site': 'cross-site' },
      });
      expect([response.statusCode, response.json().detail]).toEqual([403, expect.stringContaining('refused')]);
    },
  );

  test('is not needed to read', async () => {
    expect((await browser.send('GET', CONSENTS, { headers: { 'sec-fetch-site': 'none' } })).statusCode).toBe(200);
  });

  test.each(['POST', 'DELETE'] as const)('%s /session from another site neither signs in nor out', async (method) => {
    const payload = { username: 'other', password: PASSWORD, scope: 'everywhere' };
    const response = await browser.send(method, '/session', { payload, headers: { 'sec-fetch-site': 'cross-site' } });
    expect([response.statusCode, response.cookies]).toEqual([403, []]);
    expect((await browser.send('GET', '/session')).json().user).toMatchObject({ username: 'ben' });
  });
});

describe('a program', () => {
  const tokenOf = async (username: string): Promise<string> => {
    const payload = { username, password: PASSWORD };
    return (await app.inject({ method: 'POST', url: '/api-auth/password/', payload })).json().token;
  };

  test('with a token of its own needs no proof, and a cookie beside it is ignored', async () => {
    const headers = { authorization: `Token ${await tokenOf('other')}`, 'sec-fetch-site': 'cross-site' };
    expect((await browser.send('GET', '/api/users/me/', { headers })).json()).toMatchObject({ username: 'other' });
    const created = await browser.send('POST', CONSENTS, { headers, payload: { offering: crypto.randomUUID() } });
    expect(created.statusCode).toBe(400);
  });

  test('with a wrong token is not rescued by a cookie', async () => {
    const response = await browser.send('GET', '/api/users/me/', { headers: { authorization: 'Token wrong' } });
    expect([response.statusCode, response.json()]).toEqual([401, { detail: 'Invalid token.' }]);
  });

  test('without any credentials is told so', async () => {
    const response = await app.inject({ url: CONSENTS });
    expect([response.statusCode, response.headers['www-authenticate']]).toEqual([401, 'Token']);
    expect(response.headers['cache-control']).toBe('no-store');
  });

  test('cannot pose as the gateway by a header', async () => {
    const headers = { 'x-forwarded-for': 'gateway', host: 'gateway' };
    const response = await app.inject({ url: '/api/users/me/', headers, remoteAddress: '203.0.113.99' });
    expect(response.statusCode).toBe(401);
  });
});

test('tokens are taken out of one user and of many, and nothing else is', () => {
  expect(withoutToken({ uuid: 'u', token: 'secret', token_lifetime: 60 })).toEqual({ uuid: 'u', token_lifetime: 60 });
  expect(withoutToken([{ token: 'secret' }, { username: 'ben' }])).toEqual([{}, { username: 'ben' }]);
  expect(withoutToken('text')).toBe('text');
});
