import type { Page } from 'playwright/test';
import { expect, readConsent, test } from './fixtures.ts';
import { expectTotal, unfoldFilters } from './list-page.ts';
import { expectNoOverflow } from './looks.ts';

/** What the pointer must hit, in CSS pixels; a link within a text may be lower. */
async function expectTargets(page: Page, state: string) {
  const small: string[] = [];
  for (const button of await page.getByRole('button').all()) {
    const box = await button.boundingBox();
    if (box && (box.width < 24 || box.height < 24))
      small.push(`${await button.innerText()} ${box.width}x${box.height}`);
  }
  expect(small, state).toEqual([]);
}

for (const [width, height] of [
  [320, 640],
  [2560, 1440],
] as const) {
  test(`the whole job at ${width} px`, async ({ page, world, signIn }) => {
    await page.setViewportSize({ width, height });
    await signIn(world.staff);
    await page.goto(`/consents?user=${world.owner.uuid}`);
    await expectTotal(page, 3);
    await expectNoOverflow(page, 'list');
    await expectTargets(page, 'list');
    await unfoldFilters(page);
    await expectNoOverflow(page, 'filters');
    await page.getByRole('combobox', { name: 'Offering', exact: true }).fill(world.tag);
    await expect(page.getByRole('option', { name: new RegExp(world.compute.name) })).toBeVisible();
    await expectNoOverflow(page, 'suggestions');
    await page.getByRole('option', { name: new RegExp(world.compute.name) }).click();
    await expectTotal(page, 1);
    await page.getByRole('button', { name: 'View', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'View' })).toBeVisible();
    await expectNoOverflow(page, 'columns');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: `Actions for ${world.owner.full_name}, ${world.compute.name}` }).click();
    await expect(page.getByRole('menuitem', { name: 'Open' })).toBeVisible();
    await expectNoOverflow(page, 'row menu');
    await page.getByRole('menuitem', { name: 'Open' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(world.compute.name);
    await expectNoOverflow(page, 'detail');
    await expectTargets(page, 'detail');
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Revoke consent?' });
    await expect(dialog.getByRole('button', { name: 'Revoke consent' })).toBeInViewport({ ratio: 1 });
    await expectNoOverflow(page, 'dialog');
    await dialog.getByRole('button', { name: 'Revoke consent' }).click();
    await expect(dialog).toBeHidden();
    expect((await readConsent(page, world.consents.active)).has_consent).toBe(false);
    expect((await readConsent(page, world.consents.neighbours)).has_consent).toBe(true);
    await page.getByRole('link', { name: 'My consents' }).click();
    await expect(page.getByRole('heading', { name: 'My consents' })).toBeVisible();
    await expectNoOverflow(page, 'my consents');
    await page.getByRole('button', { name: /^Account: / }).click();
    await expect(page.getByRole('menuitem', { name: 'Sign out here' })).toBeInViewport({ ratio: 1 });
    await expectNoOverflow(page, 'account menu');
  });
}

test('on a phone the navigation is at the bottom, in reach and large enough', async ({ page, world, signIn }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(world.staff);
  await page.goto('/my-consents');
  const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
  await expect(links).toHaveCount(4);
  for (const link of await links.all()) {
    const box = await link.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(box?.width).toBeGreaterThanOrEqual(44);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(590);
    await expect(link).toBeInViewport({ ratio: 1 });
  }
});
