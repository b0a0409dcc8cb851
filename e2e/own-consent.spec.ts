import type { Page } from 'playwright/test';
import { acceptTerms, termsAddress } from './acceptance.ts';
import { dialogOf, inReceiptMenu } from './dialogs.ts';
import { expect, readConsent, test } from './fixtures.ts';
import { takeOutOfForce } from './world-terms.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const acceptAgain = (page: Page) => page.getByRole('link', { name: 'Accept again' });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Find an offering' });
const main = (page: Page) => page.getByRole('navigation', { name: 'Main' });

for (const [state, version] of [
  ['revoked', '2.0'],
  ['outdated', '1.0'],
] as const) {
  test(`who opens the own ${state} consent accepts again from there`, async ({ page, world, signIn }) => {
    const uuid = world.consents[state];
    const offering = state === 'revoked' ? world.archive : world.storage;
    await signIn(world.owner);
    await page.goto('/my-consents');
    await page.getByRole('link', { name: offering.name }).click();
    await expect(page).toHaveURL(`/consents/${uuid}`);
    expect(await readConsent(page, uuid)).toMatchObject({ version, has_consent: state === 'outdated' });
    await acceptAgain(page).click();
    await expect(page).toHaveURL(termsAddress(offering));
    await acceptTerms(page).click();
    await page.getByRole('link', { name: 'Open this consent' }).click();
    await expect(page).toHaveURL(`/consents/${uuid}`);
    await expect(page.getByRole('button', { name: 'Withdraw', exact: true })).toBeEnabled();
    await expect(acceptAgain(page)).toHaveCount(0);
    expect(await readConsent(page, uuid)).toMatchObject({ version: '2.0', has_consent: true });
    expect(await readConsent(page, world.consents.active)).toMatchObject({ version: '2.0', has_consent: true });
  });
}

test('one’s own consent is withdrawn from its page, by the same words as everywhere; the others stay', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.owner);
  await page.goto(`/consents/${world.consents.active}`);
  await expect(page.getByRole('button', { name: 'Revoke', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect(page).toHaveURL(`/my-consents/${world.consents.active}/withdraw`);
  await dialogOf(page, 'withdraw').getByRole('button', { name: 'Withdraw consent' }).click();
  await expect(page.getByText(`You withdrew your consent to ${world.compute.name}.`)).toBeVisible();
  await expect(page).toHaveURL(`/consents/${world.consents.active}`);
  await expect(page.getByText('Already revoked on')).toBeVisible();
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(false);
  expect((await readConsent(page, world.consents.outdated)).has_consent).toBe(true);
});

test('nothing is offered to accept where nothing can be: in force, without terms, or not one’s own', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await takeOutOfForce(desk.db, world.archive);
  await signIn(world.owner);
  await page.goto(`/consents/${world.consents.active}`);
  await expect(page.getByText('The accepted terms are the current ones.')).toBeVisible();
  await expect(acceptAgain(page)).toHaveCount(0);
  await page.goto(`/consents/${world.consents.revoked}`);
  await expect(page.getByText('The text of version 2.0 no longer exists, or is not visible to you.')).toBeVisible();
  await expect(acceptAgain(page)).toHaveCount(0);
  for (const other of [world.staff, world.support]) {
    await signIn(other);
    await page.goto(`/consents/${world.consents.outdated}`);
    await expect(page.getByText('Accepted version 1.0')).toBeVisible();
    await expect(acceptAgain(page)).toHaveCount(0);
  }
});

test('what was searched is in the address: a reload, a consent and its receipt come back to it', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.owner);
  await page.goto('/my-consents');
  await expect(heading(page)).toBeVisible();
  await search(page).pressSequentially(`storage ${world.tag}`);
  const address = `/my-consents?search=storage+${world.tag}`;
  await expect(page).toHaveURL(address);
  await page.reload();
  await expect(search(page)).toHaveValue(`storage ${world.tag}`);
  await expect(page.getByText('1 of 3 consents')).toBeVisible();

  await page.getByRole('link', { name: world.storage.name }).click();
  await (await inReceiptMenu(page, 'View receipt')).click();
  await expect(heading(page)).toHaveText('Consent receipt');
  await page.getByRole('link', { name: 'Back to the consent' }).click();
  await page.getByRole('link', { name: 'Back to My consents' }).click();
  await expect(page).toHaveURL(address);
  await page.getByRole('button', { name: `Accept again the terms of ${world.storage.name}` }).click();
  await page.getByRole('main').getByRole('link', { name: 'My consents' }).click();
  await expect(search(page)).toHaveValue(`storage ${world.tag}`);

  await main(page).getByRole('link', { name: 'My consents' }).click();
  await expect(page).toHaveURL('/my-consents');
  await expect(search(page)).toHaveValue('');
  await expect(page.getByRole('link', { name: world.compute.name })).toBeVisible();
});

test('typing leaves one entry in the history, and a dialog over the page keeps what was typed', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.owner);
  await page.goto(`/consents/${world.consents.active}`);
  await main(page).getByRole('link', { name: 'My consents' }).click();
  await search(page).pressSequentially(world.tag);
  await expect(page).toHaveURL(`/my-consents?search=${world.tag}`);
  await page.getByRole('button', { name: `Withdraw consent to ${world.compute.name}` }).click();
  await expect(page).toHaveURL(`/my-consents/${world.consents.active}/withdraw`);
  await page.reload();
  await expect(page.getByRole('dialog', { name: 'Withdraw consent?' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page).toHaveURL(`/my-consents?search=${world.tag}`);
  await expect(search(page)).toHaveValue(world.tag);
  await page.goBack();
  await expect(page).toHaveURL(`/consents/${world.consents.active}`);
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(true);
});
