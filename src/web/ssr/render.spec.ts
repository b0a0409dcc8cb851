import { describe, expect, it } from 'vitest';
import type { ApiResponse, PageRequest, RenderedPage } from '#contract/page.ts';
import type { Consent } from '#contract/operations.ts';
import { CONSENTS } from '#contract/paths.ts';
import type { InitialData } from './initial-data.ts';
import { renderer } from './render.tsx';

const UUID = '1f23b159-8bee-4777-a3a4-9fe20fbd08a0';

const consent = {
  uuid: UUID,
  user_uuid: '7a1f4c2e-9d1b-4a5e-8a57-0b2f0c7c9f11',
  user_full_name: 'Olga </script><img src=x onerror=alert(1)>',
  user_username: 'olga',
  user_email: 'olga@example.org',
  offering_uuid: '0c2d7f0a-5f0e-4a3b-9b5d-6f7a8b9c0d1e',
  offering_name: 'Compute & storage',
  offering_slug: 'compute',
  offering_url: 'https://waldur.example/api/marketplace-provider-offerings/0c2d7f0a5f0e4a3b9b5d6f7a8b9c0d1e/',
  version: '1.0',
  agreement_date: '2026-03-01T23:30:00.000Z',
  revocation_date: null,
  modified: '2026-03-01T23:30:00.000Z',
  created: '2026-03-01T23:30:00.000Z',
  has_consent: true,
  requires_reconsent: false,
} as const satisfies Partial<Consent>;

const user = { uuid: 'u', username: 'siiri', full_name: 'Siiri Tamm', email: '', is_staff: true, is_support: false };

/** An API with so many consents, which are all the same one. */
function api(rows = 1, asked: string[] = []) {
  return async (path: string): Promise<ApiResponse> => {
    asked.push(path);
    const ok = (body: unknown, total: number): ApiResponse => ({
      status: 200,
      headers: { 'content-type': 'application/json', 'x-result-count': String(total) },
      body: JSON.stringify(body),
    });
    if (path.startsWith(`${CONSENTS}${UUID}/`)) return ok(consent, 1);
    if (!path.startsWith(CONSENTS)) return ok([], 0);
    return ok(
      Array.from({ length: rows }, (_, index) => ({ ...consent, uuid: `${UUID.slice(0, -3)}${100 + index}` })),
      7 * rows,
    );
  };
}

function request(more: Partial<PageRequest> = {}, staff = true): PageRequest {
  const session = {
    siteName: 'Desk',
    demoAccounts: [],
    consentEnforced: true,
    methods: ['password' as const],
    providers: [],
    saml2: false,
    token: 'ordinary' as const,
    times: null,
  };
  return {
    pathname: '/consents',
    search: '',
    origin: 'https://desk.example',
    basePath: '',
    nonce: 'n0nce',
    hints: { zone: 'UTC', view: '', wide: false },
    session: { ...session, user: { ...user, is_staff: staff } },
    timeLimit: 10_000,
    additions: new Map(),
    masked: false,
    ask: api(),
    ...more,
  };
}

async function draw(more: Partial<PageRequest> = {}, staff = true): Promise<RenderedPage> {
  const page = await renderer.render(request(more, staff));
  if ('redirect' in page) throw new Error(`led to ${page.redirect}`);
  return page;
}

/** The policy allows no inline styles and scripts without the nonce. */
const FORBIDDEN = /\sstyle=|<script|<style|\son\w+="/;

const nobody = { ...request().session, user: null };
const dataOf = ({ data }: RenderedPage) => JSON.parse(data) as InitialData;

