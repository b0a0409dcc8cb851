import type { Locator } from 'playwright/test';
import { chooseDialog, dialogOf, endSession, openDialog, signInAgain } from './dialogs.ts';
import { expect, readConsent, test } from './fixtures.ts';
import { readEvents, readVersions } from './ledger.ts';

const API = '/api/marketplace-user-offering-consents';
const verb = (dialog: Locator) => dialog.getByRole('button', { name: 'Correct version' });
const version = (dialog: Locator) => dialog.getByRole('combobox', { name: 'Version' });

test('staff correct a version: the page, the API and the ledger tell it, other consents stay', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.staff);
  await page.goto(`/consents/${world.consents.active}?user=${world.owner.uuid}`);
  const dialog = await chooseDialog(page, 'correct');
  await expect(page).toHaveURL(new RegExp(`/consents/${world.consents.active}/correct\\?user=`));
  await expect(dialog).toContainText(world.owner.username);
  await expect(dialog).toContainText(world.compute.name);
  await expect(dialog).toContainText('A correction changes evidence');
  await expect(version(dialog)).toBeFocused();
  await expect(version(dialog)).toHaveValue('2.0');
  await version(dialog).fill('2.1 of May');
  await expect(dialog).toContainText('2.0 →becomes 2.1 of May');
  await verb(dialog).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('its version is now 2.1 of May.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Consent', exact: true })).toContainText('2.1 of May');
  await expect(page.getByRole('button', { name: 'More actions' })).toBeFocused();

  expect(await readVersions(page, world.owner.uuid)).toEqual({
    [world.consents.active]: '2.1 of May',
    [world.consents.outdated]: '1.0',
    [world.consents.revoked]: '2.0',
  });
  expect((await readConsent(page, world.consents.neighbours)).version).toBe('2.0');
  expect(await readEvents(page, world.owner.uuid, world.consents.active)).toMatchObject([
    {
      event_type: 'terms_of_service_consent_amended',
      context: {
        action: 'amended',
        previous_version: '2.0',
        version: '2.1 of May',
        actor_username: world.staff.username,
        user_username: world.owner.username,
      },
    },
  ]);
});

test('a published version is picked from the list, and Cancel changes nothing', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  const dialog = await openDialog(page, 'correct', world.consents.active);
  await expect(verb(dialog)).toBeDisabled();
  await expect(verb(dialog)).toHaveAccessibleDescription(/recorded version already, so there is nothing to correct/);
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('option')).toHaveText(['2.0', '1.0']);
  await page.getByRole('option', { name: '1.0' }).click();
  await expect(version(dialog)).toHaveValue('1.0');
  await expect(verb(dialog)).toBeEnabled();
  await version(dialog).fill(' 2.0 ');
  await expect(verb(dialog)).toBeDisabled();
  await version(dialog).fill('1.0');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  expect((await readConsent(page, world.consents.active)).version).toBe('2.0');
  expect(await readEvents(page, world.owner.uuid, world.consents.active)).toEqual([]);
  await openDialog(page, 'correct', world.consents.active);
  await expect(version(dialog)).toHaveValue('2.0');
});

test('a version may be left blank, and a revoked consent stays revoked', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  const dialog = await openDialog(page, 'correct', world.consents.revoked);
  await version(dialog).fill('');
  await expect(dialog).toContainText('2.0 →becomes not stated');
  await verb(dialog).click();
  await expect(dialog).toBeHidden();
  expect(await readConsent(page, world.consents.revoked)).toMatchObject({ version: '', has_consent: false });
});

test('an over-long version is refused at the field, by the page and by the server', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  const dialog = await openDialog(page, 'correct', world.consents.active);
  const tooLong = 'v'.repeat(51);
  await version(dialog).fill(tooLong);
  await expect(version(dialog)).toHaveAccessibleDescription(/no more than 50 characters. This one has 51/);
  await expect(version(dialog)).toHaveValue(tooLong);
  await expect(verb(dialog)).toBeDisabled();
  const answer = await page.request.patch(`${API}/${world.consents.active}/`, {
    headers: { 'Sec-Fetch-Site': 'same-origin' },
    data: { version: tooLong },
  });
  expect(answer.status()).toBe(400);
  expect(await answer.json()).toEqual({ version: ['Ensure this field has no more than 50 characters.'] });
  expect((await readConsent(page, world.consents.active)).version).toBe('2.0');
  await version(dialog).fill('v'.repeat(50));
  await verb(dialog).click();
  await expect(dialog).toBeHidden();
  expect((await readConsent(page, world.consents.active)).version).toBe('v'.repeat(50));
});

