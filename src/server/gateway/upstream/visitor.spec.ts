import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFakeWaldur, type FakeWaldur } from '#server/testing/fake-waldur.ts';
import { createDesk, openBrowser, type Desk } from '#server/testing/desk.ts';

let desk: Desk;
let waldur: FakeWaldur;
const seen: unknown[] = [];

beforeAll(async () => {
  desk = await createDesk();
  waldur = await startFakeWaldur(({ url = '', headers }, response) => {
    if (url.includes('password')) seen.push([headers['x-forwarded-for'], headers['accept-language']]);
    const body = url.includes('password') ? { token: 'x' } : { uuid: randomUUID(), username: 'ann' };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
});
afterAll(async () => {
  await desk.close();
  await waldur.close();
});

test.each([
  ['a proxy that is trusted', '10.0.0.1', '198.51.100.4'],
  ['anybody else', '192.0.2.1', '192.0.2.1'],
  ['an address of version 4 on a socket for both versions', '::ffff:192.0.2.1', '192.0.2.1'],
])('Waldur sees who signs in, by the word of %s', async (_whose, remoteAddress, told) => {
  const gateway = await desk.open({ upstream: { waldurUrl: waldur.origin }, trustProxy: ['10.0.0.1'] });
  const browser = openBrowser(gateway, remoteAddress);
  seen.length = 0;
  const headers = { 'x-forwarded-for': '198.51.100.4', 'accept-language': 'et' };
  const payload = { username: 'ann', password: 'demo' };
  for (const url of ['/session', '/api-auth/password/']) {
    expect((await browser.send('POST', url, { payload, headers })).statusCode).toBe(200);
  }
  expect(seen).toEqual([
    [told, 'et'],
    [told, 'et'],
  ]);
});
