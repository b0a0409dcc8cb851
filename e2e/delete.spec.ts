import type { Locator } from 'playwright/test';
import { chooseDialog, dialogOf, endSession, openDialog, signInAgain } from './dialogs.ts';
import { expect, readConsent, test } from './fixtures.ts';
import { readEvents, readVersions } from './ledger.ts';
import { openRow } from './list-page.ts';

const API = '/api/marketplace-user-offering-consents';
const REASON = 'Only staff may delete a consent, since it destroys evidence. Revoke it instead.';
const verb = (dialog: Locator) => dialog.getByRole('button', { name: 'Delete record' });
const username = (dialog: Locator) => dialog.getByRole('textbox', { name: 'Username' });

test.use({ expectedInConsole: /status of (500|401|403|404)/ });

test('staff delete one record: it leaves the list and the API, its event and all others stay', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await openRow(page, world.owner, world.compute);
  const dialog = await chooseDialog(page, 'delete');
  await expect(page).toHaveURL(new RegExp(`/consents/${world.consents.active}/delete\\?user=`));
  await expect(dialog).toContainText(world.owner.full_name);
  await expect(dialog).toContainText(world.compute.name);
  await expect(dialog).toContainText('lost for good');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();

  const downloads = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download receipt' }).click();
  expect((await downloads).suggestedFilename()).toMatch(/\.json$/);
  await expect(dialog).toBeVisible();

  for (const wrong of ['', world.neighbour.username, world.owner.username.toUpperCase(), `${world.owner.username} `]) {
    await username(dialog).fill(wrong);
    await expect(verb(dialog)).toBeDisabled();
    await expect(verb(dialog)).toHaveAccessibleDescription(`Type ${world.owner.username} to delete this record.`);
  }
  await username(dialog).fill(world.owner.username);
  await verb(dialog).click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`/consents\\?user=${world.owner.uuid}`));
  await expect(
    page.getByText(`Deleted the record of ${world.owner.full_name}'s consent to ${world.compute.name}.`),
  ).toBeVisible();
  const table = page.getByRole('table');
  await expect(table.getByText(world.storage.name)).toBeVisible();
  await expect(table.getByText(world.archive.name)).toBeVisible();
  await expect(table.getByText(world.compute.name)).toHaveCount(0);
  await expect(page.getByText('2 consents', { exact: true }).first()).toBeVisible();

  expect(await readVersions(page, world.owner.uuid)).toEqual({
    [world.consents.outdated]: '1.0',
    [world.consents.revoked]: '2.0',
  });
  await readConsent(page, world.consents.neighbours);
  expect((await page.request.get(`${API}/${world.consents.active}/`)).status()).toBe(404);
  expect(await readEvents(page, world.owner.uuid, world.consents.active)).toMatchObject([
    {
      event_type: 'terms_of_service_consent_deleted',
      context: { action: 'deleted', version: '2.0', actor_username: world.staff.username },
    },
  ]);
  // Back leads to no page of what is gone.
  await page.goBack();
  await expect(page).toHaveURL(`/consents?user=${world.owner.uuid}`);
  await expect(table.getByText(world.storage.name)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Consents');
  for (const end of ['', '/delete']) {
    await page.goto(`/consents/${world.consents.active}${end}`);
    await expect(page.getByRole('heading', { name: 'Consent not found', includeHidden: true })).toBeVisible();
  }
  await expect(dialog).toContainText('does not exist');
});

test('Cancel and Back leave the record as it was', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents/${world.consents.active}`);
  const dialog = dialogOf(page, 'delete');
  for (const leave of [() => dialog.getByRole('button', { name: 'Cancel' }).click(), () => page.goBack()]) {
    await chooseDialog(page, 'delete');
    await username(dialog).fill(world.owner.username);
    await expect(verb(dialog)).toBeEnabled();
    await leave();
    await expect(dialog).toBeHidden();
    await expect(page).toHaveURL(new RegExp(`/consents/${world.consents.active}$`));
  }
  await readConsent(page, world.consents.active);
  expect(await readEvents(page, world.owner.uuid, world.consents.active)).toEqual([]);
});

test('a record that changed meanwhile is shown as it is now before it can be deleted', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await signIn(world.staff);
  const dialog = await openDialog(page, 'delete', world.consents.active);
  await username(dialog).fill(world.owner.username);
  await expect(verb(dialog)).toBeEnabled();
  await desk.db.query(`update consents set revocation_date = now() where uuid = $1`, [world.consents.active]);
  await verb(dialog).click();
  const changes = dialog.getByRole('table', { name: 'What has changed' });
  await expect(changes.getByRole('row', { name: 'State Active Revoked' })).toBeVisible();
  await readConsent(page, world.consents.active);
  await verb(dialog).click();
  await expect(dialog).toBeHidden();
  expect(Object.keys(await readVersions(page, world.owner.uuid))).not.toContain(world.consents.active);
});

test('a record already deleted by somebody else is said to be, and does no harm', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await signIn(world.staff);
  const dialog = await openDialog(page, 'delete', world.consents.active);
  await username(dialog).fill(world.owner.username);
  await expect(verb(dialog)).toBeEnabled();
  await desk.db.query('delete from consents where uuid = $1', [world.consents.active]);
  await verb(dialog).click();
  await expect(dialog).toContainText('has been deleted meanwhile, so there is nothing left to delete');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('heading', { name: 'Consent not found' })).toBeVisible();
  expect(Object.keys(await readVersions(page, world.owner.uuid))).toHaveLength(2);
});

test('a server error and an ended session delete nothing, and trying again works', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await signIn(world.staff);
  const dialog = await openDialog(page, 'delete', world.consents.active);
  await username(dialog).fill(world.owner.username);
  desk.faults.push({ method: 'DELETE', path: /consents/, status: 500, detail: 'The disk is full.' });
  await verb(dialog).click();
  await expect(dialog.getByRole('alert')).toContainText('The disk is full.');
  desk.faults.length = 0;
  await readConsent(page, world.consents.active);
  await endSession(page, desk.db, world.staff);
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await signInAgain(page, world.staff);
  // Deleting is confirmed anew.
  await expect(username(dialog)).toHaveValue('');
  await readConsent(page, world.consents.active);
  await username(dialog).fill(world.owner.username);
  await verb(dialog).click();
  await expect(dialog).toBeHidden();
  expect((await page.request.get(`${API}/${world.consents.active}/`)).status()).toBe(404);
});

test('support and the owner are refused with the reason, on screen and by the API', async ({ page, world, signIn }) => {
  await signIn(world.support);
  await page.goto(`/consents/${world.consents.active}`);
  await expect(page.getByText('Read only', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'More actions' })).toHaveCount(0);
  for (const person of [world.support, world.owner]) {
    await signIn(person);
    await page.goto(`/consents/${world.consents.active}/delete`);
    const dialog = dialogOf(page, 'delete');
    await expect(dialog).toContainText(REASON);
    await expect(verb(dialog)).toHaveCount(0);
    await expect(username(dialog)).toHaveCount(0);
    const answer = await page.request.delete(`${API}/${world.consents.active}/`, {
      headers: { 'Sec-Fetch-Site': 'same-origin' },
    });
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toEqual({ detail: REASON });
    expect((await readConsent(page, world.consents.active)).version).toBe('2.0');
  }
});
