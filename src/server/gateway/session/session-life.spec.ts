import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { startFakeWaldur } from '#server/testing/fake-waldur.ts';
import { COOKIE_AFTERLIFE, SESSION_IDLE, SESSION_LIFETIME, SESSION_TOUCH_INTERVAL } from './cookie.ts';
import { createDesk, openBrowser, PASSWORD, type Browser, type Desk } from '#server/testing/desk.ts';

const START = new Date('2026-03-01T12:00:00.000Z');

let desk: Desk;
let app: FastifyInstance;
let browser: Browser;
let visitors = 0;

beforeAll(async () => {
  desk = await createDesk();
  await desk.user('ann', { is_staff: true });
  await desk.user('ben');
  // So that it is the cookie that ends.
  await desk.db.query('update users set token_lifetime = null');
  app = await desk.open();
});
beforeEach(async () => {
  browser = openBrowser(app, `203.0.113.${visitors++}`);
  await browser.signIn('ben');
});
afterEach(() => {
  desk.clock.now = START;
});
afterAll(() => desk.close());

const later = (seconds: number) => (desk.clock.now = new Date(desk.clock.now.getTime() + seconds * 1000));
const me = async (who = browser) => (await who.send('GET', '/api/users/me/')).statusCode;
const cookie = () => [...browser.cookies.values()].join();

test('the session tells in which organisations somebody is owner or manager, and of others nothing', async () => {
  await desk.user('olga');
  await desk.db.query(`
    with made as (insert into customers (uuid, name) values ('6f1f9a0e-0d5c-4a0b-9d0e-0a4b2c7d1e55', 'North') returning id)
    insert into organisation_members (customer_id, user_id, role, created)
    select made.id, users.id, 'manager', '2026-01-01' from made, users where username = 'olga'`);
  const user = async () => (await browser.send('GET', '/session')).json().user;
  expect(await user()).not.toHaveProperty('organisations');
  await browser.signIn('olga');
  expect(await user()).toMatchObject({
    username: 'olga',
    organisations: [{ uuid: '6f1f9a0e-0d5c-4a0b-9d0e-0a4b2c7d1e55', name: 'North', role: 'manager' }],
  });
});

describe('a session', () => {
  test('ends when it is not used for two hours', async () => {
    later(SESSION_IDLE - 1);
    expect(await me()).toBe(200);
    later(SESSION_IDLE + 1);
    expect(await me()).toBe(401);
    const response = await browser.send('GET', '/session');
    expect([response.json().user, response.json().times, browser.cookies.size]).toEqual([null, null, 0]);
  });

  test('ends after twelve hours, however busy', async () => {
    for (let passed = 0; passed < SESSION_LIFETIME - 3600; passed += 3600) {
      later(3600);
      expect(await me()).toBe(200);
    }
    later(3599);
    expect(await me()).toBe(200);
    later(2);
    expect(await me()).toBe(401);
  });

  test('that has ended is said to have, once, however long it is over; one that was signed out is not', async () => {
    const ended = async () => (await browser.send('GET', '/session')).json().ended;
    later(SESSION_LIFETIME + COOKIE_AFTERLIFE - 1);
    expect([await ended(), await ended()]).toEqual(['expired', undefined]);
    desk.clock.now = START;
    await browser.signIn('ben');
    expect(await ended()).toBeUndefined();
    await browser.send('DELETE', '/session', { payload: { scope: 'here' } });
    expect(await ended()).toBeUndefined();
  });

  test('notes its use in a fresh cookie, not with every request', async () => {
    const first = cookie();
    later(SESSION_TOUCH_INTERVAL - 1);
    expect((await browser.send('GET', '/api/users/me/')).cookies).toEqual([]);
    expect(cookie()).toBe(first);
    later(2);
    const [fresh, ...others] = (await browser.send('GET', '/api/users/me/')).cookies;
    expect(others).toEqual([]);
    const maxAge = SESSION_LIFETIME - 301 + COOKIE_AFTERLIFE;
    expect(fresh).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/', maxAge });
    expect(cookie()).not.toBe(first);
  });

  test('tells the page how long it lasts: the shorter of the cookie and the token', async () => {
    const times = async () => (await browser.send('GET', '/session')).json().times;
    expect(await times()).toEqual({
      idleSeconds: SESSION_IDLE - SESSION_TOUCH_INTERVAL,
      latest: '2026-03-02T00:00:00.000Z',
      now: desk.clock.now.toISOString(),
    });
    await desk.db.query(`update users set token_lifetime = 3600 where username = 'ben'`);
    expect(await times()).toMatchObject({ idleSeconds: 3540, latest: '2026-03-02T00:00:00.000Z' });
    await desk.db.query(`update users set token_lifetime = null where username = 'ben'`);
  });

  test('ends for every copy of its cookie when it is signed out', async () => {
    const copy = openBrowser(app, '192.0.2.77', browser);
    expect(await me(copy)).toBe(200);
    await browser.send('DELETE', '/session', { payload: { scope: 'here' } });
    expect(await me(copy)).toBe(401);
  });

  test('cannot be brought back by an answer that was under way during the sign-out', async () => {
    later(SESSION_TOUCH_INTERVAL + 1);
    const before = new Map(browser.cookies);
    const slow = openBrowser(app, '192.0.2.78', browser);
    await slow.send('GET', '/api/users/me/');
    expect([...slow.cookies]).not.toEqual([...before]);
    await browser.send('DELETE', '/session', { payload: { scope: 'here' } });
    expect(await me(slow)).toBe(401);
  });

  test('is another one after each sign-in, and the one before is over', async () => {
    const copy = openBrowser(app, '192.0.2.79', browser);
    const response = await browser.signIn('ann');
    expect(response.cookies).toHaveLength(1);
    expect([await me(), await me(copy)]).toEqual([200, 401]);
  });

  test('that another has followed does not take the cookie of that one away', async () => {
    const late = openBrowser(app, '192.0.2.80', browser);
    await browser.signIn('ann');
    const response = await late.send('GET', '/session');
    expect([response.json().user, response.cookies]).toEqual([null, []]);
    expect(await me()).toBe(200);
  });

  test('of somebody whose sign-in fails goes on', async () => {
    expect((await browser.signIn('ann', 'wrong')).statusCode).toBe(401);
    expect(await me()).toBe(200);
  });
});

