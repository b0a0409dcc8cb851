import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { CONSENTS } from '#contract/paths.ts';
import { startFakeWaldur } from '#server/testing/fake-waldur.ts';
import { BUILT_PAGE, createDesk, openBrowser, PASSWORD, type Desk } from '#server/testing/desk.ts';
import { BURST } from './rate-limit.ts';

const PER_SECOND = 4;
/** What an address may send at once. */
const LIMIT = PER_SECOND * (1 + BURST);
const KNOWN_LIMIT = 2 * LIMIT;

let desk: Desk;
let app: FastifyInstance;
beforeAll(async () => {
  desk = await createDesk();
  await desk.user('ann');
});
beforeEach(async () => {
  // A busy machine must not make a second of several.
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  app = await desk.open({ rateLimits: { address: PER_SECOND, signedIn: 2 * PER_SECOND }, trustProxy: 1 });
});
afterEach(() => void vi.useRealTimers());
afterAll(() => desk.close());

/** The statuses of `count` requests that are sent at once. */
async function ask(count: number, address: string, url = '/api/version/', headers: Record<string, string> = {}) {
  const requests = Array.from({ length: count }, () => app.inject({ url, headers, remoteAddress: address }));
  return (await Promise.all(requests)).map(({ statusCode }) => statusCode);
}
const refused = (statuses: number[]) => statuses.filter((status) => status === 429).length;

test('one address may send so many requests at once, then is told to wait; others go on', async () => {
  expect(refused(await ask(LIMIT + 5, '192.0.2.1'))).toBe(5);
  const response = await app.inject({ url: '/session', remoteAddress: '192.0.2.1' });
  expect([response.statusCode, response.headers['retry-after'], response.json()]).toEqual([
    429,
    '1',
    { detail: 'Too many requests from this address: at most 4 in a second. Wait a second, then try again.' },
  ]);
  expect(response.headers['content-security-policy']).toContain("default-src 'none'");
  expect(refused(await ask(LIMIT, '192.0.2.2'))).toBe(0);
});

test('a page that has to wait opens by itself, at its own address', async () => {
  await ask(LIMIT, '192.0.2.1');
  const headers = { accept: 'text/html,*/*' };
  const response = await app.inject({ url: '//evil.example/consents', headers, remoteAddress: '192.0.2.1' });
  expect([response.statusCode, response.headers['retry-after']]).toEqual([429, '1']);
  expect(response.body).toContain('<meta http-equiv="refresh" content="1">');
  expect(response.body).toContain('<a href="">Try again now</a>');
  expect(response.body).not.toContain('evil.example');
});

