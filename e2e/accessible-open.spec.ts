import { expect, expectAccessible, test } from './fixtures.ts';
import { expectTotal, unfoldFilters } from './list-page.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`menus, suggestions and panels are accessible while open, in ${colorScheme}`, async ({
    page,
    world,
    signIn,
  }) => {
    // Four runs of axe take a loaded machine long.
    test.slow();
    await page.emulateMedia({ colorScheme });
    await signIn(world.support);
    await page.goto(`/consents?user=${world.owner.uuid}`);
    await expectTotal(page, 3);

    await page.getByRole('button', { name: `Actions for ${world.owner.full_name}, ${world.compute.name}` }).click();
    await expect(page.getByRole('menuitem', { name: 'Only this user' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: /^Account: / }).click();
    await expect(page.getByRole('menuitem', { name: 'Sign out here' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'View', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'View' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    await unfoldFilters(page);
    await page.getByRole('combobox', { name: 'Offering', exact: true }).fill(world.tag);
    await expect(page.getByRole('option', { name: new RegExp(world.compute.name) })).toBeVisible();
    await expectAccessible(page);
  });
}
