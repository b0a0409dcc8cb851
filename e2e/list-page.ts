import type { Page } from 'playwright/test';
import type { Consent } from '#contract/operations.ts';
import { canonicalUuid } from '#contract/uuid.ts';
import { expect } from './fixtures.ts';

const counts = new Intl.NumberFormat('en-GB');

/** The line above the table that tells how many consents match on all pages. */
export const expectTotal = (page: Page, count: number) =>
  expect(
    page.getByText(`${counts.format(count)} consent${count === 1 ? '' : 's'}`, { exact: true }).first(),
  ).toBeVisible();

/** Narrow lists fold the fields of their filters behind a button. */
export async function unfoldFilters(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /^Filters/ });
  const fields = page.getByRole('search', { name: 'Filters' });
  await expect(button.or(fields).first()).toBeVisible();
  if (await button.isVisible()) await button.click();
  await expect(fields).toBeVisible();
}

/** Opens a person's consent to an offering from its row. */
export const openRow = (page: Page, person: { full_name: string }, offering: { name: string }) =>
  page
    .getByRole('row', { name: new RegExp(offering.name) })
    .getByRole('link', { name: person.full_name })
    .click();

/** The uuids of the rows on screen, from top to bottom. */
export async function shownUuids(page: Page): Promise<string[]> {
  const links = await page.getByRole('table').getByRole('row').getByRole('link').all();
  const hrefs = await Promise.all(links.map((link) => link.getAttribute('href')));
  return hrefs.map((href) => /^\/consents\/([0-9a-f-]{36})/.exec(href ?? '')?.[1] ?? `no uuid in ${href}`);
}

/** What the API answers to the signed-in browser: a page of consents and the number of all that match. */
export async function listConsents(
  page: Page,
  query = '',
): Promise<{ rows: Consent[]; uuids: string[]; total: number }> {
  const answer = await page.request.get(`/api/marketplace-user-offering-consents/?${query}`);
  expect(answer.status()).toBe(200);
  const rows: Consent[] = await answer.json();
  const uuids = rows.map(({ uuid }) => canonicalUuid(uuid) ?? uuid);
  return { rows, uuids, total: Number(answer.headers()['x-result-count']) };
}
