import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { expectTotal } from './list-page.ts';
import { expectNoOverflow } from './looks.ts';

const headers = (page: Page) => page.getByRole('table', { name: 'Consents' }).getByRole('columnheader');
const sortField = (page: Page) => page.getByRole('combobox', { name: 'Sort' });

for (const width of [900, 1024, 1280, 1790, 1815, 3840]) {
  const more = width >= 1800;
  test(`at ${width} px the list is a table, with every column and both names in sight`, async ({
    page,
    world,
    signIn,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await signIn(world.staff);
    await page.goto(`/consents?user=${world.owner.uuid}`);
    await expectTotal(page, 3);
    await expect(headers(page)).toHaveText([
      // The checkbox of all rows.
      '',
      'User',
      'Offering',
      ...(more ? ['Provider'] : []),
      'Version',
      'State',
      ...(more ? ['Deadline'] : []),
      'First agreed',
      'Revoked',
      'Modified',
      'Actions',
    ]);
    await expect(headers(page).first()).toBeInViewport();
    await expect(headers(page).last()).toBeInViewport();
    for (const name of ['User', 'Offering']) {
      const box = await headers(page).filter({ hasText: name }).boundingBox();
      expect(box?.width).toBeGreaterThan(90);
    }
    const state = page.getByRole('cell', { name: 'Needs re-consent' });
    const [chip, cell] = [await state.getByText('Needs re-consent').boundingBox(), await state.boundingBox()];
    expect((chip?.x ?? 0) + (chip?.width ?? 0)).toBeLessThanOrEqual((cell?.x ?? 0) + (cell?.width ?? 0));
    await expect(sortField(page)).toBeHidden();
    await expectNoOverflow(page);
  });
}

test('a narrower list has cards, which are sorted by a field instead of headers', async ({ page, world, signIn }) => {
  await page.setViewportSize({ width: 768, height: 900 });
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  await expect(headers(page)).toHaveCount(0);
  await sortField(page).selectOption({ label: 'First agreed, oldest first' });
  await expect(page).toHaveURL(/sort=agreement_date/);
  await expect(page.getByRole('row').first()).toContainText(world.archive.name);
  await expectNoOverflow(page);
});
