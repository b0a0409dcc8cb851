import { expect, test } from './fixtures.ts';
import { expectTotal, openRow } from './list-page.ts';

test('staff filter by offering; reload keeps it, Clear all drops it', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?offering=${world.compute.uuid}`);
  const table = page.getByRole('table');
  await expect(table.getByRole('link', { name: world.owner.full_name })).toBeVisible();
  await expect(table.getByRole('link', { name: world.neighbour.full_name })).toBeVisible();
  await expectTotal(page, 2);
  await page.reload();
  await expect(page.getByRole('button', { name: `Remove filter Offering: ${world.compute.name}` })).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page).not.toHaveURL(/offering=/);
});

test('filters combine, and Back brings the one before', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  await page.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Revoked' });
  await expectTotal(page, 1);
  await expect(page).toHaveURL(/state=revoked/);
  await expect(page.getByRole('table').getByText(world.archive.name)).toBeVisible();
  await page.goBack();
  await expectTotal(page, 3);
});

test('an offering is found by typing a part of its name', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto('/consents');
  const offering = page.getByRole('combobox', { name: 'Offering', exact: true });
  await offering.click();
  await page.getByRole('combobox', { name: 'Offering', exact: true }).fill(`Storage ${world.tag}`);
  await page.getByRole('option', { name: new RegExp(world.storage.name) }).click();
  await expect(page).toHaveURL(new RegExp(`offering=${world.storage.uuid}`));
  await expectTotal(page, 1);
});

test('a version that nobody accepted says so and offers a way out', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}&version=9.9`);
  await expect(page.getByText(`${world.owner.full_name} has no consent that matches Version: 9.9.`)).toBeVisible();
});

test('pages and sorts are in the address', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto('/consents?page_size=25');
  await expect(page.getByRole('row')).toHaveCount(26);
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(page).toHaveURL(/page=2/);
  await page.getByRole('columnheader', { name: 'Modified' }).getByRole('button').click();
  await expect(page).toHaveURL(/sort=-modified/);
  await expect(page).not.toHaveURL(/page=2/);
});

test('a regular user sees own rows only, and no User filter', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.goto('/consents');
  await expect(page.getByText('You only see your own consents.')).toBeVisible();
  await expectTotal(page, 3);
  await expect(page.getByRole('combobox', { name: 'User', exact: true })).toHaveCount(0);
});

test('the detail page tells all, and is found from the list', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await openRow(page, world.owner, world.compute);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText(world.owner.full_name);
  await expect(heading).toContainText(world.compute.name);
  await expect(page.getByText(world.owner.email).first()).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/consents/${world.consents.active}\\?user=`));
});
