import { expect, test } from './fixtures.ts';
import { expectTotal } from './list-page.ts';

test('a list on paper is a table that says where it is from, what of it this is, and nothing to press', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await signIn(world.staff);
  const address = `/consents?user=${world.owner.uuid}&state=revoked`;
  await page.goto(address);
  await expectTotal(page, 1);
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('columnheader', { name: 'Offering' })).toBeVisible();
  const cells = page.getByRole('row', { name: new RegExp(world.archive.name) }).getByRole('cell');
  await expect(cells.first()).toContainText(world.owner.full_name);
  await expect(page.getByText(`Consent Desk, ${desk.origin}${address}`)).toBeVisible();
  await expect(page.getByText(/1–1 of 1, as of .+ UTC$/)).toBeVisible();
  await expect(page.getByText('State: Revoked')).toBeVisible();
  // Chromium repeats the head on each page, without what is a box of its own there.
  const name = page.getByRole('columnheader', { name: 'First agreed' }).getByText('First agreed');
  expect(await name.evaluate((element) => getComputedStyle(element).display)).toBe('contents');
  for (const role of ['combobox', 'search', 'navigation'] as const) await expect(page.getByRole(role)).toHaveCount(0);
  for (const name of ['Refresh', 'View', 'Clear all', 'Next page']) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  }
  await expect(page.getByRole('button', { name: /^Actions for/ })).toHaveCount(0);
});

test('a consent on paper keeps its facts, without buttons, and says from where and of when it is', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await signIn(world.staff);
  await page.goto(`/consents/${world.consents.active}`);
  await expect(page.getByRole('button', { name: 'Revoke', exact: true })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toContainText(world.owner.full_name);
  await expect(page.getByText('Accepted version', { exact: true })).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByText(`Consent Desk, ${desk.origin}/consents/${world.consents.active}`)).toBeVisible();
  await expect(page.getByText(/^Consent Desk.*Shown on .+ UTC$/s)).toBeVisible();
});
