import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { CONSENTS, TERMS } from '#contract/paths.ts';
import { startFakeWaldur, type FakeWaldur } from '#server/testing/fake-waldur.ts';
import { createDesk, HOST, openBrowser, PASSWORD, sendRaw, type Browser, type Desk } from '#server/testing/desk.ts';

const UUID = '0123456789abcdef0123456789abcdef';

let desk: Desk;
let waldur: FakeWaldur;
/** A host that no user of the gateway may make it talk to. */
let elsewhere: FakeWaldur;
let app: FastifyInstance;
let embedded: string;
let remote: string;
let browser: Browser;
const asked: { url: string | undefined; headers: Record<string, unknown>; body: string }[] = [];

beforeAll(async () => {
  waldur = await startFakeWaldur(async (request, response) => {
    asked.push({ url: request.url, headers: { ...request.headers }, body: await text(request) });
    const link = `<${elsewhere.origin}/api/users/?page=2>; rel="next"`;
    response.writeHead(200, { 'content-type': 'application/json', link }).end(JSON.stringify([elsewhere.origin]));
  });
  elsewhere = await startFakeWaldur((_request, response) => void response.end('{}'));
  desk = await createDesk();
  await desk.user('ann', { is_staff: true });
  await desk.user('ben');
  const listen = { host: '127.0.0.1', port: 0 };
  remote = await (await desk.open({ upstream: { waldurUrl: waldur.origin } })).listen(listen);
  app = await desk.open();
  embedded = await app.listen(listen);
  browser = openBrowser(app);
  await browser.signIn('ann');
});
beforeEach(() => {
  asked.length = 0;
});
afterAll(async () => {
  await desk.close();
  await waldur.close();
  await elsewhere.close();
});

const head = (method: string, target: string, ...lines: string[]) =>
  `${[`${method} ${target} HTTP/1.1`, 'Connection: close', 'Authorization: Token x', ...lines].join('\r\n')}\r\n\r\n`;

describe('no address that a user names is ever called', () => {
  const addresses = () => [
    elsewhere.origin,
    `${elsewhere.origin}/api/marketplace-provider-offerings/${UUID}/`,
    `http://desk@${new URL(elsewhere.origin).host}/api/marketplace-provider-offerings/${UUID}/`,
    'file:///etc/passwd',
    'gopher://127.0.0.1:25/',
    `//${new URL(elsewhere.origin).host}/`,
  ];

  test('in a body or a query, in either mode', async () => {
    for (const address of addresses()) {
      const body = JSON.stringify({ offering: address, version: '1', terms_of_service_link: address });
      const headers = { 'content-type': 'application/json', authorization: 'Token x' };
      const query = `?offering=${encodeURIComponent(address)}&user=${encodeURIComponent(address)}&next=${address}`;
      for (const url of [CONSENTS, TERMS]) {
        await fetch(remote + url, { method: 'POST', body, headers });
        await fetch(remote + url + query, { headers });
        const created = await browser.send('POST', url, { payload: JSON.parse(body) });
        expect([400, 404]).toContain(created.statusCode);
        expect((await browser.send('GET', url + query)).statusCode).toBeLessThan(500);
      }
    }
    expect(elsewhere.connections()).toBe(0);
  });

  test.each([
    ['a Host', () => head('GET', CONSENTS, `Host: ${new URL(elsewhere.origin).host}`)],
    [
      'a forwarded host',
      () => head('GET', CONSENTS, `Host: ${HOST}`, `X-Forwarded-Host: ${new URL(elsewhere.origin).host}`),
    ],
    ['a whole address as target', () => head('GET', `${elsewhere.origin}${CONSENTS}`, `Host: ${HOST}`)],
    ['a user name before it', () => head('GET', `@${new URL(elsewhere.origin).host}${CONSENTS}`, `Host: ${HOST}`)],
    ['CONNECT', () => head('CONNECT', new URL(elsewhere.origin).host, `Host: ${HOST}`)],
    ['an upgrade', () => head('GET', CONSENTS, `Host: ${HOST}`, 'Upgrade: websocket', 'Connection: Upgrade')],
  ])('as %s', async (_what, bytes) => {
    await sendRaw(remote, bytes());
    await sendRaw(embedded, bytes());
    expect(elsewhere.connections()).toBe(0);
    expect(asked.map(({ headers }) => headers['host'])).toEqual(asked.map(() => new URL(waldur.origin).host));
  });

  test('by following a link or an address of an answer', async () => {
    const response = await fetch(remote + CONSENTS, { headers: { authorization: 'Token x' } });
    expect(response.headers.get('link')).toContain(elsewhere.origin);
    expect(await response.json()).toEqual([elsewhere.origin]);
    expect(elsewhere.connections()).toBe(0);
  });
});

