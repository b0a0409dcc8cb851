import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { CONSENTS } from '#contract/paths.ts';
import { createDesk, HOST, openBrowser, PASSWORD, type Browser, type Desk } from '#server/testing/desk.ts';

let desk: Desk;
const seen: { url: string; headers: Record<string, unknown> }[] = [];

beforeAll(async () => {
  desk = await createDesk();
  await desk.user('ann', { is_staff: true });
});
afterAll(() => desk.close());

describe('in front of a Waldur (another instance of this server)', () => {
  let gateway: FastifyInstance;
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    const waldur = await desk.open({
      siteName: 'The Waldur behind',
      plugins: [
        fastifyPlugin(async (app) => {
          app.addHook('onRequest', async (request, reply) => {
            seen.push({ url: request.url, headers: { ...request.headers } });
            reply.header('set-cookie', 'sessionid=of-the-upstream').header('x-powered-by', 'Django');
          });
        }),
      ],
    });
    origin = await waldur.listen({ host: '127.0.0.1', port: 0 });
    const ann = await desk.db.query<{ id: number; uuid: string; username: string; full_name: string }>(
      'select * from users',
    );
    for (let n = 0; n < 12; n++) {
      const offering = await desk.world.offering({ name: `Offering ${n}` });
      await desk.world.terms(offering, { version: '1.0', is_active: true });
      if (ann[0]) await desk.world.consent(ann[0], offering, { version: '1.0' });
    }
    gateway = await desk.open({ upstream: { waldurUrl: origin } });
  });
  beforeEach(async () => {
    browser = openBrowser(gateway);
    await browser.signIn('ann');
    seen.length = 0;
  });

  test('people sign in there, and the page shows its name', async () => {
    const state = (await browser.send('GET', '/session')).json();
    expect(state).toMatchObject({
      user: { username: 'ann', is_staff: true },
      siteName: 'The Waldur behind',
      consentEnforced: false,
    });
    const wrong = await openBrowser(gateway, '192.0.2.9').signIn('ann', 'wrong');
    expect([wrong.statusCode, wrong.json()]).toEqual([401, { detail: 'Invalid username/password.' }]);
  });

  test('a list comes through with its count, its links on this origin, and no cookie of the upstream', async () => {
    const response = await browser.send('GET', `${CONSENTS}?page_size=5&page=2`);
    expect([response.statusCode, response.json().length]).toEqual([200, 5]);
    expect(response.headers['x-result-count']).toBe('12');
    expect(response.headers.link).toContain(`<http://${HOST}${CONSENTS}?page=3&page_size=5>; rel="next"`);
    expect(response.headers.link).not.toContain(origin);
    expect(response.headers).not.toHaveProperty('set-cookie');
    expect(response.headers).not.toHaveProperty('x-powered-by');
    expect(response.headers['cache-control']).toBe('no-store');
  });

  test('Waldur gets the token and the request id, but no cookie and no address that a client made up', async () => {
    await browser.send('GET', CONSENTS, {
      headers: {
        'x-request-id': 'trace-1234',
        'x-forwarded-for': '1.2.3.4',
        'x-forwarded-host': 'evil.example',
        forwarded: 'for=1.2.3.4',
        connection: 'keep-alive, x-request-id',
        'proxy-authorization': 'Basic x',
      },
    });
    const { headers } = seen[0] ?? { headers: {} };
    expect(headers).toMatchObject({
      authorization: expect.stringMatching(/^Token [0-9a-f]{40}$/),
      'x-request-id': 'trace-1234',
      host: new URL(origin).host,
      // The browser's own, by which Waldur locks out and writes down.
      'x-forwarded-for': '203.0.113.7',
    });
    for (const name of ['cookie', 'x-forwarded-host', 'forwarded', 'proxy-authorization']) {
      expect(headers).not.toHaveProperty(name);
    }
  });

  test('a revocation is carried out there, and only from a page of this site', async () => {
    const [first] = (await browser.send('GET', CONSENTS)).json();
    const url = `${CONSENTS}${first.uuid}/revoke/`;
    const refused = await browser.send('POST', url, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(refused.statusCode).toBe(403);
    expect((await browser.send('GET', `${CONSENTS}${first.uuid}/`)).json().has_consent).toBe(true);
    expect((await browser.send('POST', url)).json()).toMatchObject({ uuid: first.uuid, has_consent: false });
    const amended = await browser.send('PATCH', `${CONSENTS}${first.uuid}/`, { payload: { version: '2.0' } });
    expect(amended.json()).toMatchObject({ version: '2.0' });
    expect((await browser.send('HEAD', CONSENTS)).headers['x-result-count']).toBe('12');
  });

  test.each([
    ['GET', '/api/customers/'],
    ['GET', '/api/'],
    ['DELETE', '/api/users/me/'],
    ['POST', '/api/users/'],
    ['GET', '/api-auth/login/'],
    ['GET', '/admin/'],
    ['GET', '/api/users/..%2fcustomers/'],
    ['GET', '/api/users/%2e%2e/customers/'],
    ['GET', '/api//users/'],
    ['GET', '/api/users/me;x=1/'],
    ['GET', '/api/%75sers/'],
    ['GET', '/api/users/not-a-uuid/'],
  ] as const)('%s %s is not in the contract and never gets there', async (method, url) => {
    const response = await browser.send(method, url);
    expect(response.statusCode).toBe(404);
    expect(seen).toEqual([]);
  });

  test('a forgotten slash at the end is put right', async () => {
    const response = await browser.send('GET', '/api/users/me?field=uuid');
    expect([response.statusCode, response.headers.location]).toEqual([301, '/api/users/me/?field=uuid']);
  });

  test('programs sign in through it under the same throttle, and pass with their token', async () => {
    const post = (password: string) =>
      gateway.inject({
        method: 'POST',
        url: '/api-auth/password/',
        payload: { username: 'ann', password },
        remoteAddress: '192.0.2.20',
      });
    const { token } = (await post(PASSWORD)).json();
    const me = await gateway.inject({ url: '/api/users/me/', headers: { authorization: `Token ${token}` } });
    expect(me.json()).toMatchObject({ username: 'ann' });
    for (let n = 0; n < 5; n++) expect((await post('wrong')).json()).toEqual({ detail: 'Invalid username/password.' });
    expect((await post(PASSWORD)).json()).toEqual({ detail: 'Username is locked out. Try in 10 minutes.' });
  });

  test('is healthy while the Waldur is', async () => {
    expect((await gateway.inject({ url: '/healthz' })).statusCode).toBe(200);
  });
});

