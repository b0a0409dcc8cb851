import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { createDesk, HOST, openBrowser, PASSWORD, type Browser, type Desk } from './testing/desk.ts';

/** The page as it is built, for a base path that is filled in; its scripts learn it from `data-base`. */
const pageBelow = (base: string, nonce: string) =>
  `<html lang="en" data-base="${base}"><title>Consent Desk</title><!--styles--><link href="${base}favicon.svg"><script type="module" src="${base}assets/index-1.js" nonce="${nonce}"></script><a href="https://x.example/./y"></a><div id="root"></div><!--data--><!--late--></html>`;
const PAGE = pageBelow('%BASE_URL%', '__CSP_NONCE__');
const nonceIn = (page: string) => /nonce="([^"]+)"/.exec(page)?.[1] ?? '';

let desk: Desk;
let app: FastifyInstance;
let browser: Browser;
let web: string;
let offering: string;

beforeAll(async () => {
  web = await mkdtemp(join(tmpdir(), 'consent-desk-base-'));
  await mkdir(join(web, 'assets'));
  await writeFile(join(web, 'index.html'), PAGE);
  await writeFile(join(web, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(web, 'assets/index-1.js'), '0;');
  desk = await createDesk();
  const ann = await desk.user('ann', { is_staff: true });
  for (let n = 0; n < 6; n++) {
    const made = await desk.world.offering({ name: `Offering ${n}` });
    await desk.world.terms(made, { version: '1.0', is_active: true });
    await desk.world.consent(ann, made, { version: '1.0' });
    offering = made.uuid;
  }
  app = await desk.open({ basePath: '/consents', webDirectory: web });
  browser = openBrowser(app);
  await signIn(browser);
});
afterAll(async () => {
  await desk.close();
  await rm(web, { recursive: true });
});

const signIn = (somebody: Browser, headers: Record<string, string> = {}) =>
  somebody.send('POST', '/consents/session', { payload: { username: 'ann', password: PASSWORD }, headers });
const html = { accept: 'text/html' };

describe('below its base path', () => {
  test.each([
    ['/consents/healthz', 'application/json', {}],
    ['/consents/session', 'application/json', {}],
    ['/consents/api/users/me/', 'application/json', {}],
    ['/consents/assets/index-1.js', 'javascript', {}],
    ['/consents/favicon.svg', 'image/svg+xml', {}],
    ['/consents/', 'text/html', html],
    ['/consents/consents', 'text/html', html],
    ['/consents/consents/8c0b4b9c-5f4b-4f5e-8f6e-0d4f0a7e9a11/revoke', 'text/html', html],
  ])('%s is served', async (url, type, headers) => {
    const response = await browser.send('GET', url, { headers });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toContain(type);
  });

  test('the page names its files by absolute paths, and tells its scripts where it is', async () => {
    const { body } = await browser.send('GET', '/consents/consents', { headers: html });
    expect(body).toBe(pageBelow('/consents/', nonceIn(body)));
  });

  test('the same build serves the top of a host', async () => {
    const top = await desk.open({ webDirectory: web });
    const { body } = await top.inject({ url: '/consents', headers: html });
    expect(body).toBe(pageBelow('/', nonceIn(body)));
    expect((await top.inject({ url: '/consents/healthz' })).statusCode).toBe(404);
  });

  test('addresses in answers lead back here', async () => {
    const list = await browser.send('GET', `/consents${CONSENTS}?page_size=2&page=2`);
    const own = `http://${HOST}/consents`;
    expect(list.headers.link).toBe(
      [
        `<${own}${CONSENTS}?page_size=2>; rel="first"`,
        `<${own}${CONSENTS}?page_size=2>; rel="prev"`,
        `<${own}${CONSENTS}?page=3&page_size=2>; rel="next"`,
        `<${own}${CONSENTS}?page=3&page_size=2>; rel="last"`,
      ].join(', '),
    );
    const [consent] = list.json();
    expect(consent.offering_url).toBe(`${own}/api/marketplace-provider-offerings/${consent.offering_uuid}/`);
    expect((await browser.send('GET', new URL(consent.offering_url).pathname)).json().uuid).toBe(consent.offering_uuid);
    const schema = await browser.send('GET', '/consents/api/schema/');
    expect(schema.json().servers).toEqual([{ url: '/consents' }]);
  });

  test('an address that it gave is understood in a filter, one of another resource is not', async () => {
    const ask = (url: string) => browser.send('GET', `/consents${CONSENTS}?offering=${encodeURIComponent(url)}`);
    const found = await ask(`http://${HOST}/consents/api/marketplace-provider-offerings/${offering}/`);
    expect(found.json()).toEqual([expect.objectContaining({ offering_uuid: offering })]);
    const wrong = await ask(`http://${HOST}/consents/api/users/${offering}/`);
    expect([wrong.statusCode, wrong.json()]).toEqual([
      400,
      { offering: [`Enter a URL of the form http://${HOST}/consents/api/marketplace-provider-offerings/{uuid}/.`] },
    ]);
  });

  test('a forgotten slash is put right within it', async () => {
    for (const [asked, right] of [
      ['/consents/api/users/me?field=uuid', '/consents/api/users/me/?field=uuid'],
      ['/consents', '/consents/'],
      ['/consents?x=1', '/consents/?x=1'],
    ] as const) {
      const response = await browser.send('GET', asked);
      expect([response.statusCode, response.headers.location]).toEqual([301, right]);
    }
  });
});

test.each(['/', '/healthz', '/session', '/api/users/me/', '/consentsx/', '/CONSENTS/', '/favicon.svg', '/x/consents/'])(
  '%s is not below it and is not served, however it is asked for',
  async (url) => {
    const response = await browser.send('GET', url, { headers: { accept: '*/*' } });
    expect([response.statusCode, response.json()]).toEqual([
      404,
      { detail: 'Not found. This server answers below /consents/ only.' },
    ]);
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await browser.send('POST', url, { payload: {} })).statusCode).toBe(404);
  },
);

