import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { CONSENTS } from '#contract/paths.ts';
import { loggerOptions } from '#server/log.ts';
import {
  BUILT_PAGE,
  createDesk,
  HOST,
  openBrowser,
  PASSWORD,
  sendRaw,
  type Browser,
  type Desk,
} from '#server/testing/desk.ts';

const SCRIPT = 'x'.repeat(50_000);

let desk: Desk;
let app: FastifyInstance;
let origin: string;
let room: string;
let browser: Browser;
const lines: string[] = [];

beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'consent-desk-clients-'));
  await mkdir(join(room, 'assets'));
  await writeFile(join(room, 'index.html'), BUILT_PAGE);
  await writeFile(join(room, 'assets/a.js'), SCRIPT);
  desk = await createDesk();
  const ann = await desk.user('ann', { is_staff: true });
  const offering = await desk.world.offering({ name: 'Offering' });
  await desk.world.terms(offering, { version: '1.0', is_active: true });
  await desk.world.consent(ann, offering, { version: '1.0' });
  const logger = loggerOptions('info', { write: (line: string) => void lines.push(line) });
  app = await desk.open({ webDirectory: room, logger });
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
  browser = openBrowser(app);
  await browser.signIn('ann');
});
afterAll(async () => {
  await desk.close();
  await rm(room, { recursive: true });
});

const get = (target: string, ...more: string[]) =>
  sendRaw(origin, `${[`GET ${target} HTTP/1.1`, 'Connection: close', ...more].join('\r\n')}\r\n\r\n`);

describe('behind a proxy that is believed', () => {
  const through = (
    headers: Record<string, string>,
    remoteAddress = '10.0.0.1',
    trustProxy: number | string[] = ['10.0.0.1'],
  ) =>
    desk.open({ trustProxy }).then((behind) =>
      behind.inject({
        url: `${CONSENTS}?page_size=1`,
        remoteAddress,
        headers: { host: HOST, 'x-forwarded-host': HOST, ...headers },
      }),
    );

  test.each([
    'evil.example/"x',
    'evil.example#',
    "evil.example'",
    'a b',
    'user@evil.example',
    'evil.example,',
    '<x>',
    'é',
  ])('a forwarded host %j is refused', async (host) => {
    const response = await through({ 'x-forwarded-host': host });
    expect([response.statusCode, response.json()]).toEqual([400, { detail: expect.stringMatching(/host/i) }]);
    expect(response.body).not.toContain('evil.example');
  });

  test('of a chain the entry of the nearest proxy counts, and only when the nearest is believed', async () => {
    const https = { 'x-forwarded-proto': 'http, https', 'x-forwarded-host': `evil.example, ${HOST}` };
    expect((await through(https)).headers['strict-transport-security']).toBeDefined();
    expect((await through({ ...https, 'x-forwarded-proto': 'https, http' })).headers).not.toHaveProperty(
      'strict-transport-security',
    );
    expect((await through(https, '192.0.2.66')).headers).not.toHaveProperty('strict-transport-security');
    expect((await through(https, '192.0.2.66', 1)).headers['strict-transport-security']).toBeDefined();
  });

  test('addresses in answers name the host that the proxy tells, never one from further away', async () => {
    const behind = await desk.open({ trustProxy: ['10.0.0.1'] });
    const somebody = openBrowser(behind, '10.0.0.1');
    const forwarded = { 'x-forwarded-host': `evil.example, ${HOST}`, 'x-forwarded-proto': 'https' };
    const payload = { username: 'ann', password: PASSWORD };
    expect((await somebody.send('POST', '/session', { payload, headers: forwarded })).statusCode).toBe(200);
    const { body, headers } = await somebody.send('GET', CONSENTS, { headers: forwarded });
    expect(body).toContain(`"https://${HOST}/api/`);
    expect(body + String(headers.link)).not.toContain('evil.example');
  });
});

