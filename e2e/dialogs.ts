import { expect, type Locator, type Page } from 'playwright/test';
import type { Database } from '#server/db/database.ts';
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
  // What came with the page is shown at once, and read anew behind it.
  await page.waitForLoadState('networkidle');
  return dialog;
}

/** Opens the dialog from the menu of the consent's page, as somebody does who works in it. */
export async function chooseDialog(page: Page, deed: 'correct' | 'delete'): Promise<Locator> {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: deed === 'correct' ? 'Correct version' : 'Delete record' }).click();
  return dialogOf(page, deed);
}

/** An entry of the menu of receipts, which it opens: on a consent's page, or on My consents for that offering. */
export async function inReceiptMenu(
  page: Page,
  name: 'View receipt' | 'Download receipt',
  offering?: { name: string },
): Promise<Locator> {
  const button = offering ? `Receipt for ${offering.name}` : 'Receipt';
  await page.getByRole('button', { name: button, exact: true }).click();
  return page.getByRole('menuitem', { name });
}

/** Ends the session behind the page's back. Not before the page has read everything, or that would find it out by itself. */
export async function endSession(page: Page, db: Database, person: Person): Promise<void> {
  await page.waitForLoadState('networkidle');
  await db.query('delete from tokens where user_id = (select id from users where uuid = $1)', [person.uuid]);
}

/** Signs in by the form, as somebody does whose session has ended. */
export async function signInAgain(page: Page, person: Person): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Username' }).fill(person.username);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
