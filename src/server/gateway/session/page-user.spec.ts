import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { CONSENTS } from '#contract/paths.ts';
import { PAGE_USER_HEADER } from '#contract/session.ts';
import { startFakeWaldur } from '#server/testing/fake-waldur.ts';
import { createDesk, HOST, openBrowser, type Browser, type Desk } from '#server/testing/desk.ts';
import type { TestOffering, TestUser } from '#server/testing/world.ts';

let desk: Desk;
let app: FastifyInstance;
let browser: Browser;
let bob: TestUser;
let alice: TestUser;
let offering: TestOffering;
let visitors = 0;

beforeAll(async () => {
  desk = await createDesk();
  bob = await desk.user('bob', { is_staff: true });
  alice = await desk.user('alice');
  app = await desk.open();
});
beforeEach(async () => {
  offering = await desk.world.offering({ name: 'Compute' });
  await desk.world.terms(offering, { version: '1.0', is_active: true });
  browser = openBrowser(app, `203.0.113.${visitors++}`);
  await browser.signIn('alice');
});
afterAll(() => desk.close());

/** Requests of a page that was drawn for this user, or that does not say for whom. */
const pageOf = (user: string | undefined) => ({ [PAGE_USER_HEADER]: user });

async function counts() {
  const [counted] = await desk.db.query('select (select count(*) from consents) c, (select count(*) from events) e');
  return counted;
}

describe.each([
  ['was drawn for somebody else', () => bob.uuid, /^You are now signed in as alice, and .* so nothing was done/],
  ['does not say for whom it was drawn', () => undefined, /^This page did not say .* so nothing was done/],
  ['names two people', () => `${bob.uuid}, ${alice.uuid}`, /nothing was done/],
])('a page that %s', (_how, user, reason) => {
  test.each([
    ['GET', CONSENTS, undefined],
    ['GET', '/api/users/me/', undefined],
    ['POST', CONSENTS, () => ({ offering: offering.uuid })],
    ['DELETE', '/session', () => ({ scope: 'everywhere' })],
  ] as const)('is refused %s %s, with the reason, and nothing has changed', async (method, url, payload) => {
    const before = await counts();
    const sent = payload ? { payload: payload() } : {};
    const response = await browser.send(method, url, { headers: pageOf(user()), ...sent });
    expect([response.statusCode, response.json()]).toEqual([409, { detail: expect.stringMatching(reason) }]);
    expect(response.headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(response.headers).not.toHaveProperty('x-result-count');
    expect(await counts()).toEqual(before);
    expect((await browser.send('GET', '/session')).json().user).toMatchObject({ username: 'alice' });
  });

  test('does not revoke what either of the two may revoke', async () => {
    const uuid = await desk.world.consent(alice, offering, { version: '1.0' });
    const response = await browser.send('POST', `${CONSENTS}${uuid}/revoke/`, { headers: pageOf(user()) });
    expect(response.statusCode).toBe(409);
    expect((await browser.send('GET', `${CONSENTS}${uuid}/`)).json().has_consent).toBe(true);
  });

  test('does not even count, nor note a use of the session', async () => {
    desk.clock.now = new Date(desk.clock.now.getTime() + 10 * 60_000);
    const response = await browser.send('HEAD', CONSENTS, { headers: pageOf(user()) });
    expect([response.statusCode, response.cookies]).toEqual([409, []]);
    expect(response.headers).not.toHaveProperty('x-result-count');
  });
});

test('a page of the signed-in user reads and changes', async () => {
  const created = await browser.send('POST', CONSENTS, { payload: { offering: offering.uuid } });
  expect(created.statusCode).toBe(201);
  const own = (await browser.send('GET', `${CONSENTS}${created.json().uuid}/`)).json();
  expect(own).toMatchObject({ user_username: 'alice', has_consent: true });
});

test('a page that nobody is signed in for is told so, whomever it names', async () => {
  await browser.send('DELETE', '/session', { payload: { scope: 'here' } });
  for (const user of [bob.uuid, undefined]) {
    expect((await browser.send('GET', CONSENTS, { headers: pageOf(user) })).statusCode).toBe(401);
  }
  const again = await browser.send('DELETE', '/session', { payload: { scope: 'here' }, headers: pageOf(bob.uuid) });
  expect(again.statusCode).toBe(200);
});

test('signing in asks for no page’s user, and makes the pages of the one before nobody’s', async () => {
  const page = pageOf(alice.uuid);
  await browser.signIn('bob');
  expect((await browser.send('GET', CONSENTS, { headers: page })).statusCode).toBe(409);
  expect((await browser.send('GET', CONSENTS)).statusCode).toBe(200);
});

test('what a browser sends to a proxy in front does not take the place of the session', async () => {
  const headers = { authorization: 'Basic cHJveHk6c2VjcmV0' };
  const page = { ...headers, ...pageOf(alice.uuid) };
  expect((await browser.send('GET', '/api/users/me/', { headers: page })).json()).toMatchObject({ username: 'alice' });
  expect((await browser.send('GET', CONSENTS, { headers: { ...headers, ...pageOf(bob.uuid) } })).statusCode).toBe(409);
});

test('no Waldur hears for whom a page was drawn, nor of a page of somebody else', async () => {
  const seen: { url: string | undefined; headers: object }[] = [];
  const waldur = await startFakeWaldur(({ url, headers }, response) => {
    seen.push({ url, headers });
    const body = url?.startsWith('/api-auth/') ? { token: 'x' } : { uuid: 'a'.repeat(32), username: 'ann' };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const gateway = await desk.open({ upstream: { waldurUrl: waldur.origin } });
  const ann = openBrowser(gateway);
  await ann.signIn('ann');
  seen.length = 0;
  expect((await ann.send('GET', '/api/users/me/')).statusCode).toBe(200);
  const program = { host: HOST, authorization: 'Token x' };
  expect((await ann.send('GET', CONSENTS, { headers: program })).statusCode).toBe(200);
  expect(seen).toHaveLength(2);
  for (const { headers } of seen) expect(headers).not.toHaveProperty(PAGE_USER_HEADER);
  expect((await ann.send('POST', CONSENTS, { headers: pageOf(bob.uuid), payload: {} })).statusCode).toBe(409);
  expect(seen).toHaveLength(2);
  await waldur.close();
});