describe('cookies', () => {
  const userWith = async (cookie: string, server = app, headers: Record<string, string> = {}) =>
    (await server.inject({ url: '/session', headers: { host: HOST, cookie, ...headers } })).json().user?.username ??
    null;
  const sealed = () => [...browser.cookies.values()].join();

  test('of two with one name the first counts, whatever the other is', async () => {
    const good = `consent-desk=${sealed()}`;
    expect(await userWith(`${good}; consent-desk=x`)).toBe('ann');
    expect(await userWith(`consent-desk=x; ${good}`)).toBeNull();
    for (const odd of ['=', ';;;', '__proto__=1', 'consent-desk=%', 'consent-desk="', 'consent-desk=a.b.c.d.e'])
      expect(await userWith(odd), odd).toBeNull();
  });

  test('of plain http are worth nothing over TLS, so that no other host of the domain can put one there', async () => {
    const behind = await desk.open({ trustProxy: 1 });
    const tls = { 'x-forwarded-proto': 'https' };
    expect(await userWith(`consent-desk=${sealed()}`, behind, tls)).toBeNull();
    expect(await userWith(`__Secure-consent-desk=${sealed()}`, behind, tls)).toBeNull();
    expect(await userWith(`__Host-consent-desk=${sealed()}`, behind, tls)).toBe('ann');
  });

  test('prove nothing beside a page’s word that is no single word', async () => {
    for (const site of ['same-origin, cross-site', 'cross-site, same-origin', 'SAME-ORIGIN', ' ', 'same-origin;x']) {
      const response = await browser.send('DELETE', '/session', {
        payload: { scope: 'here' },
        headers: { 'sec-fetch-site': site },
      });
      expect(response.statusCode, site).toBe(403);
    }
    for (const from of [
      `http://${HOST}, http://${HOST}`,
      `http://${HOST}.evil.example`,
      `http://${HOST}/`,
      `//${HOST}`,
      '',
    ]) {
      const headers = { 'sec-fetch-site': undefined, origin: from };
      const response = await browser.send('DELETE', '/session', { payload: { scope: 'here' }, headers });
      expect(response.statusCode, from).toBe(403);
    }
    expect((await browser.send('GET', '/session')).json().user).toMatchObject({ username: 'ann' });
  });
});

test.each(['%00', 'a%00b', '%c0%80', '%ed%a0%80', '%f5%80%80%80', '%ff%fe', '%e2%80%ae', '%u0000', '%F0%9F%92%A9'])(
  'bytes that are no text in a filter (%s) are refused or find nothing',
  async (bytes) => {
    const names = [
      'version',
      'user',
      'offering',
      'user_uuid',
      'offering_uuid',
      'has_consent',
      'o',
      'page',
      'page_size',
    ];
    for (const name of names) {
      const { statusCode } = await browser.send('GET', `${CONSENTS}?${name}=${bytes}`);
      expect(statusCode, name).toBeLessThan(500);
    }
    for (const [path, name] of [
      ['/api/users/', 'query'],
      ['/api/marketplace-public-offerings/', 'keyword'],
      ['/api/events/', 'message'],
    ])
      expect((await browser.send('GET', `${path}?${name}=${bytes}`)).statusCode, path).toBeLessThan(500);
  },
);

test.each([String.raw`"\u0000"`, String.raw`"\ud800"`, '1e999', '-0', '"\u202e"', '[[[[[[]]]]]]'])(
  'a body with %s in it is refused or stored as text, and breaks nothing',
  async (value) => {
    const [consent] = (await browser.send('GET', CONSENTS)).json();
    const headers = { 'content-type': 'application/json' };
    for (const method of ['PUT', 'PATCH'] as const) {
      const response = await browser.send(method, `${CONSENTS}${consent.uuid}/`, {
        payload: `{"version":${value}}`,
        headers,
      });
      expect(response.statusCode).toBeLessThan(500);
    }
    expect((await browser.send('POST', CONSENTS, { payload: `{"offering":${value}}`, headers })).statusCode).toBe(400);
    expect((await browser.send('GET', CONSENTS)).statusCode).toBe(200);
  },
);

test.each(['bytes=0-0,1-1', `bytes=${'0-,'.repeat(1000)}0-`, 'bytes=99999999-', 'bytes=-0', 'bytes=5-2', 'x=1-2'])(
  'ranges of a file (%s) give no more than the file',
  async (range) => {
    const response = await fetch(`${origin}/assets/a.js`, { headers: { range, 'accept-encoding': 'identity' } });
    expect([200, 206, 416]).toContain(response.status);
    expect((await response.text()).length).toBeLessThanOrEqual(SCRIPT.length);
  },
);

test('two thousand small headers hide none that counts', async () => {
  const many = Array.from({ length: 2100 }, () => 'a:');
  const response = await get(CONSENTS, ...many, `Host: ${HOST}`, 'Host: evil.example', 'Authorization: Token x');
  expect(response).toMatch(/^HTTP\/1\.1 (400|401|431) /);
  expect(response).not.toContain('evil.example');
});

test('a line of the log is one JSON object, whatever an address or a header holds', async () => {
  lines.length = 0;
  const injected = '%0a{"level":"info","msg":"forged"}';
  await get(`/${injected}`, `Host: ${HOST}`);
  await get(
    `/api/users/${injected}/?x=${injected}`,
    `Host: ${HOST}`,
    `X-Request-Id: ${injected}`,
    `User-Agent: ${injected}`,
  );
  await get('/%e2%80%a8%1b[31m', `Host: ${HOST}`);
  await get('/\u0085\u009b31m', `Host: ${HOST}`);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(line.trimEnd()).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    expect(JSON.parse(line)).not.toMatchObject({ msg: 'forged' });
  }
});
