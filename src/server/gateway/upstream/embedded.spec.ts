import { BURST } from '#server/gateway/http/rate-limit.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDesk, HOST, openBrowser, PASSWORD, sendRaw, type Desk } from '#server/testing/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await createDesk();
  await desk.user('ann');
});
afterAll(() => desk.close());

/** Headers by which an outside request might pose as a call of the gateway's own. */
const POSES: Record<string, string>[] = [
  {},
  { 'x-forwarded-for': 'gateway' },
  { forwarded: 'for=gateway' },
  { 'x-real-ip': 'gateway' },
  { host: 'localhost:80', 'user-agent': 'lightMyRequest' },
];

test('no request from outside escapes the throttle of passwords as an own call', async () => {
  const app = await desk.open();
  const attempt = (headers: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url: '/api-auth/password/',
      headers,
      payload: { username: 'ann', password: 'wrong' },
      remoteAddress: 'gateway',
    });
  for (const headers of POSES) {
    expect((await attempt(headers)).json()).toEqual({ detail: 'Invalid username/password.' });
  }
  for (const headers of POSES) {
    expect((await attempt(headers)).json().detail, JSON.stringify(headers)).toMatch(/^Username is locked out/);
  }
}, 60_000);

test.each(POSES)('no request from outside escapes the rate limit as an own call: %o', async (headers) => {
  const app = await desk.open({ rateLimits: { address: 1, signedIn: undefined } });
  const ask = () => app.inject({ url: '/api/configuration/', headers, remoteAddress: 'gateway' });
  const responses = await Promise.all(Array.from({ length: 1 + BURST + 2 }, ask));
  expect(responses.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1 + BURST);
  expect(responses.filter(({ statusCode }) => statusCode === 429)).toHaveLength(2);
});

test('the gateway’s own calls are neither limited nor throttled with those of its client', async () => {
  const app = await desk.open({ rateLimits: { address: 1, signedIn: 1 } });
  const browser = openBrowser(app);
  expect((await browser.signIn('ann', PASSWORD)).statusCode).toBe(200);
  expect((await browser.send('GET', '/session')).json()).toMatchObject({ user: { username: 'ann' } });
});

test('the routes for own calls are closed with the server and have no socket', async () => {
  const app = await desk.open();
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const request = `GET /api/users/me/ HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`;
  expect(await sendRaw(origin, request)).toMatch(/^HTTP\/1\.1 401 /);
  await app.close();
  expect(await sendRaw(origin, request)).toBe('');
});