describe('a line break cannot add a header', () => {
  const BREAKS = [
    '%0d%0aSet-Cookie:%20a=b',
    '%0aSet-Cookie:%20a=b',
    '%E5%98%8A%E5%98%8DSet-Cookie:%20a=b',
    '%u000aSet-Cookie: a=b',
  ];

  test.each(BREAKS)('from a path or a query (%s)', async (text) => {
    for (const target of [`/api/users/me?x=${text}`, `/api/users/me${text}`, `/${text}`, `/sign-in?return=/${text}`]) {
      for (const origin of [remote, embedded]) {
        const response = await sendRaw(origin, head('GET', target.replaceAll(' ', '%20'), `Host: ${HOST}`));
        expect(response).toMatch(/^HTTP\/1\.1 (301|400|404) /);
        expect(response.toLowerCase()).not.toMatch(/\nset-cookie:/);
      }
    }
    expect(asked).toEqual([]);
  });

  test('from a query that goes on to Waldur', async () => {
    for (const text of BREAKS)
      await sendRaw(remote, head('GET', `${CONSENTS}?version=${text.replaceAll(' ', '%20')}`, `Host: ${HOST}`));
    expect(asked).toHaveLength(BREAKS.length);
    for (const { headers } of asked) expect(headers).not.toHaveProperty('set-cookie');
  });

  test.each([
    ['a request id', 'X-Request-Id: abc\r\n Set-Cookie: a=b'],
    ['a request id with a bare line feed', 'X-Request-Id: abcdefgh\nSet-Cookie: a=b'],
    ['a request id with a bare return', 'X-Request-Id: abcdefgh\rSet-Cookie: a=b'],
    ['a language', 'Accept-Language: en\rSet-Cookie: a=b'],
  ])('from %s', async (_what, line) => {
    for (const origin of [remote, embedded]) {
      const response = await sendRaw(origin, head('GET', CONSENTS, `Host: ${HOST}`, line));
      expect(response.toLowerCase()).not.toContain('\nset-cookie:');
      expect(response).not.toContain('x-request-id: abc');
    }
  });

  test('from a token that somebody pastes', async () => {
    const payload = { token: 'abc\r\nX-Impersonated-User-Uuid: 1' };
    expect((await browser.send('POST', '/session', { payload })).statusCode).toBe(400);
  });
});

describe('a host that is none', () => {
  test.each([
    'a", "b": "c',
    '<script>',
    'evil.example/path',
    'evil.example?x',
    'a b',
    "a'b",
    'user@evil.example',
    'evil.example:99999999',
    'é',
  ])('%s is refused before anything is made of it', async (host) => {
    for (const origin of [remote, embedded]) {
      const response = await sendRaw(origin, head('GET', CONSENTS, `Host: ${host}`));
      expect(response).toMatch(/^HTTP\/1\.1 400 /);
      expect(response.split('\r\n\r\n')[1]).not.toContain(host);
    }
    expect(asked).toEqual([]);
  });
});

describe('names that every object has', () => {
  const POLLUTION = ['{"__proto__":{"is_staff":true}', '{"constructor":{"prototype":{"is_staff":true}}'];

  test.each(POLLUTION)('in a body (%s) change nobody’s rights', async (begin) => {
    const ben = openBrowser(app, '192.0.2.50');
    const headers = { 'content-type': 'application/json' };
    const rest = `,"username":"ben","password":${JSON.stringify(PASSWORD)},"scope":"here","offering":"${UUID}","version":"1"}`;
    const signIn = await ben.send('POST', '/session', { payload: begin + rest, headers });
    expect([200, 400]).toContain(signIn.statusCode);
    if (signIn.statusCode === 400) await ben.signIn('ben');
    for (const url of [CONSENTS, TERMS]) {
      const response = await ben.send('POST', url, { payload: begin + rest, headers });
      expect([400, 403]).toContain(response.statusCode);
    }
    await app.inject({ method: 'POST', url: '/api-auth/password/', payload: begin + rest, headers });
    expect(({} as Record<string, unknown>)['is_staff']).toBeUndefined();
    expect((await ben.send('GET', '/session')).json().user).toMatchObject({ username: 'ben', is_staff: false });
    await ben.send('DELETE', '/session', { payload: begin + rest, headers });
    expect(({} as Record<string, unknown>)['is_staff']).toBeUndefined();
  });

  test.each([
    '__proto__=1',
    '__proto__[is_staff]=true',
    'constructor[prototype][is_staff]=true',
    'toString=1',
    'hasOwnProperty=1',
    'o=__proto__',
    'field=__proto__',
  ])('in a query (%s) do nothing', async (query) => {
    for (const url of [CONSENTS, TERMS, '/api/users/', '/api/events/', '/api/marketplace-public-offerings/']) {
      expect((await browser.send('GET', `${url}?${query}`)).statusCode).toBeLessThan(500);
    }
    expect(({} as Record<string, unknown>)['is_staff']).toBeUndefined();
  });
});
