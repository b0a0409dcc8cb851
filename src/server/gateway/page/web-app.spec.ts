import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { createDesk, openBrowser, type Desk } from '#server/testing/desk.ts';

const SCRIPT = `console.log(${JSON.stringify('x'.repeat(3000))});`;
const PAGE = `<html lang="en" data-base="%BASE_URL%"><head><title>Consent Desk</title><!--styles--></head><body><script type="module" nonce="__CSP_NONCE__"></script><meta nonce="__CSP_NONCE__">${'<p></p>'.repeat(200)}<div id="root"></div><!--data--><!--late--></body></html>`;

let desk: Desk;
let app: FastifyInstance;
let directory: string;

/** As the build leaves it: a page, hashed assets with their compressed copies, and files with names of their own. */
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'consent-desk-web-'));
  await mkdir(join(directory, 'assets'));
  await writeFile(join(directory, 'index.html'), PAGE);
  await writeFile(join(directory, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(directory, 'assets/index-abc123.js'), SCRIPT);
  await writeFile(join(directory, 'assets/index-abc123.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(join(directory, 'assets/index-abc123.js.gz'), gzipSync(SCRIPT));
  desk = await createDesk();
  app = await desk.open({ webDirectory: directory });
});
afterAll(async () => {
  await desk.close();
  await rm(directory, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('an asset', () => {
  test.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['identity', undefined, (raw: Buffer) => raw],
  ])('accepted as %s is kept for ever and sent as compressed at build', async (encoding, sent, decode) => {
    const answer = await get('/assets/index-abc123.js', { 'accept-encoding': encoding });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-encoding']).toBe(sent);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toMatch(/^application\/javascript; charset=utf-8/);
    expect(decode(answer.rawPayload).toString()).toBe(SCRIPT);
  });

  test.each(['/assets/index-gone.js', '/assets/index-gone', '/robots.txt', '/favicon.ico'])(
    'that is missing (%s) is a 404, never the page, and not kept',
    async (url) => {
      const answer = await get(url, html);
      expect([answer.statusCode, answer.json()]).toEqual([404, { detail: 'Not found.' }]);
      expect(answer.headers['cache-control']).toBe('no-store');
    },
  );

  test.each([
    '/assets/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/..%5cpackage.json',
    '/assets/%2e%2e/index.html',
    '//etc/passwd',
  ])('outside of the folder (%s) is not served', async (url) => {
    const answer = await get(url);
    expect([400, 403, 404]).toContain(answer.statusCode);
    expect(answer.body).not.toContain('consent-desk');
  });

  test('with a name of its own is kept for a short time', async () => {
    const answer = await get('/favicon.svg');
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'public, max-age=600']);
  });
});

describe('the page', () => {
  test.each([
    '/',
    '/consents',
    '/consents/8c0b4b9c-5f4b-4f5e-8f6e-0d4f0a7e9a11/revoke?state=active',
    '/sign-in?return=%2Fconsents',
    '/no-such-page',
  ])('answers %s, not kept, with a nonce that its policy names', async (url) => {
    const answer = await get(url, html);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(String(answer.headers['content-security-policy']))?.[1];
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(answer.body.split(`nonce="${nonce}"`)).toHaveLength(3);
    expect(answer.body).not.toContain('__CSP_NONCE__');
  });

  test('has another nonce each time, and a policy without exceptions', async () => {
    const policies = await Promise.all([get('/', html), get('/', html)]);
    const [first, second] = policies.map((answer) => String(answer.headers['content-security-policy']));
    expect(first).not.toBe(second);
    expect(first).not.toMatch(/unsafe|\*|https?:/);
    for (const part of [
      "default-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types dompurify',
    ]) {
      expect(first).toContain(part);
    }
  });

  test.each([
    ['a request for data', '/consents', { accept: 'application/json' }],
    ['an unknown API path', '/api/nothing/', html],
    ['the session', '/session/x', html],
  ])('is no answer to %s', async (_what, url, headers) => {
    const answer = await get(url, headers);
    expect([answer.statusCode, answer.json()]).toEqual([404, { detail: 'Not found.' }]);
  });

  test('cannot be posted to', async () => {
    expect((await app.inject({ method: 'POST', url: '/consents' })).statusCode).toBe(404);
  });
});

test('answers of every kind carry the protective headers and a request id', async () => {
  for (const url of [
    '/',
    '/assets/index-abc123.js',
    '/session',
    '/api/configuration/',
    '/api/users/',
    '/nothing.txt',
    '/healthz',
  ]) {
    const { headers } = await get(url);
    expect(headers['content-security-policy'], url).toContain("frame-ancestors 'none'");
    expect(headers, url).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(headers, url).not.toHaveProperty('strict-transport-security');
  }
});

test('long JSON is compressed on the way, short JSON is left alone', async () => {
  const browser = openBrowser(app);
  await desk.user('ann', { is_staff: true });
  await browser.signIn('ann');
  for (let n = 0; n < 20; n++) await desk.world.user({ username: `user${n}` });
  const headers = { 'accept-encoding': 'br, gzip' };
  const long = await browser.send('GET', '/api/users/?page_size=100', { headers });
  expect(long.headers['content-encoding']).toBe('br');
  expect(JSON.parse(brotliDecompressSync(long.rawPayload).toString())).toHaveLength(21);
  const short = await browser.send('GET', '/api/users/?username=user1', { headers });
  expect(short.headers['content-encoding']).toBeUndefined();
  expect(short.json()).toHaveLength(1);
});
