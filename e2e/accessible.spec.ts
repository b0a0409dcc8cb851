import { expect, expectAccessible, test } from './fixtures.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`every page is accessible in ${colorScheme} at ${width} px`, async ({ page, world, signIn }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await page.goto('/sign-in');
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
      await expectAccessible(page);
      await signIn(world.staff);
      await page.goto(`/consents?user=${world.owner.uuid}`);
      await expect(page.getByText('3 consents', { exact: true }).first()).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/consents/${world.consents.active}`);
      await expect(page.getByRole('button', { name: 'Revoke', exact: true })).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/consents/${world.consents.active}/revoke`);
      await expect(page.getByRole('dialog', { name: 'Revoke consent?' })).toBeVisible();
      await expectAccessible(page);
      await signIn(world.owner);
      await page.goto('/my-consents');
      await expect(page.getByRole('button', { name: `Withdraw consent to ${world.compute.name}` })).toBeVisible();
      await expectAccessible(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    });
  }
}
