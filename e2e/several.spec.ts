import type { Page } from 'playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';
import { expectTotal, listConsents, shownUuids } from './list-page.ts';

const field = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });
const chips = (page: Page) => page.getByRole('list', { name: 'Active filters' }).getByRole('button');

test('several people and offerings by keyboard, kept by the address and in words', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto('/consents');
  const pick = async (name: string, typed: string, option: string) => {
    await field(page, name).focus();
    await page.keyboard.type(typed);
    await expect(page.getByRole('option', { name: new RegExp(option) })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(chips(page).filter({ hasText: option })).toBeVisible();
  };
  await pick('User', world.owner.username, world.owner.full_name);
  await pick('User', world.neighbour.username, world.neighbour.full_name);
  await pick('Offering', world.compute.name, world.compute.name);
  await pick('Offering', world.storage.name, world.storage.name);
  await expectAccessible(page);
  const people = [world.owner, world.neighbour].map(({ uuid }) => `user_uuid=${uuid}`).join('&');
  const offerings = [world.compute, world.storage].map(({ uuid }) => `offering_uuid=${uuid}`).join('&');
  const { uuids, total } = await listConsents(page, `${people}&${offerings}&o=-agreement_date&page_size=50`);
  expect(total).toBe(3);
  await expectTotal(page, total);
  expect(await shownUuids(page)).toEqual(uuids);

  await page.reload();
  await expect(chips(page)).toHaveText([
    new RegExp(world.compute.name),
    new RegExp(world.storage.name),
    new RegExp(world.owner.full_name),
    new RegExp(world.neighbour.full_name),
    'Clear all',
  ]);
  // The last one that was picked goes by Backspace, another by its chip.
  await field(page, 'User').focus();
  await expect(field(page, 'User')).toHaveAttribute('aria-expanded', 'true');
  await field(page, 'User').press('Backspace');
  await expect(chips(page)).toHaveCount(4);
  await page.keyboard.press('Escape');
  await chips(page).filter({ hasText: world.compute.name }).click();
  await expect(page).toHaveURL(`/consents?user=${world.owner.uuid}&offering=${world.storage.uuid}`);
  await expectTotal(page, 1);

  await page.goto(`/export?offering=${world.compute.uuid}&offering=${world.storage.uuid}`);
  const words = page.getByText(/Offering: .* or /);
  await expect(words).toContainText(world.compute.name);
  await expect(words).toContainText(world.storage.name);
});

test('an empty field offers what was picked last, until the sign-out', async ({ page, world, signIn }) => {
  await signIn(world.support);
  await page.goto('/consents');
  await field(page, 'User').fill(world.owner.username);
  await page.getByRole('option', { name: new RegExp(world.owner.full_name) }).click();
  await expectTotal(page, 3);
  const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(await stored()).toContain(world.owner.uuid);
  expect(await stored()).not.toContain(world.owner.username);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.reload();
  await field(page, 'User').click();
  await expect(page.getByText('Recent', { exact: true })).toBeVisible();
  await page.getByRole('option', { name: new RegExp(world.owner.full_name) }).click();
  await expectTotal(page, 3);

  await page.getByRole('button', { name: /^Account: / }).click();
  await page.getByRole('menuitem', { name: 'Sign out here' }).click();
  await expect(page.getByRole('textbox', { name: 'Username' })).toBeVisible();
  expect(await stored()).not.toContain(world.owner.uuid);
});
