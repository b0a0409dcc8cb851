import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SessionState } from '#contract/session.ts';
import { loggerOptions } from '#server/log.ts';
import { createDesk, HOST, openBrowser, type Browser, type Desk } from '#server/testing/desk.ts';
import { startOpenidProvider, type OpenidProvider } from '#server/testing/sign-in/openid-provider.ts';
import { visitOpenidProvider } from '#server/testing/sign-in/openid-visit.ts';

// The gateway in front of the embedded API as people come by: below a path, behind TLS, two processes on one database.
const BASE = '/portal/consents';
const PUBLIC = `https://${HOST}`;
const COMPLETE = `${BASE}/api-auth/oidc/complete/`;

let desk: Desk;
let university: OpenidProvider;
let apps: FastifyInstance[];
let processes: Browser[];
let visitors = 0;
const log: string[] = [];

beforeAll(async () => {
  desk = await createDesk();
  university = await startOpenidProvider();
  await university.open(PUBLIC + COMPLETE);
  const upstream = { db: desk.db, oidc: university.settings };
  const logger = { level: 'trace', stream: { write: (line: string) => void log.push(line) } };
  const start = () => desk.open({ upstream, basePath: BASE, trustProxy: 1, logger });
  apps = [await start(), await start()];
});
beforeEach(() => {
  const address = `203.0.113.${++visitors}`;
  processes = apps.map((app) => openBrowser(app, address));
  log.length = 0;
});
afterAll(async () => {
  await desk.close();
  await university.close();
});

/** One request of one browser to the next process in turn, as a proxy spreads them. */
async function ask(address: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
  const [browser, next] = processes;
  if (!browser || !next) throw new Error('there are two');
  next.cookies.clear();
  const { pathname, search } = new URL(address, PUBLIC);
  const response = await browser.send('GET', pathname + search, {
    headers: { 'x-forwarded-proto': 'https', accept: 'application/json', ...headers },
  });
  for (const [name, value] of browser.cookies) next.cookies.set(name, value);
  processes = [next, browser];
  return response;
}

const NAVIGATION = { accept: 'text/html,*/*;q=0.8', 'sec-fetch-dest': 'document' };
const visit = (address: string) => ask(address, { ...NAVIGATION, 'sec-fetch-site': 'cross-site' });
const session = async () => (await ask(`${BASE}/session`)).json<SessionState>();

/** Presses the button of the sign-in page, up to the provider. @returns where it is asked */
async function goThere(back = '/consents?offering=1'): Promise<string> {
  const start = `${BASE}/session/provider/oidc?return=${encodeURIComponent(back)}`;
  const begun = await ask(start, { ...NAVIGATION, 'sec-fetch-site': 'same-origin', 'accept-language': 'et-EE,en' });
  expect(begun.statusCode).toBe(303);
  expect(begun.headers.location).toMatch(`${PUBLIC}${BASE}/api-auth/oidc/init/?`);
  const led = await ask(String(begun.headers.location), { ...NAVIGATION, 'sec-fetch-site': 'same-origin' });
  expect(led.statusCode).toBe(302);
  return String(led.headers.location);
}

test('the sign-in page is told of the provider', async () => {
  expect(await session()).toMatchObject({
    user: null,
    methods: ['password', 'token'],
    providers: [{ name: 'oidc', label: 'Example University' }],
  });
});

test('the whole way, each step at another process', async () => {
  const there = await goThere();
  expect(new URL(there).searchParams.get('redirect_uri')).toBe(PUBLIC + COMPLETE);
  expect(new URL(there).searchParams.get('ui_locales')).toBe('et-EE');
  const back = await visit((await visitOpenidProvider().approve(there, 'uma')).href);
  expect(back.statusCode).toBe(302);
  expect(back.headers.location).toMatch(`${PUBLIC}/oauth_login_completed/oidc/?code=`);
  const done = await visit(String(back.headers.location));
  expect(done.statusCode).toBe(200);
  expect(done.body).toContain(`content="0;url=${BASE}/consents?offering=1"`);
  expect([...(processes[0]?.cookies.keys() ?? [])]).toEqual(['__Secure-consent-desk']);
  expect(await session()).toMatchObject({ user: { username: 'uma', is_staff: false }, token: 'ordinary' });

  const secrets = [there, String(back.headers.location)].flatMap((address) => [...new URL(address).searchParams]);
  const grave = secrets.filter(([name]) => ['state', 'nonce', 'code'].includes(name));
  expect(grave).toHaveLength(3);
  for (const [, value] of grave) expect(log.join('')).not.toContain(value);
});

