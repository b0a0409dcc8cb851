import { describe, expect, it } from 'vitest';
import type { FirstAnswers, PageToRender } from '#contract/first-page.ts';
import type { Consent } from '#contract/operations.ts';
import { renderer } from './render.tsx';

const consent = {
  uuid: '1f23b159-8bee-4777-a3a4-9fe20fbd08a0',
  user_full_name: 'Olga </script><img src=x onerror=alert(1)>',
  user_username: 'olga',
  user_email: 'olga@example.org',
  offering_name: 'Compute & storage',
  version: '1.0',
  agreement_date: '2026-03-01T23:30:00.000Z',
  revocation_date: null,
  modified: '2026-03-01T23:30:00.000Z',
  created: '2026-03-01T23:30:00.000Z',
  has_consent: true,
  requires_reconsent: false,
} as const satisfies Partial<Consent>;

function answers(more: Partial<FirstAnswers> = {}, staff = true): FirstAnswers {
  const user = { uuid: 'u', username: 'siiri', full_name: 'Siiri Tamm', email: '', is_staff: staff, is_support: false };
  return {
    session: { user, siteName: 'Desk', demoAccounts: [], consentEnforced: true, methods: ['password'], times: null },
    list: { rows: [consent], total: 7 },
    reader: { zone: 'UTC', view: '' },
    ...more,
  };
}

const page = (more: Partial<PageToRender> = {}): PageToRender => ({
  pathname: '/consents',
  search: '',
  basePath: '',
  nonce: 'n0nce',
  answers: answers(),
  at: Date.UTC(2026, 2, 2, 8),
  ...more,
});

const markupOf = async (more: Partial<PageToRender> = {}) => (await renderer.render(page(more)))?.markup ?? '';

describe('the list that a page begins with', () => {
  it('is the one that the app would ask for', () => {
    expect(renderer.firstList({ pathname: '/consents', search: '?state=revoked' }, '')).toBe(
      '/api/marketplace-user-offering-consents/?has_consent=false&o=-agreement_date%2C-created&page=1&page_size=50',
    );
  });

  it('is that of the remembered view where the address says nothing', () => {
    expect(renderer.firstList({ pathname: '/consents', search: '' }, 'page_size=25')).toMatch(/page_size=25$/);
  });

  it.each(['/', '/my-consents', '/consents/1', '/sign-in'])('is none at %s', (pathname) => {
    expect(renderer.firstList({ pathname, search: '' }, '')).toBeUndefined();
  });
});

describe('the drawn page', () => {
  it('shows the rows, their total and who is signed in', async () => {
    const markup = await markupOf();
    for (const text of ['7 consents', 'Siiri Tamm', 'Compute &amp; storage', 'olga@example.org', 'Active']) {
      expect(markup).toContain(text);
    }
  });

  it('takes whatever people are called for text', async () => {
    const markup = await markupOf();
    expect(markup).toContain('Olga &lt;/script&gt;&lt;img src=x');
    expect(markup).not.toContain('<img');
  });

  it.each([
    ['UTC', '01 Mar 2026, 23:30', '08:00:00'],
    ['Asia/Tokyo', '02 Mar 2026, 08:30', '17:00:00'],
  ])('writes dates as they are in %s', async (zone, date, clock) => {
    const markup = await markupOf({ answers: answers({ reader: { zone, view: '' } }) });
    expect(markup).toContain(date);
    expect(markup).toContain(clock);
  });

  it('follows the remembered view', async () => {
    const markup = await markupOf({
      answers: answers({ reader: { zone: 'UTC', view: 'density=compact&columns=state' } }),
    });
    expect(markup).toContain('data-density="compact"');
    expect(markup).not.toContain('First agreed</button>');
  });

  it('takes answers that just came for fresh', async () => {
    expect(await markupOf({ at: Date.now() })).toContain('data-busy="false"');
  });

  it('links to pages below the base path', async () => {
    expect(await markupOf({ basePath: '/desk' })).toContain(`href="/desk/consents/${consent.uuid}"`);
    expect(await markupOf()).toContain(`href="/consents/${consent.uuid}"`);
  });

  it('offers no filter by user to those who see their own rows only', async () => {
    const filter = '>User</label>';
    expect(await markupOf()).toContain(filter);
    expect(await markupOf({ answers: answers({}, false) })).not.toContain(filter);
  });

  it('holds nothing that the security policy forbids', async () => {
    const rendered = await renderer.render(page());
    expect(rendered?.markup).not.toMatch(/\sstyle=|<script|<style|\son\w+="/);
    const elements = rendered?.styles.match(/<style[^>]*>/g) ?? [];
    expect(elements.length).toBeGreaterThan(1);
    for (const element of elements) expect(element).toContain('nonce="n0nce"');
  });

  it('is left to the app where it would keep others waiting', async () => {
    const rows = (count: number) => ({ list: { rows: Array.from({ length: count }, () => consent), total: count } });
    expect(await renderer.render(page({ answers: answers(rows(100)) }))).toBeDefined();
    expect(await renderer.render(page({ answers: answers(rows(101)) }))).toBeUndefined();
  });

  it('is not drawn for want of rows or of somebody to see them', async () => {
    expect(await renderer.render(page({ answers: answers({ list: undefined }) }))).toBeUndefined();
    const { session } = answers();
    expect(await renderer.render(page({ answers: answers({ session: { ...session, user: null } }) }))).toBeUndefined();
  });
});
