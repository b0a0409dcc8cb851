import { expect, test } from './fixtures.ts';
import { expectTotal, unfoldFilters } from './list-page.ts';
import { expectAccessibleInBothThemes } from './looks.ts';

test('menus, suggestions and panels are accessible while open', async ({ page, world, signIn }) => {
  // Eight runs of axe take a loaded machine long.
  test.slow();
  await signIn(world.support);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);

  await page.getByRole('button', { name: `Actions for ${world.owner.full_name}, ${world.compute.name}` }).click();
  await expect(page.getByRole('menuitem', { name: 'Only this user' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: /^Account: / }).click();
  await expect(page.getByRole('menuitem', { name: 'Sign out here' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'View', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'View' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.keyboard.press('Escape');

  await unfoldFilters(page);
  await page.getByRole('combobox', { name: 'Offering', exact: true }).fill(world.tag);
  await expect(page.getByRole('option', { name: new RegExp(world.compute.name) })).toBeVisible();
  await expectAccessibleInBothThemes(page);
});
