import { expect } from './fixtures.ts';
import { expectAccessibleInBothThemes, inEveryWidth } from './looks.ts';

inEveryWidth('every page is accessible', async ({ page, world, signIn }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expect(page.getByText('3 consents', { exact: true }).first()).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.goto(`/consents/${world.consents.active}`);
  await expect(page.getByRole('button', { name: 'Revoke', exact: true })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.goto(`/consents/${world.consents.active}/revoke`);
  await expect(page.getByRole('dialog', { name: 'Revoke consent?' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await signIn(world.owner);
  await page.goto('/my-consents');
  await expect(page.getByRole('button', { name: `Withdraw consent to ${world.compute.name}` })).toBeVisible();
  await expectAccessibleInBothThemes(page);
});
