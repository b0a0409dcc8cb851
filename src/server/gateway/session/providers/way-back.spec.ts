import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOST, openBrowser } from '#server/testing/desk.ts';
import {
  createProviderVisit,
  PUBLIC,
  START,
  TOKEN,
  type ProviderVisit,
} from '#server/testing/sign-in/provider-visit.ts';
import { USER } from '#server/testing/sign-in/provider-waldur.ts';
import { FAILURES_PER_ADDRESS } from '#server/gateway/session/throttle.ts';
import { ATTEMPT_LIFETIME } from './attempt.ts';

let visit: ProviderVisit;
beforeAll(async () => {
  visit = await createProviderVisit();
});
beforeEach(() => visit.renew());
afterAll(() => visit.close());

const user = async (who = visit.browser) => (await visit.session(who)).user;
/** Where the page leads by itself. */
const leadsTo = (body: string) => /http-equiv="refresh" content="0;url=([^"]*)"/.exec(body)?.[1];

describe('the way back', () => {
  test('signs in, and leads to the page that was left by a navigation of its own', async () => {
    await visit.begin(`/session/provider/keycloak?return=${encodeURIComponent('/consents?state=revoked&page=2')}`);
    const response = await visit.comeBack();
    expect([response.statusCode, leadsTo(response.body)]).toEqual([200, '/consents?state=revoked&amp;page=2']);
    expect(response.headers['content-security-policy']).toMatch(/^default-src 'none'.*style-src 'nonce-/);
    expect(response.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(response.cookies.map(({ name, sameSite }) => [name, sameSite])).toEqual([
      ['consent-desk-attempt', 'Lax'],
      ['consent-desk', 'Strict'],
    ]);
    expect(await visit.session()).toMatchObject({ user: { username: USER.username }, token: 'ordinary' });
    expect(visit.waldur.asked).toContain(`GET /api/users/me/ Token ${TOKEN}`);
    expect([...visit.browser.cookies.keys()]).toEqual(['consent-desk']);
  });

  test('shows neither code nor token, and writes neither into the log', async () => {
    await visit.begin();
    const response = await visit.comeBack();
    const shown = [response.body, JSON.stringify(response.headers), ...visit.log].join('\n');
    expect(visit.log.join('\n')).toContain('"path":"/oauth_login_completed/keycloak/"');
    for (const secret of [TOKEN, 'code=good', '"good"']) expect(shown).not.toContain(secret);
  });

  test.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/x/..//evil.example/',
    'javascript:alert(1)',
    '/\tx',
    '/consents\r\nSet-Cookie: a=b',
    '/session/provider/keycloak',
    '/x/../session',
    '/api/users/me/',
    '/oauth_login_completed/keycloak/?code=good',
    `/consents?${'x'.repeat(1500)}`,
    '',
  ])('never leads to %j', async (back) => {
    await visit.begin(`/session/provider/keycloak?return=${encodeURIComponent(back)}`);
    expect(leadsTo((await visit.comeBack()).body)).toBe('/');
  });

  test('writes what came with the address as text', async () => {
    await visit.begin(
      `/session/provider/keycloak?return=${encodeURIComponent('/consents?"><script>alert(1)</script>\'')}`,
    );
    const { body } = await visit.comeBack();
    expect(leadsTo(body)).toBe('/consents?%22%3E%3Cscript%3Ealert(1)%3C/script%3E%27');
    expect(body).not.toContain('<script');
  });

  test.each([
    ['no code', '/oauth_login_completed/keycloak/', 400],
    ['an empty code', '/oauth_login_completed/keycloak/?code=', 400],
    ['two codes', '/oauth_login_completed/keycloak/?code=good&code=good', 400],
    ['a code with odd letters', '/oauth_login_completed/keycloak/?code=go%0d%0aod', 400],
    ['a code that was never given', '/oauth_login_completed/keycloak/?code=foreign', 403],
    ['another provider', '/oauth_login_completed/tara/?code=good', 403],
    ['a provider with slashes', '/oauth_login_completed/keycloak/../keycloak//?code=good', 403],
    ['no provider', '/oauth_login_completed/?code=good', 403],
  ])('with %s gives a page that says so, and no session', async (_what, path, status) => {
    await visit.begin('/session/provider/keycloak?return=/consents');
    const response = await visit.comeBack(path);
    expect(response.statusCode).toBe(status);
    expect(response.body).toContain('<a href="/sign-in?return=%2Fconsents">Sign in again</a>');
    expect(leadsTo(response.body)).toBeUndefined();
    expect(visit.browser.cookies.size).toBe(0);
    expect(await user()).toBeNull();
  });

  test('works once', async () => {
    await visit.begin();
    expect((await visit.comeBack()).statusCode).toBe(200);
    visit.waldur.codes.set('good', TOKEN);
    const again = await visit.comeBack();
    expect([again.statusCode, again.body]).toEqual([403, expect.stringContaining('was finished before')]);
    expect(again.cookies).toEqual([]);
    expect(await user()).toMatchObject({ username: USER.username });
  });

  test('with a code that was used elsewhere signs nobody in', async () => {
    await visit.begin();
    visit.waldur.codes.delete('good');
    const response = await visit.comeBack();
    expect([response.statusCode, response.body]).toEqual([403, expect.stringContaining('was used before')]);
    expect(await user()).toBeNull();
  });

  test('is over after ten minutes', async () => {
    await visit.begin();
    visit.desk.clock.now = new Date(START.getTime() + ATTEMPT_LIFETIME * 1000);
    expect((await visit.comeBack()).statusCode).toBe(403);
    expect(visit.waldur.codes.has('good')).toBe(true);
  });

  test('is for the browser that began it, and costs another one nothing', async () => {
    await visit.begin();
    const victim = openBrowser(visit.app, '192.0.2.8');
    const response = await visit.comeBack(undefined, {}, victim);
    expect([response.statusCode, response.cookies]).toEqual([403, []]);
    expect(await user(victim)).toBeNull();
    expect(visit.waldur.codes.has('good')).toBe(true);
    expect((await visit.comeBack()).statusCode).toBe(200);
  });

  test('is not gone by a frame, nor by what an attacker made up as the cookie', async () => {
    await visit.begin();
    const framed = await visit.comeBack(undefined, { 'sec-fetch-dest': 'iframe' });
    expect([framed.statusCode, framed.cookies]).toEqual([403, []]);
    const [name, sealed] = [...visit.browser.cookies][0] ?? ['', ''];
    const forger = openBrowser(visit.app, '192.0.2.9');
    forger.cookies.set(name, `${sealed.slice(0, -3)}abc`);
    expect((await visit.comeBack(undefined, {}, forger)).statusCode).toBe(403);
    const mixer = openBrowser(visit.app, '192.0.2.10');
    mixer.cookies.set('consent-desk', sealed);
    expect(await user(mixer)).toBeNull();
    expect((await visit.comeBack()).statusCode).toBe(200);
  });

  test('is no way for a head or a form', async () => {
    await visit.begin();
    for (const method of ['HEAD', 'POST'] as const) {
      const response = await visit.browser.send(method, '/oauth_login_completed/keycloak/?code=good');
      expect([response.statusCode, response.cookies]).toEqual([404, []]);
    }
    expect((await visit.comeBack()).statusCode).toBe(200);
  });

  test('counts codes that are refused as failed sign-ins of the address', async () => {
    for (let n = 0; n < FAILURES_PER_ADDRESS; n++) {
      await visit.begin();
      expect((await visit.comeBack('/oauth_login_completed/keycloak/?code=guessed')).statusCode).toBe(403);
    }
    await visit.begin();
    const response = await visit.comeBack();
    expect([response.statusCode, response.body]).toEqual([429, expect.stringContaining('Too many failed sign-ins')]);
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
    expect(visit.waldur.codes.has('good')).toBe(true);
  });

  test('says when the token that Waldur gave is not taken by it, or is too long', async () => {
    visit.waldur.codes.set('good', 'refused');
    await visit.begin();
    expect((await visit.comeBack()).body).toContain('does not accept the token that it gave itself');
    visit.waldur.codes.set('good', 'x'.repeat(2501));
    await visit.begin();
    const response = await visit.comeBack();
    expect([response.statusCode, response.body]).toEqual([502, expect.stringContaining('too long')]);
    expect(visit.browser.cookies.size).toBe(0);
  });
});

