import { expect, test } from './fixtures.ts';
import { expectTotal } from './list-page.ts';
import { expectNoOverflow } from './looks.ts';

test('at a zoom of 400 % the bars scroll away, and the rows can be seen', async ({ page, world, signIn }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  const name = page.getByRole('link', { name: world.owner.full_name }).first();
  await name.scrollIntoViewIfNeeded();
  await expect(name).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('navigation', { name: 'Main' })).not.toBeInViewport();
  await expectNoOverflow(page);
});

test('who asks for more contrast gets borders and words as strong as the text', async ({ page, world, signIn }) => {
  await page.emulateMedia({ contrast: 'more' });
  await signIn(world.staff);
  await page.goto('/consents');
  const colour = (property: string) =>
    page
      .getByRole('columnheader', { name: 'Offering' })
      .evaluate((cell, name) => getComputedStyle(cell).getPropertyValue(name), property);
  expect(await colour('color')).toBe(await page.evaluate(() => getComputedStyle(document.body).color));
  expect(await colour('border-bottom-color')).toBe(await colour('color'));
});