test('who is signed in already can sign in as somebody else', async () => {
  for (const account of ['uma', 'vera']) {
    const back = await visit((await visitOpenidProvider().approve(await goThere(), account)).href);
    await visit(String(back.headers.location));
    expect((await session()).user?.username).toBe(account);
  }
});

test('a person sees a page where the provider refuses, which leads back to where they were', async () => {
  const address = (await visitOpenidProvider().refuse(await goThere())).href;
  const refused = await visit(address);
  expect(refused.statusCode).toBe(401);
  expect(refused.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(refused.headers['content-security-policy']).toContain("default-src 'none'");
  expect(refused.body).toContain(
    '<h1>Nobody was signed in</h1><p>The identity provider refused: access_denied (The person said no)</p>',
  );
  expect(refused.body).toContain(`href="${BASE}/sign-in?return=%2Fconsents%3Foffering%3D1"`);
  expect((await session()).user).toBeNull();
  expect(log.join('')).not.toContain('after a failure elsewhere');
  const again = await visit(address);
  expect(again.statusCode).toBe(401);
  expect(again.body).toContain('Invalid auth state. This sign-in was begun in another browser');
});

test('what the provider says is text in that page, whatever it says', async () => {
  const address = await visitOpenidProvider().refuse(await goThere());
  address.searchParams.set('error_description', '<img src=x onerror=alert(1)> "&');
  const { body } = await visit(address.href);
  expect(body).toContain('access_denied (&lt;img src=x onerror=alert(1)> &quot;&amp;)');
});

test('what is refused before its cookies are read is told in words, too', async () => {
  const [browser] = processes;
  const headers = { ...NAVIGATION, host: 'not a host', 'x-forwarded-proto': 'https' };
  const response = await browser?.send('GET', `${COMPLETE}?code=a&state=b`, { headers });
  expect(response?.statusCode).toBe(400);
  expect(response?.body).toContain('The request names no valid host.');
});

test('a program gets JSON', async () => {
  const response = await ask(`${COMPLETE}?code=a&state=b`);
  expect(response.statusCode).toBe(401);
  expect(response.json()).toEqual({ detail: expect.stringMatching(/^oidc error: Invalid auth state/) });
});

test('a front-end of another origin that is allowed gets a code, and its exchange a token', async () => {
  const { headers } = await ask(`${BASE}/api-auth/oidc/init/?return_url=https://portal.example.org`, NAVIGATION);
  const back = await visit((await visitOpenidProvider().approve(String(headers.location), 'uma')).href);
  const { origin, pathname, searchParams } = new URL(String(back.headers.location));
  expect([origin, pathname]).toEqual(['https://portal.example.org', '/oauth_login_completed/oidc/']);
  const [program] = processes;
  const payload = { code: searchParams.get('code') };
  const granted = await program?.send('POST', `${BASE}/api-auth/token-exchange/`, { payload });
  expect(granted?.json()).toEqual({ token: expect.stringMatching(/^[0-9a-f]{40}$/) });
});

test('a provider that is down is said to be so, and the log says why', async () => {
  const oidc = { ...university.settings, issuer: 'http://127.0.0.1:2' };
  const logger = loggerOptions('warn', { write: (line: string) => void log.push(line) });
  const app = await desk.open({ upstream: { db: desk.db, oidc }, logger });
  const response = await openBrowser(app).send('GET', '/api-auth/oidc/init/', { headers: NAVIGATION });
  expect(response.statusCode).toBe(401);
  expect(response.body).toContain('The identity provider gave no usable answer. Try again in a moment.');
  expect(log.join('')).toContain('refused after a failure elsewhere');
  expect(log.join('')).toContain('ECONNREFUSED');
  expect(log.join('')).not.toContain(oidc.clientSecret);
});