describe('below a base path', () => {
  test('Waldur leads back to the top of the host, and the session is for the base path', async () => {
    const below = openBrowser(
      await visit.desk.open({ upstream: { waldurUrl: visit.waldur.origin, publicUrl: PUBLIC }, basePath: '/desk' }),
    );
    const there = await below.send('GET', '/desk/session/provider/keycloak?return=/consents');
    expect(there.headers.location).toContain(`return_url=${encodeURIComponent(`http://${HOST}`)}`);
    expect((await visit.comeBack('/desk/oauth_login_completed/keycloak/?code=good', {}, below)).statusCode).toBe(404);
    const response = await visit.comeBack(undefined, {}, below);
    expect([response.statusCode, leadsTo(response.body)]).toEqual([200, '/desk/consents']);
    expect(response.cookies.at(-1)).toMatchObject({ name: 'consent-desk', path: '/desk/' });
    expect((await below.send('GET', '/desk/session')).json().user).toMatchObject({ username: USER.username });
    const again = await visit.comeBack(undefined, {}, below);
    expect([again.statusCode, again.body]).toEqual([403, expect.stringContaining('href="/desk/sign-in"')]);
    expect((await below.send('POST', '/oauth_login_completed/keycloak/')).statusCode).toBe(404);
  });
});