describe('the cookie', () => {
  test('goes to this path only, and is cleared there', async () => {
    const somebody = openBrowser(app);
    const [cookie] = (await signIn(somebody)).cookies;
    expect(cookie).toMatchObject({ name: 'consent-desk', path: '/consents/', httpOnly: true, sameSite: 'Strict' });
    const [cleared] = (await somebody.send('DELETE', '/consents/session', { payload: { scope: 'here' } })).cookies;
    expect(cleared).toMatchObject({ name: 'consent-desk', path: '/consents/', value: '' });
    expect((await somebody.send('GET', '/consents/session')).json().user).toBeNull();
  });

  test('behind TLS has the strictest prefix that allows a path', async () => {
    const behindTls = openBrowser(await desk.open({ basePath: '/consents', trustProxy: 1 }));
    const headers = { 'x-forwarded-proto': 'https' };
    const [cookie] = (await signIn(behindTls, headers)).cookies;
    expect(cookie).toMatchObject({ name: '__Secure-consent-desk', path: '/consents/', secure: true, httpOnly: true });
    expect((await behindTls.send('GET', '/consents/session', { headers })).json().user.username).toBe('ann');
  });
});

test('in front of a Waldur, links lead to the base path and requests to the Waldur’s own paths', async () => {
  const asked: string[] = [];
  const waldur = await desk.open();
  waldur.server.on('request', ({ url }: { url: string }) => asked.push(url));
  const origin = await waldur.listen({ host: '127.0.0.1', port: 0 });
  const somebody = openBrowser(await desk.open({ basePath: '/consents', upstream: { waldurUrl: origin } }));
  await signIn(somebody);
  const list = await somebody.send('GET', `/consents${CONSENTS}?page_size=2`);
  expect(list.headers.link).toContain(`<http://${HOST}/consents${CONSENTS}?page=2&page_size=2>; rel="next"`);
  expect(asked).toContain(`${CONSENTS}?page_size=2`);
  expect(asked.filter((url) => url.startsWith('/consents'))).toEqual([]);
});
