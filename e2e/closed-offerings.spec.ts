import { acceptTerms, recorded, termsAddress } from './acceptance.ts';
import type { Desk } from './desk.ts';
import { dialogOf, openDialog } from './dialogs.ts';
import { expect, readConsent, test } from './fixtures.ts';
import type { WorldOffering } from './world.ts';

// The browser's own line about an offering that the server does not show.
test.use({ expectedInConsole: /status of 404/ });

const change = ({ db }: Desk, { uuid }: WorldOffering, to: { state?: string; shared?: boolean }) =>
  db.query('update offerings set state = coalesce($2, state), shared = coalesce($3, shared) where uuid = $1', [
    uuid,
    to.state ?? null,
    to.shared ?? null,
  ]);

for (const state of ['Archived', 'Draft']) {
  test(`terms of an offering in state ${state} can be read, and nobody new is asked to accept them`, async ({
    page,
    world,
    signIn,
    desk,
  }) => {
    await change(desk, world.untouched, { state });
    for (const person of [world.owner, world.staff]) {
      await signIn(person);
      await page.goto(termsAddress(world.untouched));
      await expect(page.getByRole('region', { name: 'Terms of Service', exact: true })).toBeVisible();
      await expect(page.getByText('This offering is not open at present')).toBeVisible();
      await expect(acceptTerms(page)).toHaveCount(0);
    }
    await page.goto(`/my-consents?search=${world.tag}`);
    await expect(page.getByRole('button', { name: `Accept the terms of ${world.compute.name}` })).toBeVisible();
    await expect(page.getByRole('button', { name: `Accept the terms of ${world.untouched.name}` })).toHaveCount(0);
  });
}

test('whoever has a consent to an archived offering can still bring it up to date', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await change(desk, world.storage, { state: 'Archived' });
  await signIn(world.owner);
  await page.goto(termsAddress(world.storage));
  await acceptTerms(page).click();
  await expect(recorded(page)).toBeVisible();
  expect(await readConsent(page, world.consents.outdated)).toMatchObject({ has_consent: true, version: '2.0' });
  expect(await readConsent(page, world.consents.active)).toMatchObject({ has_consent: true, version: '2.0' });
});

test('before withdrawing from an offering that is not for everybody, nobody is promised a way back', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await change(desk, world.compute, { shared: false });
  await signIn(world.owner);
  await page.goto(`/my-consents/${world.consents.active}/withdraw`);
  const dialog = dialogOf(page, 'withdraw');
  await expect(dialog).toContainText('those of an offering that is not open to everybody may be hidden from you');
  await dialog.getByRole('button', { name: 'Withdraw consent' }).click();
  await expect(dialog).toBeHidden();
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(false);
  await page.goto(termsAddress(world.compute));
  await expect(page.getByRole('heading', { name: 'No terms to accept' })).toBeVisible();
  await expect(page.getByText('or you may not see them')).toBeVisible();
  await expect(acceptTerms(page)).toHaveCount(0);
  // Not by signing in, which the page that is still open would notice.
  const neighbours = 'select revocation_date from consents where uuid = $1';
  expect(await desk.db.query(neighbours, [world.consents.neighbours])).toEqual([{ revocation_date: null }]);
});

test('what the provider receives is told, or why it is not known yet', async ({ page, world, signIn, dialect }) => {
  await signIn(world.owner);
  await page.goto(termsAddress(world.untouched));
  const facts = page.getByRole('region', { name: 'About these terms' });
  await expect(facts).toContainText(dialect ? 'not known before your first consent' : 'full name, e-mail address');
});

test('whoever deletes a record reads first what stays of it, and can keep its receipt', async ({
  page,
  world,
  signIn,
  dialect,
}) => {
  await signIn(world.staff);
  const dialog = await openDialog(page, 'delete', world.consents.active);
  await expect(dialog).toContainText(
    dialect ? 'this server writes no event of a deletion' : 'The event log still says that it was deleted',
  );
  await expect(dialog).toContainText('download its receipt first');
  const button = dialog.getByRole('button', { name: 'Download receipt' });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  expect(download.suggestedFilename()).toMatch(/\.json$/);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(true);
});
