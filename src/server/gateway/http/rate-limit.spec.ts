import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { startFakeWaldur } from '#server/testing/fake-waldur.ts';
import { createDesk, openBrowser, type Desk } from '#server/testing/desk.ts';

const LIMIT = 20;

let desk: Desk;
let app: FastifyInstance;
beforeAll(async () => {
  desk = await createDesk();
  await desk.user('ann');
});
beforeEach(async () => {
  app = await desk.open({ rateLimit: LIMIT, trustProxy: 1 });
});
afterAll(() => desk.close());

/** The statuses of `count` requests that are sent at once. */
async function ask(count: number, address: string, url = '/api/version/', headers: Record<string, string> = {}) {
  const requests = Array.from({ length: count }, () => app.inject({ url, headers, remoteAddress: address }));
  return (await Promise.all(requests)).map(({ statusCode }) => statusCode);
}
const refused = (statuses: number[]) => statuses.filter((status) => status === 429).length;

test('one address may send so many requests in a second, then is told to wait; others go on', async () => {
  expect(refused(await ask(LIMIT + 5, '192.0.2.1'))).toBe(5);
  const response = await app.inject({ url: '/sign-in', remoteAddress: '192.0.2.1' });
  expect([response.statusCode, response.headers['retry-after'], response.json()]).toEqual([
    429,
    '1',
    { detail: 'Too many requests from this address: at most 20 in a second. Wait a second, then try again.' },
  ]);
  expect(response.headers['content-security-policy']).toContain("default-src 'none'");
  expect(refused(await ask(LIMIT, '192.0.2.2'))).toBe(0);
});

test('a second later all is well again', async () => {
  await ask(LIMIT + 1, '192.0.2.1');
  await expect.poll(async () => (await ask(1, '192.0.2.1'))[0], { timeout: 3000, interval: 200 }).toBe(401);
});

test('health checks are answered whatever else their sender asks', async () => {
  await ask(LIMIT + 1, '192.0.2.1');
  expect(await ask(3, '192.0.2.1', '/healthz')).toEqual([200, 200, 200]);
});

test('health checks that come at once ask the Waldur behind once', async () => {
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
