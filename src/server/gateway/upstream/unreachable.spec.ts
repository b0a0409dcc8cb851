import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { createDesk, openBrowser, type Desk } from '#server/testing/desk.ts';
import { startUnreachable } from '#server/testing/unreachable.ts';

const detail = 'The server behind this page cannot be reached. Try again in a moment.';

let desk: Desk;
let app: FastifyInstance;
let waldur: Awaited<ReturnType<typeof startUnreachable>>;

beforeAll(async () => {
  desk = await createDesk();
  waldur = await startUnreachable();
  app = await desk.open({ upstream: { waldurUrl: waldur.origin, timeouts: { connectMs: 400, responseMs: 60_000 } } });
});
afterAll(async () => {
  await desk.close();
  await waldur.close();
});

/** In milliseconds. */
async function timed<Result>(work: () => Promise<Result>): Promise<[Result, number]> {
  const start = Date.now();
  return [await work(), Date.now() - start];
}

test('a Waldur whose address answers nothing at all is given up after the time for connecting', async () => {
  const url = '/api/marketplace-user-offering-consents/';
  const [response, ms] = await timed(() => app.inject({ url, headers: { authorization: 'Token x' } }));
  expect([response.statusCode, response.json()]).toEqual([504, { detail }]);
  expect(ms).toBeGreaterThanOrEqual(390);
  expect(ms).toBeLessThan(5000);
});

test('signing in there says the same as soon, the page of it opens, and the health check fails', async () => {
  const browser = openBrowser(app);
  const [signIn, ms] = await timed(() => browser.signIn('ann'));
  expect([signIn.statusCode, signIn.json(), signIn.cookies]).toEqual([504, { detail }, []]);
  expect(ms).toBeLessThan(5000);
  expect((await browser.send('GET', '/session')).json()).toMatchObject({ user: null, methods: ['password', 'token'] });
  expect((await app.inject({ url: '/healthz' })).statusCode).toBe(503);
});
