import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDesk, HOST, sendRaw, type Desk } from '#server/testing/desk.ts';

const OWN = { host: HOST, 'sec-fetch-site': 'same-origin' };
/** Of sites that share a domain with this one: more than 16 kB. */
const cookie = `consent-desk=mine; ${Array.from({ length: 5 }, (_, n) => `other${n}=${'x'.repeat(4000)}`).join('; ')}`;

let desk: Desk;
beforeAll(async () => {
  desk = await createDesk();
});
afterAll(() => desk.close());

test('whose cookies are too many gets a page that offers to remove them, and a program a reason', async () => {
  const app = await desk.open({ basePath: '/desk', siteName: 'Our desk' });
  const page = await app.inject({
    url: '/desk/my-consents',
    headers: { ...OWN, cookie, accept: 'text/html,application/xhtml+xml' },
  });
  expect(page.statusCode).toBe(431);
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page.body).toContain('<h1>Too many cookies</h1>');
  expect(page.body).toContain('<form method="post" action="/desk/session/remove-cookies">');
  const api = await app.inject({ url: '/desk/api/version/', headers: { ...OWN, cookie, accept: '*/*' } });
  expect([api.statusCode, api.json()]).toEqual([
    431,
    { detail: 'The headers are too large; at most 16 KiB are accepted.' },
  ]);
});

test('the foreign cookies are ended for the host and its domains, the own ones stay', async () => {
  const app = await desk.open({ basePath: '/desk' });
  const removed = await app.inject({
    method: 'POST',
    url: '/desk/session/remove-cookies',
    headers: { ...OWN, cookie },
  });
  expect([removed.statusCode, removed.headers.location]).toEqual([303, '/desk/']);
  const ended = [removed.headers['set-cookie']].flat();
  for (const place of ['Path=/', 'Path=/desk', 'Path=/; Domain=desk.example.org', 'Path=/; Domain=example.org']) {
    expect(ended).toContain(`other4=; Max-Age=0; ${place}`);
  }
  expect(ended.filter((header) => header?.includes('consent-desk'))).toEqual([]);
  expect(ended.filter((header) => header?.endsWith('Domain=org'))).toEqual([]);
});

test('another site removes none, and nobody loses cookies that are no trouble', async () => {
  const app = await desk.open();
  const url = '/session/remove-cookies';
  const cross = { ...OWN, 'sec-fetch-site': 'cross-site' };
  const refused = await app.inject({ method: 'POST', url, headers: { ...cross, cookie } });
  expect([refused.statusCode, refused.headers['set-cookie']]).toEqual([403, undefined]);
  const few = await app.inject({ method: 'POST', url, headers: { ...OWN, cookie: 'other=x' } });
  expect([few.statusCode, few.headers.location, few.headers['set-cookie']]).toEqual([303, '/', undefined]);
});

test('headers that are not even read are answered with a page that says what to do, other noise with a reason', async () => {
  const origin = await (await desk.open()).listen({ host: '127.0.0.1', port: 0 });
  const huge = await sendRaw(origin, `GET / HTTP/1.1\r\nHost: ${HOST}\r\nCookie: a=${'x'.repeat(90_000)}\r\n\r\n`);
  expect(huge).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
  expect(huge).toContain("content-security-policy: default-src 'none'");
  expect(huge).toContain('Delete the cookies of this site in the settings of your browser');
  const noise = await sendRaw(origin, 'what is this?\r\n\r\n');
  expect(noise).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(noise).toContain('{"detail":"This is no valid HTTP request."}');
});
