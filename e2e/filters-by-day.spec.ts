import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { expectTotal, listConsents, shownUuids, unfoldFilters } from './list-page.ts';
import { expectAccessibleInBothThemes, inEveryWidth } from './looks.ts';

const field = (page: Page, name: 'Agreed' | 'Revoked') => page.getByRole('button', { name: new RegExp(`^${name}: `) });
const chip = (page: Page, name: string) => page.getByRole('button', { name: `Remove filter ${name}`, exact: true });
const panel = (page: Page, name: 'Agreed' | 'Revoked') => page.getByRole('dialog', { name });
const apply = (page: Page) => page.getByRole('button', { name: 'Apply' });

/** Opens a field and fills its days in. */
async function fillDays(page: Page, name: 'Agreed' | 'Revoked', from: string, to: string): Promise<void> {
  await field(page, name).click();
  await panel(page, name).getByLabel('From').fill(from);
  await panel(page, name).getByLabel('To').fill(to);
}

test("a range of days is the reader's own, and a reload, Back and Clear all keep to it", async ({
  page,
  world,
  signIn,
  desk,
}) => {
  // Half an hour into the second of March for a reader in Tallinn.
  await desk.db.query(`update consents set agreement_date = '2025-03-01T22:30:00Z' where uuid = $1`, [
    world.consents.active,
  ]);
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  await fillDays(page, 'Agreed', '2025-03-02', '2025-03-31');
  await apply(page).click();
  const filtered = `/consents?user=${world.owner.uuid}&agreed_from=2025-03-02&agreed_to=2025-03-31`;
  await expect(page).toHaveURL(filtered);
  await expect(field(page, 'Agreed')).toBeFocused();
  await expectTotal(page, 1);
  expect(await shownUuids(page)).toEqual([world.consents.active]);
  const moments = 'agreement_date_after=2025-03-01T22:00:00Z&agreement_date_before=2025-03-31T20:59:59.999999Z';
  expect((await listConsents(page, `user_uuid=${world.owner.uuid}&${moments}`)).uuids).toEqual([world.consents.active]);
  await expect(chip(page, 'Agreed: 2 Mar 2025 – 31 Mar 2025')).toBeVisible();

  await page.reload();
  await expectTotal(page, 1);
  await expect(field(page, 'Agreed')).toHaveAccessibleName('Agreed: 2 Mar 2025 – 31 Mar 2025');
  await page.goBack();
  await expectTotal(page, 3);
  await expect(field(page, 'Agreed')).toHaveAccessibleName('Agreed: any');
  await page.goForward();
  await expectTotal(page, 1);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page).toHaveURL('/consents');
  await expectTotal(page, (await listConsents(page)).total);

  await page.goto(`/consents?user=${world.owner.uuid}&agreed_to=2025-03-01`);
  await expectTotal(page, 2);
  expect((await shownUuids(page)).toSorted()).toEqual([world.consents.outdated, world.consents.revoked].toSorted());
});

test('either end may stay open, and both dates together leave what fits both', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await fillDays(page, 'Revoked', '2025-06-01', '');
  // It can be used once the server has said that it knows the filter.
  await expect(apply(page)).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/revoked_from=2025-06-01$/);
  await expectTotal(page, 1);
  expect(await shownUuids(page)).toEqual([world.consents.revoked]);
  await expect(chip(page, 'Revoked: from 1 Jun 2025')).toBeVisible();
  await fillDays(page, 'Agreed', '', '2025-01-01');
  await apply(page).click();
  await expect(chip(page, 'Agreed: until 1 Jan 2025')).toBeVisible();
  await expectTotal(page, 1);
  await fillDays(page, 'Agreed', '', '2024-12-31');
  await apply(page).click();
  await expect(
    page.getByText(
      `${world.owner.full_name} has no consent that matches Agreed: until 31 Dec 2024 and Revoked: from 1 Jun 2025.`,
    ),
  ).toBeVisible();
  await chip(page, 'Agreed: until 31 Dec 2024').click();
  await expectTotal(page, 1);
  await field(page, 'Revoked').click();
  await panel(page, 'Revoked').getByRole('button', { name: 'Clear' }).click();
  await expect(page).toHaveURL(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
});

test('a range that ends before it begins is explained, and nothing typed is lost', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  const address = `/consents?user=${world.owner.uuid}&agreed_from=2025-02-01`;
  await page.goto(address);
  await expectTotal(page, 2);
  await fillDays(page, 'Agreed', '2025-03-01', '2025-02-28');
  await expect(panel(page, 'Agreed').getByLabel('To')).toHaveAccessibleDescription('Choose 1 Mar 2025 or a later day.');
  await apply(page).click();
  await expect(panel(page, 'Agreed').getByLabel('To')).toBeFocused();
  // A click elsewhere takes what fits only.
  await page.mouse.click(5, 5);
  await expect(panel(page, 'Agreed').getByLabel('From')).toHaveValue('2025-03-01');
  await expect(page).toHaveURL(address);
  await panel(page, 'Agreed').getByLabel('To').fill('2025-03-01');
  await page.mouse.click(5, 5);
  await expect(panel(page, 'Agreed')).toHaveCount(0);
  await expect(page).toHaveURL(/agreed_from=2025-03-01&agreed_to=2025-03-01$/);
  await expectTotal(page, 1);
  await fillDays(page, 'Agreed', '', '');
  await page.keyboard.press('Escape');
  await expect(panel(page, 'Agreed')).toHaveCount(0);
  await expect(chip(page, 'Agreed: 1 Mar 2025')).toBeVisible();
});

test('whether the server knows the filters is asked once at most, and not before somebody needs them', async ({
  page,
  world,
  signIn,
}) => {
  const questions: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'HEAD' && request.url().includes('0001-01-01')) questions.push(request.url());
  });
  await signIn(world.staff);
  await page.goto('/consents');
  await expectTotal(page, (await listConsents(page)).total);
  expect(questions).toEqual([]);
  for (const name of ['Agreed', 'Revoked', 'Agreed'] as const) {
    await field(page, name).click();
    await expect(apply(page)).toBeEnabled();
    await page.keyboard.press('Escape');
  }
  // Not at all where the server of the desk has heard it before, for another page.
  expect(questions.length).toBeLessThanOrEqual(1);
});

inEveryWidth('the panel of a range is accessible', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}&revoked_from=2025-06-01`);
  await unfoldFilters(page);
  await fillDays(page, 'Agreed', '2025-03-01', '2025-02-28');
  await expect(panel(page, 'Agreed').getByText('Choose 1 Mar 2025 or a later day.')).toBeVisible();
  await expectAccessibleInBothThemes(page);
});
