import type { Page } from 'playwright/test';
import { expect, readConsent, test } from './fixtures.ts';
import { expectTotal } from './list-page.ts';
import { PASSWORD } from './world.ts';

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

test('the whole job by keyboard: sign in, filter, revoke, and come back to the row', async ({ page, world }) => {
  await page.goto('/consents');
  await expect(page.getByRole('textbox', { name: 'Username' })).toBeFocused();
  await page.keyboard.type(world.staff.username);
  await press(page, 'Tab');
  await page.keyboard.type(PASSWORD);
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { name: 'Consents', exact: true })).toBeFocused();

  // Past the views by state, Export, Refresh, View and the field of the offering.
  const user = page.getByRole('combobox', { name: 'User', exact: true });
  // Asked in one step: the field is another element once its list has come.
  const isThere = () =>
    page.evaluate(() => document.activeElement?.getAttribute('placeholder')?.includes('username') === true);
  for (let stop = 0; stop < 24 && !(await isThere()); stop += 1) await press(page, 'Tab');
  await expect(user).toBeFocused();
  await page.keyboard.type(world.owner.username);
  await expect(page.getByRole('option', { name: new RegExp(world.owner.username) })).toBeVisible();
  await press(page, 'Enter');
  await expectTotal(page, 3);
  await expect(page.getByRole('search').getByRole('group', { name: world.owner.full_name })).toBeVisible();

  const button = page.getByRole('button', { name: `Actions for ${world.owner.full_name}, ${world.compute.name}` });
  for (let stop = 0; stop < 40 && !(await button.evaluate((each) => each === document.activeElement)); stop += 1)
    await press(page, 'Tab');
  await expect(button).toBeFocused();
  const dialog = page.getByRole('dialog', { name: 'Revoke consent?' });
  const openDialog = async () => {
    await press(page, 'Enter');
    await expect(page.getByRole('menuitem', { name: 'Open' })).toBeFocused();
    await press(page, 'End', 'Enter');
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  };

  await openDialog();
  await press(page, 'Enter');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await openDialog();
  await press(page, 'Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(true);

  await openDialog();
  await press(page, 'Tab');
  await expect(dialog.getByRole('button', { name: 'Revoke consent' })).toBeFocused();
  // It can be pressed once the dialog has read the consent anew.
  await expect(dialog.getByRole('button', { name: 'Revoke consent' })).toBeEnabled();
  await press(page, 'Enter');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await expect(page.getByRole('row').filter({ has: button })).toContainText('Revoked');
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(false);
  expect((await readConsent(page, world.consents.outdated)).has_consent).toBe(true);
});