describe('the list', () => {
  it('shows the rows, their total and who is signed in', async () => {
    const { markup, title } = await draw();
    for (const text of ['7 consents', 'Siiri Tamm', 'Compute &amp; storage', 'olga@example.org', 'Active']) {
      expect(markup).toContain(text);
    }
    expect(title).toBe('Consents · Consent Desk');
    expect(markup).not.toContain('<title>');
  });

  it('holds no name, username or e-mail address where personal data is masked, not even in its data', async () => {
    const page = await draw({ masked: true });
    expect(page.markup).toContain('Person 7a1f4c');
    expect(page.markup).toContain('Names masked');
    expect(page.markup + page.data + page.title).not.toMatch(/Olga|olga|siiri|Siiri|Tamm/);
    expect(dataOf(page).drawnFor.masked).toBe(true);
  });

  it('takes whatever people are called for text', async () => {
    const { markup } = await draw();
    expect(markup).toContain('Olga &lt;/script&gt;&lt;img src=x');
    expect(markup).not.toContain('<img');
  });

  it('asks for what its address says, and hands the data over under the keys of the browser', async () => {
    const asked: string[] = [];
    const page = await draw({ search: '?state=revoked', ask: api(1, asked) });
    expect(asked).toEqual([`${CONSENTS}?has_consent=false&o=-agreement_date%2C-created&page=1&page_size=50`]);
    const { queries, drawnFor } = dataOf(page);
    expect(drawnFor).toEqual({
      address: '/consents?state=revoked',
      zone: 'UTC',
      view: '',
      wide: false,
      relative: false,
      masked: false,
      at: expect.any(Number),
    });
    expect(queries.queries.map(({ queryKey }) => queryKey[0])).toEqual(['session', 'get']);
  });

  it('leads to the view that was chosen last where the address says nothing', async () => {
    const view = { hints: { zone: 'UTC', view: 'density=compact', wide: false } };
    expect(await renderer.render(request(view))).toEqual({ redirect: '/consents?density=compact' });
    expect((await draw({ ...view, search: '?page=2' })).markup).toContain('7 consents');
  });

  it('asks once what the server knows beyond Waldur, for all pages that it draws', async () => {
    const asked: string[] = [];
    const visit = { search: '?agreed_from=2026-01-01', ask: api(1, asked), additions: new Map() };
    const questions = () => asked.filter((path) => path.includes('0001-01-01')).length;
    await draw(visit);
    expect(questions()).toBe(1);
    expect(dataOf(await draw(visit)).queries.queries.map(({ queryKey }) => queryKey[0])).toContain('knows-addition');
    expect(questions()).toBe(1);
    await draw({ ...visit, additions: new Map() });
    expect(questions()).toBe(2);
  });

  it('links to pages below the base path', async () => {
    expect((await draw({ basePath: '/desk' })).markup).toMatch(/href="\/desk\/consents\/1f23b159/);
    expect((await draw()).markup).toMatch(/href="\/consents\/1f23b159/);
  });

  it('offers no filter by user to those who see their own rows only', async () => {
    const filter = '>User</label>';
    expect((await draw()).markup).toContain(filter);
    expect((await draw({}, false)).markup).not.toContain(filter);
  });

  it('is left to the browser, with its data, where drawing it would keep others waiting', async () => {
    expect((await draw({ ask: api(100) })).markup).not.toBe('');
    const long = await draw({ ask: api(101) });
    expect(long.markup).toBe('');
    expect(dataOf(long).queries.queries).toHaveLength(2);
  });

  it('holds nothing that the security policy forbids', async () => {
    const { markup, styles } = await draw();
    expect(markup).not.toMatch(FORBIDDEN);
    const elements = styles.match(/<style[^>]*>/g) ?? [];
    expect(elements.length).toBeGreaterThan(1);
    for (const element of elements) expect(element).toContain('nonce="n0nce"');
  });
});

describe('other pages', () => {
  it.each([
    ['/sign-in', 'Sign in', { session: nobody }],
    [`/consents/${UUID}`, 'Compute &amp; storage', {}],
    [`/consents/${UUID}/revoke`, 'Compute &amp; storage', {}],
    ['/my-consents', 'My consents', {}],
    [`/consents/${UUID}/receipt`, 'Consent receipt', {}],
    ['/nowhere', 'Page not found', {}],
  ])('come drawn: %s, with nothing that the security policy forbids', async (pathname, text, more) => {
    const { markup } = await draw({ pathname, ...more });
    expect(markup).toContain(text);
    expect(markup).not.toMatch(FORBIDDEN);
  });

  it.each(['/consents', `/consents/${UUID}`, '/my-consents', `/consents/${UUID}/receipt`])(
    'come drawn while their data are late: %s',
    async (pathname) => {
      const { markup } = await draw({ pathname, timeLimit: 0, ask: () => new Promise(() => {}) });
      expect(markup).toContain('<h1');
      expect(markup).not.toMatch(FORBIDDEN);
    },
  );

  it('lead to sign in and back for somebody who is not signed in', async () => {
    const page = await renderer.render(request({ session: nobody, search: '?page=2' }));
    expect(page).toEqual({ redirect: '/sign-in?return=%2Fconsents%3Fpage%3D2' });
  });

  it.each([
    [true, '/consents'],
    [false, '/my-consents'],
  ])('begin, for staff: %s, at %s', async (staff, redirect) => {
    expect(await renderer.render(request({ pathname: '/', basePath: '/desk' }, staff))).toEqual({ redirect });
  });
});

describe('what takes longer than the page may wait', () => {
  const slow = () => {
    let answer = () => {};
    const here = new Promise<void>((resolve) => (answer = resolve));
    const ask = async (path: string) => {
      await here;
      return api()(path);
    };
    return { ask, answer: () => answer() };
  };

  it('comes after its skeleton, by the same request', async () => {
    const { ask, answer } = slow();
    const page = await draw({ ask, timeLimit: 20 });
    expect(page.markup).toContain('Loading consents');
    const { late } = dataOf(page);
    expect(late).toHaveLength(1);
    answer();
    const data = JSON.parse((await page.late) ?? '{}');
    expect(data[late[0] ?? ''].data).toMatchObject({ total: 7 });
  });

  it('is nothing where all is here', async () => {
    expect((await draw()).late).toBeUndefined();
  });
});

it('an API that refuses leaves it to the browser to ask and to say why', async () => {
  const refused = async () => ({ status: 503, headers: {}, body: '{"detail":"Not now."}' });
  const page = await draw({ ask: refused });
  expect(page.markup).toContain('Loading consents');
  expect(dataOf(page).queries.queries.map(({ queryKey }) => queryKey[0])).toEqual(['session']);
});

it('a page with times waits for a visitor whose time zone is known', async () => {
  expect((await draw({ hints: undefined })).markup).toBe('');
  expect((await draw({ hints: undefined, pathname: '/sign-in', session: nobody })).markup).toContain('Sign in');
});
