import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDesk, type Desk } from '#server/testing/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await createDesk();
});
afterAll(() => desk.close());

async function statusOf(allowedHosts: string[] | undefined, host: string, url = '/session') {
  const app = await desk.open({ allowedHosts });
  return (await app.inject({ url, headers: { host } })).statusCode;
}

const OWN = [
  'localhost',
  'LOCALHOST:8080',
  '127.0.0.1:8080',
  '127.5.5.5',
  '[::1]:8080',
  'desk.localhost:8080',
  'localhost.:8080',
];
const FOREIGN = [
  'evil.example',
  'localhost.evil.example:8080',
  '127.0.0.1.evil.example',
  '192.0.2.1',
  '[::2]',
  'evil.example.',
  '.',
  '0.0.0.0',
];

test.each(OWN)('a server of the loopback answers to %s', async (host) => {
  expect(await statusOf([], host)).toBe(200);
});

test.each(FOREIGN)('but not to %s, which a foreign site may let lead there', async (host) => {
  expect(await statusOf([], host)).toBe(421);
  expect(await statusOf(undefined, host)).toBe(200);
  expect(await statusOf([], host, '/healthz')).toBe(200);
});

test('names that are allowed are answered, and the refusal says what can be done', async () => {
  expect(await statusOf(['desk.example.org'], 'Desk.example.org:8443')).toBe(200);
  const app = await desk.open({ allowedHosts: ['desk.example.org'] });
  const refused = await app.inject({ url: '/api/users/me/', headers: { host: 'evil.example', accept: 'text/html' } });
  expect([refused.statusCode, refused.json().detail]).toEqual([421, expect.stringContaining('ALLOWED_HOSTS')]);
  expect(refused.body).not.toContain('evil.example');
});
