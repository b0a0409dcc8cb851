import { dialogOf, endSession, openDialog, signInAgain } from './dialogs.ts';
import { expect, readConsent, test } from './fixtures.ts';

test('staff revoke from the list: the row, the API and the other rows tell it', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?offering=${world.compute.uuid}`);
  const row = page.getByRole('row', { name: new RegExp(world.owner.full_name) });
  await row.getByRole('button', { name: new RegExp(`Actions for ${world.owner.full_name}`) }).click();
  await page.getByRole('menuitem', { name: /^Revoke/ }).click();
  const dialog = dialogOf(page, 'revoke');
  await expect(dialog).toContainText(world.owner.full_name);
  await expect(dialog).toContainText(world.compute.name);
  await expect(dialog).toContainText('2.0');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Revoke consent' }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('Revoked');
  await expect(
    page.getByText(`Revoked the consent of ${world.owner.full_name} to ${world.compute.name}.`),
  ).toBeVisible();
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(false);
  expect((await readConsent(page, world.consents.neighbours)).has_consent).toBe(true);
});

test('staff revoke from the detail page; Cancel changes nothing', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents/${world.consents.active}`);
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  const dialog = dialogOf(page, 'revoke');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(true);
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await dialog.getByRole('button', { name: 'Revoke consent' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Revoked', { exact: true }).first()).toBeVisible();
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(false);
});

test('a person withdraws the own consent, and the others stay', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.goto('/my-consents');
  await page.getByRole('button', { name: `Withdraw consent to ${world.compute.name}` }).click();
  const dialog = dialogOf(page, 'withdraw');
  await dialog.getByRole('button', { name: 'Withdraw consent' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`You withdrew your consent to ${world.compute.name}.`)).toBeVisible();
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(false);
  expect((await readConsent(page, world.consents.outdated)).has_consent).toBe(true);
});

test('support find that they only read, and no button for what they may not do', async ({ page, world, signIn }) => {
  await signIn(world.support);
  await page.goto(`/consents/${world.consents.active}`);
  await expect(page.getByText('Read only', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Receipt', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Revoke', exact: true })).toHaveCount(0);
  const answer = await page.request.post(`/api/marketplace-user-offering-consents/${world.consents.active}/revoke/`, {
    headers: { 'Sec-Fetch-Site': 'same-origin' },
  });
  expect(answer.status()).toBe(403);
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(true);
});

test('a consent revoked meanwhile by somebody else is said to be, and nothing breaks', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await signIn(world.staff);
  const dialog = await openDialog(page, 'revoke', world.consents.active);
  await expect(dialog.getByRole('button', { name: 'Revoke consent' })).toBeEnabled();
  await desk.db.query(`update consents set revocation_date = $2, modified = $2 where uuid = $1`, [
    world.consents.active,
    new Date(),
  ]);
  await dialog.getByRole('button', { name: 'Revoke consent' }).click();
  await expect(dialog).toContainText('meanwhile');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
});

test.describe('failures', () => {
  test.use({ expectedInConsole: /status of (500|401)|ERR_INTERNET_DISCONNECTED/ });

  test('a server error stays in the dialog with its reason, and trying again works', async ({
    page,
    world,
    signIn,
    desk,
  }) => {
    await signIn(world.staff);
    const dialog = await openDialog(page, 'revoke', world.consents.active);
    desk.faults.push({ method: 'POST', path: /revoke/, status: 500, detail: 'The disk is full.' });
    await dialog.getByRole('button', { name: 'Revoke consent' }).click();
    await expect(dialog).toContainText('The disk is full.');
    desk.faults.length = 0;
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await expect(dialog).toBeHidden();
    expect((await readConsent(page, world.consents.active)).has_consent).toBe(false);
  });

  test('with the network down nothing is lost', async ({ page, world, signIn, context }) => {
    await signIn(world.staff);
    const dialog = await openDialog(page, 'revoke', world.consents.active);
    await expect(dialog.getByRole('button', { name: 'Revoke consent' })).toBeEnabled();
    await context.setOffline(true);
    await dialog.getByRole('button', { name: 'Revoke consent' }).click();
    await expect(dialog.getByRole('button', { name: 'Try again' })).toBeVisible();
    await context.setOffline(false);
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await expect(dialog).toBeHidden();
    expect((await readConsent(page, world.consents.active)).has_consent).toBe(false);
  });

  test('a session that expires meanwhile leads through sign-in back to the dialog', async ({
    page,
    world,
    signIn,
    desk,
  }) => {
    await signIn(world.staff);
    const dialog = await openDialog(page, 'revoke', world.consents.active);
    await expect(dialog.getByRole('button', { name: 'Revoke consent' })).toBeEnabled();
    // A request of the page below would lead to the sign-in page before the press.
    await page.waitForLoadState('networkidle');
    await endSession(page, desk.db, world.staff);
    await dialog.getByRole('button', { name: 'Revoke consent' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(
      (
        await desk.db.query('select 1 from consents where uuid = $1 and revocation_date is null', [
          world.consents.active,
        ])
      ).length,
    ).toBe(1);
    await signInAgain(page, world.staff);
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button', { name: 'Revoke consent' }).click();
    await expect(dialog).toBeHidden();
    expect((await readConsent(page, world.consents.active)).has_consent).toBe(false);
  });
});
