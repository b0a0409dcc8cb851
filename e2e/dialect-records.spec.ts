import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { CONSENTS } from '#contract/paths.ts';
import { canonicalUuid } from '#contract/uuid.ts';
import { chooseDialog, dialogOf, inReceiptMenu, openDialog } from './dialogs.ts';
import { expect, readConsent, test } from './fixtures.ts';

const timeline = (page: Page) => page.getByRole('list', { name: 'Timeline, newest first' }).getByRole('listitem');

async function receiptFrom(page: Page, button: Locator) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return JSON.parse(await readFile(await download.path(), 'utf8'));
}

/** The versions of a person's consents as the signed-in browser is told them, by uuid with dashes. */
async function versions(page: Page, person: string): Promise<Record<string, string>> {
  const answer = await page.request.get(`${CONSENTS}?user_uuid=${person}&page_size=50&o=-created`);
  const consents: { uuid: string; version: string }[] = await answer.json();
  return Object.fromEntries(consents.map(({ uuid, version }) => [canonicalUuid(uuid) ?? uuid, version]));
}

test('a revocation shows in the timeline at once; by whom, where the server tells it', async ({
  page,
  world,
  signIn,
  dialect,
}) => {
  await signIn(world.staff);
  await page.goto(`/consents/${world.consents.active}`);
  await expect(timeline(page)).toHaveText([/^Consent given, version 2\.0/]);
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await dialogOf(page, 'revoke').getByRole('button', { name: 'Revoke consent' }).click();
  await expect(dialogOf(page, 'revoke')).toBeHidden();
  const revoked = dialect
    ? /^Consent revoked, version 2\.0.+By whom: not recorded/
    : /^Consent revoked, version 2\.0.+By you/;
  await expect(timeline(page)).toHaveText([revoked, /^Consent given/]);
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(false);
  expect((await readConsent(page, world.consents.neighbours)).has_consent).toBe(true);
});

test('a renewal is told as far as the server writes it down', async ({ page, world, signIn, dialect }) => {
  await signIn(world.owner);
  const headers = { 'Sec-Fetch-Site': 'same-origin' };
  const answer = await page.request.post(CONSENTS, { headers, data: { offering: world.storage.uuid } });
  expect(answer.status()).toBe(201);
  await page.goto(`/consents/${world.consents.outdated}`);
  await expect(timeline(page).first()).toHaveText(
    dialect ? /not recorded/ : /^Consent renewed: from 1\.0 to 2\.0.+By you/,
  );
  await expect(page.getByRole('region', { name: 'Consent', exact: true })).toContainText('2.0');
  expect(await versions(page, world.owner.uuid)).toMatchObject({ [world.consents.outdated]: '2.0' });
});

test('the owner gets a receipt, and after the withdrawal a withdrawal receipt', async ({
  page,
  world,
  signIn,
  dialect,
}) => {
  await signIn(world.owner);
  await page.goto('/my-consents');
  const download = () => inReceiptMenu(page, 'Download receipt', world.compute);
  const given = await receiptFrom(page, await download());
  expect(given.receipt_metadata.receipt_type).toBe('consent receipt');
  expect(given.record_metadata.pii_principal_id).toMatchObject({ username: world.owner.username });
  const text = '<h2>Terms 2.0</h2><p>Use it well.</p>';
  expect(given.pii_processing.privacy_notice).toMatchObject({
    version: '2.0',
    text_sha256: createHash('sha256').update(text).digest('hex'),
  });
  const [purpose] = given.pii_processing.purposes;
  if (dialect === '2025') expect(purpose.pii_information).toBe('not recorded');
  else expect(purpose.pii_information).toHaveLength(3);

  await page.getByRole('button', { name: `Withdraw consent to ${world.compute.name}` }).click();
  const dialog = dialogOf(page, 'withdraw');
  await dialog.getByRole('button', { name: 'Withdraw consent' }).click();
  await expect(dialog).toBeHidden();
  const withdrawn = await receiptFrom(page, await download());
  expect(withdrawn.receipt_metadata.receipt_type).toBe('withdrawal receipt');
  expect(withdrawn.event_information.current_state).toBe('Revoked');
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(false);
});

test.describe('who may not', () => {
  test.use({ expectedInConsole: /status of 404/ });

  test('a neighbour sees no receipt of somebody else; support do', async ({ page, world, signIn }) => {
    await signIn(world.neighbour);
    await page.goto(`/consents/${world.consents.active}/receipt`);
    await expect(page.getByRole('heading', { name: 'Receipt not found' })).toBeVisible();
    await signIn(world.support);
    await page.goto(`/consents/${world.consents.active}/receipt`);
    await expect(page.getByRole('heading', { name: 'Consent receipt' })).toBeVisible();
    await expect(page.getByRole('article')).toContainText(world.owner.full_name);
  });

  test('a record that staff delete is gone, and all others stay', async ({ page, world, signIn }) => {
    await signIn(world.staff);
    await page.goto(`/consents/${world.consents.active}?user=${world.owner.uuid}`);
    const dialog = await chooseDialog(page, 'delete');
    await dialog.getByRole('textbox', { name: 'Username' }).fill(world.owner.username);
    await dialog.getByRole('button', { name: 'Delete record' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('table').getByText(world.storage.name)).toBeVisible();
    await expect(page.getByRole('table').getByText(world.compute.name)).toHaveCount(0);
    expect((await page.request.get(`${CONSENTS}${world.consents.active}/`)).status()).toBe(404);
    expect(await versions(page, world.owner.uuid)).toEqual({
      [world.consents.outdated]: '1.0',
      [world.consents.revoked]: '2.0',
    });
  });
});

test('a version that staff correct is told by page and API, and no other changes', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  const dialog = await openDialog(page, 'correct', world.consents.active);
  await dialog.getByRole('combobox', { name: 'Version' }).fill('2.1 of May');
  await dialog.getByRole('button', { name: 'Correct version' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('region', { name: 'Consent', exact: true })).toContainText('2.1 of May');
  expect(await versions(page, world.owner.uuid)).toEqual({
    [world.consents.active]: '2.1 of May',
    [world.consents.outdated]: '1.0',
    [world.consents.revoked]: '2.0',
  });
  expect((await readConsent(page, world.consents.neighbours)).version).toBe('2.0');
});
