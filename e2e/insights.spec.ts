import { expect, expectAccessible, test } from './fixtures.ts';
import { pageAsSent, stateFigures } from './hub-page.ts';

test('support sees what will be revoked and when, and goes on to the consents', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await desk.db.query(
    'update terms_of_service set grace_period_days = 3660 where offering_id = (select id from offerings where uuid = $1) and is_active',
    [world.storage.uuid],
  );
  await signIn(world.support);
  await page.goto('/consents');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Insights' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Insights' })).toBeVisible();
  await expect(stateFigures(page)).toHaveText([/^[\d,]+\s*All$/, /Active$/, /Needs re-consent$/, /Revoked$/]);
  const row = page
    .getByRole('table', { name: /^Offerings where people/ })
    .getByRole('row', { name: world.storage.name });
  await expect(row).toContainText(/2\.0/);
  await expect(row.getByRole('link', { name: '1', exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await row.getByRole('link', { name: '1', exact: true }).press('Enter');
  await expect(page).toHaveURL(`/consents?offering=${world.storage.uuid}&state=needs-reconsent`);
  expect(await pageAsSent(page, '/insights')).toContain(world.storage.name);
  await signIn(world.owner);
  expect(await pageAsSent(page, '/insights')).toContain('Only staff and support see the consents of others');
});
