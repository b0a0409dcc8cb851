import { expect, type Locator, type Page } from 'playwright/test';
import { PASSWORD, type Person } from './world.ts';

export const TITLES = {
  revoke: 'Revoke consent?',
  withdraw: 'Withdraw consent?',
  correct: 'Correct version',
  delete: 'Delete record?',
} as const;

export const dialogOf = (page: Page, deed: keyof typeof TITLES): Locator =>
  page.getByRole('dialog', { name: TITLES[deed] });

/** Opens the dialog at its own address, and waits until it has read the consent and asks. */
export async function openDialog(page: Page, deed: 'revoke' | 'correct' | 'delete', uuid: string): Promise<Locator> {
  await page.goto(`/consents/${uuid}/${deed}`);
  const dialog = dialogOf(page, deed);
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await expect(dialog.getByLabel('Reading the consent')).toHaveCount(0);
  return dialog;
}

/** Signs in by the form, as somebody does whose session has ended. */
export async function signInAgain(page: Page, person: Person): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Username' }).fill(person.username);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