describe('in front of a Waldur', () => {
  const user = { uuid: 'a'.repeat(32), username: 'ann' };

  async function waldurThat(methods: unknown, signIn: { status: number; body: object }) {
    const waldur = await startFakeWaldur((request, response) => {
      const send = (status: number, body: object) =>
        void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      if (request.url === '/api/configuration/') send(200, { WALDUR_CORE: { AUTHENTICATION_METHODS: methods } });
      else if (request.url === '/api-auth/password/') send(signIn.status, signIn.body);
      else send(200, user);
    });
    const gateway = await desk.open({ upstream: { waldurUrl: waldur.origin } });
    return { waldur, page: openBrowser(gateway) };
  }
  const DISABLED = 'Authentication method is disabled. Please use another authentication method or contact staff.';

  test.each([
    [
      ['LOCAL_SIGNIN', 'SAML2'],
      ['password', 'token'],
    ],
    [['SAML2'], ['token']],
    [[], ['token']],
    [undefined, ['password', 'token']],
  ])('that signs people in by %j, the page offers %j', async (methods, offered) => {
    const { waldur, page } = await waldurThat(methods, { status: 401, body: { detail: DISABLED } });
    expect((await page.send('GET', '/session')).json().methods).toEqual(offered);
    await waldur.close();
  });

  test.each([
    [401, { detail: 'Invalid username/password.' }],
    [401, { detail: 'User account is disabled.' }],
    [401, { detail: 'Username is locked out. Try in 10 minutes.' }],
    [401, { detail: DISABLED }],
    [400, { username: ['Ensure this field has no more than 128 characters.'] }],
    [403, { detail: 'Vous n’avez pas la permission.' }],
  ])('its refusal reaches the page word for word: %i %j', async (status, body) => {
    const { waldur, page } = await waldurThat(['LOCAL_SIGNIN'], { status, body });
    const response = await page.signIn('ann', PASSWORD);
    expect([response.statusCode, response.json(), response.cookies]).toEqual([status, body, []]);
    await waldur.close();
  });

  test('its token signs in, and a Waldur that does not tell the lifetime leaves the cookie’s', async () => {
    const { waldur, page } = await waldurThat(['LOCAL_SIGNIN'], { status: 200, body: { token: 'a'.repeat(40) } });
    const response = await page.signIn('ann');
    expect([response.statusCode, response.json().times.idleSeconds]).toEqual([
      200,
      SESSION_IDLE - SESSION_TOUCH_INTERVAL,
    ]);
    await waldur.close();
  });

  test('it is asked for the user and for its rules at once', async () => {
    let together = 1;
    const waiting: (() => void)[] = [];
    const waldur = await startFakeWaldur((_request, response) => {
      waiting.push(() => void response.setHeader('content-type', 'application/json').end(JSON.stringify(user)));
      if (waiting.length === together) for (const response of waiting.splice(0)) response();
    });
    const page = openBrowser(await desk.open({ upstream: { waldurUrl: waldur.origin } }));
    await page.send('POST', '/session', { payload: { token: 'a'.repeat(40) } });
    together = 2;
    expect((await page.send('GET', '/session')).json().user).toMatchObject({ username: 'ann' });
    await waldur.close();
  });
});
