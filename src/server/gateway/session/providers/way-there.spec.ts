import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOST, openBrowser } from '#server/testing/desk.ts';
import { createProviderVisit, PUBLIC, START, type ProviderVisit } from '#server/testing/sign-in/provider-visit.ts';
import { PROVIDERS } from '#server/testing/sign-in/provider-waldur.ts';

let visit: ProviderVisit;
beforeAll(async () => {
  visit = await createProviderVisit();
});
beforeEach(() => visit.renew());
afterAll(() => visit.close());

describe('the sign-in page is told', () => {
  const names = async () => (await visit.session()).providers.map(({ name }: { name: string }) => name);

  test('which active providers lead back here, in their order and by their labels', async () => {
    expect((await visit.session()).providers).toEqual([
      { name: 'keycloak', label: 'University' },
      { name: 'tara', label: 'tara' },
    ]);
  });

  test.each([
    ['they are no way to sign in there', { methods: ['LOCAL_SIGNIN'] }],
    ['the list does not exist', { list: 404 }],
    ['the list fails', { list: 503 }],
    ['the list is something else', { list: { detail: 'Odd.' } }],
    ['the Waldur leads to its own front-end only', { isOld: true }],
  ])('of none when %s', async (_when, how) => {
    Object.assign(visit.waldur, how);
    expect(await names()).toEqual([]);
  });

  test('of none by the embedded API', async () => {
    const embedded = openBrowser(await visit.desk.open());
    expect(await visit.session(embedded)).toMatchObject({
      providers: [],
      saml2: false,
      methods: ['password', 'token'],
    });
    expect((await embedded.send('GET', '/session/provider/keycloak')).statusCode).toBe(404);
  });

  test('what else there is', async () => {
    visit.waldur.methods = ['SAML2', 'SOCIAL_SIGNUP'];
    expect(await visit.session()).toMatchObject({ methods: ['token'], saml2: true, providers: [{}, {}] });
  });

  test('by one question a minute, and a failure is asked again', async () => {
    const questions = () => visit.waldur.asked.filter((line) => line === 'GET /api/identity-providers/').length;
    visit.waldur.list = 503;
    expect(await names()).toEqual([]);
    visit.waldur.list = PROVIDERS;
    for (let n = 0; n < 3; n++) expect(await names()).toEqual(['keycloak', 'tara']);
    expect(questions()).toBe(2);
    visit.waldur.list = [];
    visit.desk.clock.now = new Date(START.getTime() + 61_000);
    expect(await names()).toEqual([]);
  });
});

describe('the way there', () => {
  test('leads to the Waldur that browsers reach, with this origin to come back to', async () => {
    const response = await visit.begin('/session/provider/keycloak?return=/consents', {
      'accept-language': 'et-EE, en;q=0.8',
    });
    expect([response.statusCode, response.headers.location]).toEqual([
      303,
      `${PUBLIC}/api-auth/keycloak/init/?return_url=${encodeURIComponent(`http://${HOST}`)}&ui_locales=et-EE`,
    ]);
    expect(response.headers['referrer-policy']).toBe('no-referrer');
    expect(response.cookies).toEqual([
      expect.objectContaining({
        name: 'consent-desk-attempt',
        httpOnly: true,
        sameSite: 'Lax',
        path: '/',
        maxAge: 600,
      }),
    ]);
    expect(response.cookies[0]?.value).not.toContain('consents');
  });

  test('its cookie is sealed to this host over TLS', async () => {
    const behindTls = openBrowser(
      await visit.desk.open({ upstream: { waldurUrl: visit.waldur.origin, publicUrl: PUBLIC }, trustProxy: 1 }),
    );
    const headers = { 'x-forwarded-proto': 'https' };
    const response = await behindTls.send('GET', '/session/provider/tara', { headers });
    expect(response.cookies[0]).toMatchObject({ name: '__Host-consent-desk-attempt', secure: true, path: '/' });
    expect(response.headers.location).toContain(`return_url=https%3A%2F%2F${HOST}`);
  });

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister host', { 'sec-fetch-site': 'same-site' }],
    ['a bookmark', { 'sec-fetch-site': 'none' }],
    ['another site in an old browser', { 'sec-fetch-site': undefined, referer: 'https://evil.example/' }],
    ['a host whose name begins alike', { 'sec-fetch-site': undefined, referer: `http://${HOST}.evil.example/` }],
    ['nobody who says', { 'sec-fetch-site': undefined }],
  ])('is not begun by %s, who gets to the sign-in page', async (_who, headers) => {
    const response = await visit.begin('/session/provider/keycloak?return=/consents', headers);
    expect([response.statusCode, response.headers.location]).toEqual([303, '/sign-in?return=%2Fconsents']);
    expect(response.cookies).toEqual([]);
  });

  test('is begun by an own page in an old browser', async () => {
    const response = await visit.begin(undefined, { 'sec-fetch-site': undefined, referer: `http://${HOST}/sign-in` });
    expect(response.headers.location).toContain(PUBLIC);
  });

  test.each(['unknown', 'eduteams', 'elsewhere', '..%2Fevil', '%2e%2e', 'keycloak%2Finit', 'key%0d%0aX-Evil:%201'])(
    'does not lead to a provider %s',
    async (name) => {
      const response = await visit.begin(`/session/provider/${name}`);
      expect([response.statusCode, response.headers.location]).toEqual([404, undefined]);
      expect(response.headers).not.toHaveProperty('x-evil');
      expect(response.cookies).toEqual([]);
    },
  );

  test.each(['/session/provider/keycloak/more', '/session/provider/a/b'])('%s is no address', async (path) => {
    expect((await visit.begin(path)).statusCode).toBe(404);
  });

  test('is not gone by asking for its head', async () => {
    const response = await visit.browser.send('HEAD', '/session/provider/keycloak');
    expect([response.statusCode, response.cookies]).toEqual([404, []]);
  });
});