test('a change made meanwhile is shown beside what was seen, and the correction is then possible', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await signIn(world.staff);
  const dialog = await openDialog(page, 'correct', world.consents.active);
  await version(dialog).fill('3.0');
  await desk.db.query(`update consents set version = '2.5', modified = now() where uuid = $1`, [world.consents.active]);
  await verb(dialog).click();
  const changes = dialog.getByRole('table', { name: 'What has changed' });
  await expect(changes.getByRole('row', { name: 'Accepted version 2.0 2.5' })).toBeVisible();
  await expect(dialog.getByRole('status')).toContainText('changed since it was shown');
  expect((await readConsent(page, world.consents.active)).version).toBe('2.5');
  await expect(version(dialog)).toHaveValue('3.0');

  // An automatic revocation leaves `modified` as it is.
  await desk.db.query(`update consents set revocation_date = now() where uuid = $1`, [world.consents.active]);
  await verb(dialog).click();
  await expect(changes.getByRole('row', { name: 'State Needs re-consent Revoked' })).toBeVisible();
  expect((await readConsent(page, world.consents.active)).version).toBe('2.5');

  await verb(dialog).click();
  await expect(dialog).toBeHidden();
  expect(await readConsent(page, world.consents.active)).toMatchObject({ version: '3.0', has_consent: false });
  expect(await readEvents(page, world.owner.uuid, world.consents.active)).toMatchObject([
    { context: { previous_version: '2.5', version: '3.0' } },
  ]);
});

test.describe('failures', () => {
  test.use({ expectedInConsole: /status of (500|400|401|403|404)/ });

  test('a server error stays in the dialog with what was typed, and trying again works', async ({
    page,
    world,
    signIn,
    desk,
  }) => {
    await signIn(world.staff);
    const dialog = await openDialog(page, 'correct', world.consents.active);
    await version(dialog).fill('2.1');
    desk.faults.push({ method: 'PATCH', path: /consents/, status: 500, detail: 'The disk is full.' });
    await verb(dialog).click();
    await expect(dialog.getByRole('alert')).toContainText('The disk is full.');
    expect((await readConsent(page, world.consents.active)).version).toBe('2.0');
    desk.faults.length = 0;
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await expect(dialog).toBeHidden();
    expect((await readConsent(page, world.consents.active)).version).toBe('2.1');
  });

  test("the server's word about the version stands at the field until it is mended", async ({
    page,
    world,
    signIn,
  }) => {
    await signIn(world.staff);
    const dialog = await openDialog(page, 'correct', world.consents.active);
    await version(dialog).fill('2.1\0');
    await verb(dialog).click();
    await expect(version(dialog)).toHaveAccessibleDescription('Null characters are not allowed.');
    await expect(version(dialog)).toHaveAttribute('aria-invalid', 'true');
    await version(dialog).fill('2.1');
    await expect(version(dialog)).not.toHaveAccessibleDescription(/Null/);
    await verb(dialog).click();
    await expect(dialog).toBeHidden();
    expect((await readConsent(page, world.consents.active)).version).toBe('2.1');
  });

  test('a session that ends meanwhile leads through sign-in back to what was typed', async ({
    page,
    world,
    signIn,
    desk,
  }) => {
    await signIn(world.staff);
    await page.goto(`/consents/${world.consents.active}`);
    const dialog = await chooseDialog(page, 'correct');
    await version(dialog).fill('2.0.1');
    await expect(verb(dialog)).toBeEnabled();
    await endSession(page, desk.db, world.staff);
    await verb(dialog).click();
    await signInAgain(page, world.staff);
    await expect(version(dialog)).toHaveValue('2.0.1');
    await verb(dialog).click();
    await expect(dialog).toBeHidden();
    expect((await readConsent(page, world.consents.active)).version).toBe('2.0.1');
  });

  test('support and the owner are refused with the reason, on screen and by the API', async ({
    page,
    world,
    signIn,
  }) => {
    const address = `/consents/${world.consents.active}`;
    await signIn(world.support);
    await page.goto(address);
    await expect(page.getByText('Read only', { exact: true })).toBeVisible();
    for (const name of ['More actions', 'Revoke']) {
      await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
    }
    for (const person of [world.support, world.owner]) {
      await signIn(person);
      await page.goto(`${address}/correct`);
      const dialog = dialogOf(page, 'correct');
      await expect(dialog).toContainText('Only staff may amend a consent, since it changes evidence.');
      await expect(verb(dialog)).toHaveCount(0);
      await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
      for (const method of ['put', 'patch'] as const) {
        const answer = await page.request[method](`${API}/${world.consents.active}/`, {
          headers: { 'Sec-Fetch-Site': 'same-origin' },
          data: { version: '9' },
        });
        expect(answer.status()).toBe(403);
      }
      expect((await readConsent(page, world.consents.active)).version).toBe('2.0');
      expect(await readEvents(page, world.owner.uuid, world.consents.active)).toEqual([]);
    }
    await page.goto(address);
    await expect(page.getByRole('button', { name: 'Withdraw', exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'More actions' })).toHaveCount(0);
  });
});
