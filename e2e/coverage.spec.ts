import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, test } from './fixtures.ts';
import { expectNoOverflow } from './looks.ts';

test('support compares who has accepted what, by keyboard, and keeps it as a file', async ({ page, world, signIn }) => {
  await signIn(world.support);
  await page.goto('/coverage');
  await expect(page.getByText('Add the users and the offerings that you want to compare.')).toBeVisible();
  const user = page.getByRole('combobox', { name: 'Add a user' });
  for (const person of [world.owner, world.neighbour]) {
    await user.fill(person.full_name);
    await page.getByRole('option', { name: new RegExp(person.full_name) }).waitFor();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: `Remove filter User: ${person.full_name}` })).toBeVisible();
  }
  const offering = page.getByRole('combobox', { name: 'Add an offering' });
  for (const { name } of [world.compute, world.storage, world.archive, world.untouched]) {
    await offering.fill(name);
    await page.getByRole('option', { name: new RegExp(name) }).waitFor();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: `Remove filter Offering: ${name}` })).toBeVisible();
  }
  expect(page.url()).not.toMatch(/olga|compute/i);
  await expectAccessible(page);

  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell');
  await expect(row(world.owner.full_name)).toHaveText([/Active$/, /Needs re-consent$/, /Revoked$/, /Never accepted$/]);
  await expect(row(world.neighbour.full_name)).toHaveText([/Active$/, /Never accepted$/, /Never accepted$/, /Never/]);

  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(request.url());
  });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Coverage as CSV' }).click(),
  ]);
  const csv = String(await readFile(await download.path()));
  expect(csv.trim().split('\r\n')).toHaveLength(9);
  expect(csv).toContain(`${world.storage.name},needs-reconsent,1.0`);
  expect(asked).toEqual([]);

  await page.getByRole('link', { name: `Needs re-consent: ${world.owner.full_name}, ${world.storage.name}` }).click();
  await expect(page).toHaveURL(`/consents/${world.consents.outdated}`);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the matrix is a list for each person, and nobody without a role has one', async ({ page, world, signIn }) => {
    const address = `/coverage?users=${world.owner.uuid}&offerings=${world.compute.uuid},${world.untouched.uuid}`;
    await signIn(world.staff);
    await page.goto(address);
    await expect(page.getByRole('cell', { name: /Active/ })).toBeVisible();
    await expect(page.getByRole('cell').getByText(world.untouched.name)).toBeVisible();
    await expectNoOverflow(page);
    await expectAccessible(page);
    await signIn(world.owner);
    await page.goto(address);
    await expect(page.getByText(/^Only staff and support see the consents of others/)).toBeVisible();
    await expect(page.getByRole('table')).toHaveCount(0);
  });
});
