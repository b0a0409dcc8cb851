import type { Page } from 'playwright/test';
import type { Desk } from './desk.ts';
import { expect } from './fixtures.ts';
import type { Person } from './world.ts';

/** Requests beside the desk that these stories make: to the Waldur, its front-end and the provider, each a site of its own. */
export const THERE = /request to http:\/\/(localhost|provider\.localhost|homeport\.localhost):\d+\/|status of 40[0-9]/;

export const providerLink = (page: Page) => page.getByRole('link', { name: 'Sign in with Example University' });

export async function goToProvider(page: Page): Promise<void> {
  await providerLink(page).click();
  await expect(page.getByRole('heading', { name: 'University', exact: true })).toBeVisible();
}

export async function approve(page: Page, person: Person): Promise<void> {
  await page.getByLabel('University account').fill(person.username);
  await page.getByRole('button', { name: 'Approve' }).click();
}

export const signedIn = async (page: Page, basePath = ''): Promise<string | undefined> => {
  const state: { user: { username: string } | null } = await (await page.request.get(`${basePath}/session`)).json();
  return state.user?.username;
};

/** Goes the whole way, up to the address that Waldur leads back to, and does not follow it. */
export async function holdWayBack(page: Page, desk: Desk, person: Person): Promise<string> {
  if (desk.waldur) desk.waldur.federation.pauses = true;
  await goToProvider(page);
  await approve(page, person);
  const address = await page.getByRole('link', { name: 'Go back' }).getAttribute('href');
  if (desk.waldur) desk.waldur.federation.pauses = false;
  return address ?? '';
}