describe('whoever is known', () => {
  const from = '192.0.2.1';
  const tokenOf = async (): Promise<string> => {
    const payload = { username: 'ann', password: PASSWORD };
    const { token } = (await app.inject({ method: 'POST', url: '/api-auth/password/', payload })).json();
    return `Token ${token}`;
  };

  test('by a session is counted by it, with a limit of its own, whatever others at the address send', async () => {
    const [ann, other] = [openBrowser(app, from), openBrowser(app, from)];
    await ann.signIn('ann');
    await other.signIn('ann');
    await ask(LIMIT, from);
    expect(await ask(1, from)).toEqual([429]);
    const many = async (browser: typeof ann, count: number) => {
      const responses = Array.from({ length: count }, () => browser.send('GET', '/api/users/me/'));
      return (await Promise.all(responses)).map(({ statusCode }) => statusCode);
    };
    const statuses = await many(ann, KNOWN_LIMIT + 3);
    expect([refused(statuses), statuses.filter((status) => status === 200)]).toEqual([
      3,
      Array.from({ length: KNOWN_LIMIT }, () => 200),
    ]);
    const { detail } = (await ann.send('GET', '/api/users/me/')).json();
    expect(detail).toMatch(/^Too many requests by this session or token: at most 8 in a second\./);
    expect(refused(await many(other, LIMIT))).toBe(0);
  });

  test('by a token is so from its first answer on, until it is ended', async () => {
    const authorization = await tokenOf();
    expect(await ask(1, from, CONSENTS, { authorization })).toEqual([200]);
    await ask(LIMIT, from);
    expect(await ask(1, from)).toEqual([429]);
    expect(refused(await ask(KNOWN_LIMIT + 3, from, CONSENTS, { authorization }))).toBe(3);
    vi.advanceTimersByTime(1000);
    const signOut = { method: 'POST', url: '/api-auth/logout/', headers: { authorization } } as const;
    await app.inject({ ...signOut, remoteAddress: '192.0.2.2' });
    expect(await ask(1, '192.0.2.2', CONSENTS, { authorization })).toEqual([401]);
    await ask(LIMIT, from);
    expect(await ask(1, from, CONSENTS, { authorization })).toEqual([429]);
  });

  test('is nobody with a made-up token, a foreign scheme or a cookie of another server', async () => {
    await ask(LIMIT, from);
    for (const authorization of ['Token made-up', 'Bearer x', 'Basic x'])
      expect(await ask(2, from, CONSENTS, { authorization }), authorization).toEqual([429, 429]);
    // Answered without a look at the token, so that the answer proves nothing.
    expect(await ask(1, '192.0.2.3', '/api/configuration/', { authorization: 'Token made-up' })).toEqual([200]);
    expect(await ask(1, from, '/api/configuration/', { authorization: 'Token made-up' })).toEqual([429]);
    const stranger = openBrowser(await desk.open({ sessionKeys: ['another key, long enough for everybody'] }), from);
    await stranger.signIn('ann');
    const cookie = [...stranger.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    expect(await ask(1, from, '/session', { cookie })).toEqual([429]);
  });
});

test('files of the app are free, and nothing that is only called like one', async () => {
  const room = await mkdtemp(join(tmpdir(), 'consent-desk-files-'));
  await mkdir(join(room, 'assets'));
  await writeFile(join(room, 'index.html'), BUILT_PAGE);
  await writeFile(join(room, 'assets/a.js'), '1');
  await writeFile(join(room, 'favicon.svg'), '<svg/>');
  app = await desk.open({ rateLimits: { address: PER_SECOND, signedIn: undefined }, webDirectory: room });
  expect(new Set(await ask(3 * LIMIT, '192.0.2.1', '/assets/a.js'))).toEqual(new Set([200]));
  expect(await ask(1, '192.0.2.1', '/favicon.svg')).toEqual([200]);
  expect(refused(await ask(LIMIT + 2, '192.0.2.1', '/consents.js'))).toBe(2);
  expect(await ask(1, '192.0.2.1', '/assets/a.js')).toEqual([200]);
  await rm(room, { recursive: true });
});

test('a second later all is well again', async () => {
  await ask(LIMIT + 1, '192.0.2.1');
  vi.advanceTimersByTime(1000);
  expect(refused(await ask(PER_SECOND + 1, '192.0.2.1'))).toBe(1);
  vi.advanceTimersByTime(10_000);
  expect(refused(await ask(LIMIT + 1, '192.0.2.1'))).toBe(1);
});

test('health checks are answered whatever else their sender asks', async () => {
  await ask(LIMIT + 1, '192.0.2.1');
  expect(await ask(3, '192.0.2.1', '/healthz')).toEqual([200, 200, 200]);
});

test('health checks that come at once ask the Waldur behind once', async () => {
  vi.useRealTimers();
  let asked = 0;
  const waldur = await startFakeWaldur((_request, response) => {
    asked += 1;
    setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'), 200);
  });
  app = await desk.open({ upstream: { waldurUrl: waldur.origin } });
  expect(await ask(50, '192.0.2.1', '/healthz')).toEqual(Array.from({ length: 50 }, () => 200));
  expect(asked).toBe(1);
  expect(await ask(1, '192.0.2.1', '/healthz')).toEqual([200]);
  expect(asked).toBe(2);
  await waldur.close();
});

test('what the gateway asks the embedded API by itself is not counted', async () => {
  for (let visitor = 1; visitor <= LIMIT; visitor += 1) {
    expect((await openBrowser(app, `198.51.100.${visitor}`).send('GET', '/session')).statusCode).toBe(200);
  }
});

test('behind a proxy the browsers are counted, and none can choose who it is', async () => {
  const from = (address: string) => ({ 'x-forwarded-for': `203.0.113.99, ${address}` });
  expect(refused(await ask(LIMIT, '10.0.0.1', '/api/version/', from('192.0.2.1')))).toBe(0);
  expect(refused(await ask(LIMIT, '10.0.0.1', '/api/version/', from('192.0.2.2')))).toBe(0);
  const made = { 'x-forwarded-for': '203.0.113.1, 192.0.2.2' };
  expect(refused(await ask(1, '10.0.0.1', '/api/version/', made))).toBe(1);
});

test('without a setting there is no limit', async () => {
  app = await desk.open();
  expect(refused(await ask(300, '192.0.2.1'))).toBe(0);
});