describe('in front of a Waldur that misbehaves', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  async function gatewayTo(listener: RequestListener): Promise<FastifyInstance> {
    const started = createServer(listener);
    server = started;
    await new Promise<void>((resolve) => void started.listen(0, '127.0.0.1', resolve));
    // A TCP server's address is never a path.
    const { port } = started.address() as AddressInfo;
    return desk.open({ upstream: { waldurUrl: `http://127.0.0.1:${port}` } });
  }
  const UNEXPECTED = /^The server behind this page answered unexpectedly \(\d+\)\. Try again in a moment\.$/;
  const DOWN = 'The server behind this page cannot be reached. Try again in a moment.';

  test.each([
    ['HTML instead of JSON', 200, { 'content-type': 'text/html' }, '<h1>Welcome</h1>'],
    [
      'the error page of a proxy',
      502,
      { 'content-type': 'text/html', 'content-encoding': 'gzip' },
      '<h1>Bad Gateway</h1>',
    ],
    ['a redirect', 302, { location: 'https://evil.example/' }, ''],
    ['no type', 200, {}, 'hello'],
  ])('%s becomes one clear error', async (_what, status, headers, body) => {
    const app = await gatewayTo((_request, response) => void response.writeHead(status, headers).end(body));
    const response = await app.inject({ url: CONSENTS, headers: { authorization: 'Token x' } });
    expect([response.statusCode, response.headers.location]).toEqual([502, undefined]);
    expect(response.headers['content-type']).toMatch(/^application\/json/);
    expect(response.json().detail).toMatch(UNEXPECTED);
    expect((await openBrowser(app).signIn('ann')).statusCode).toBe(502);
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(503);
  });

  test('being down is said, and the sign-in page still opens', async () => {
    const app = await desk.open({ upstream: { waldurUrl: 'http://127.0.0.1:9' } });
    const response = await app.inject({ url: CONSENTS, headers: { authorization: 'Token x' } });
    expect([response.statusCode, response.json()]).toEqual([502, { detail: DOWN }]);
    const browser = openBrowser(app);
    expect((await browser.send('GET', '/session')).json()).toMatchObject({ user: null, consentEnforced: null });
    const signIn = await browser.signIn('ann');
    expect([signIn.statusCode, signIn.json()]).toEqual([502, { detail: DOWN }]);
  });

  test('a refusal is passed on once, not asked for again', async () => {
    let asked = 0;
    const app = await gatewayTo((_request, response) => {
      asked += 1;
      response
        .writeHead(503, { 'content-type': 'application/json', 'retry-after': '7' })
        .end('{"detail":"Maintenance"}');
    });
    const response = await app.inject({ url: CONSENTS, headers: { authorization: 'Token x' } });
    expect([response.statusCode, response.json(), response.headers['retry-after'], asked]).toEqual([
      503,
      { detail: 'Maintenance' },
      '7',
      1,
    ]);
  });

  test('a user’s token never reaches the page, in one user or in a list', async () => {
    const ann = { uuid: 'a'.repeat(32), username: 'ann', token: 'the-secret' };
    const app = await gatewayTo((request, response) => {
      const body = request.url?.startsWith('/api/users/me/')
        ? ann
        : request.url?.startsWith('/api/users/')
          ? [ann]
          : { token: 'the-secret' };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    const browser = openBrowser(app);
    expect((await browser.signIn('ann')).json().user).toMatchObject({
      uuid: 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa',
      is_staff: false,
    });
    expect((await browser.send('GET', '/api/users/me/')).json()).toEqual({ uuid: ann.uuid, username: 'ann' });
    expect((await browser.send('GET', '/api/users/')).json()).toEqual([{ uuid: ann.uuid, username: 'ann' }]);
    const program = await app.inject({ url: '/api/users/me/', headers: { authorization: 'Token x' } });
    expect(program.json()).toEqual(ann);
  });
});
