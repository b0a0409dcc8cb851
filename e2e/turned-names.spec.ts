import type { Page } from 'playwright/test';
import { expect, readConsent, test } from './fixtures.ts';
import { expectIsolated } from './isolated.ts';
import type { Person, World } from './world.ts';
import { renameOffering, renamePerson } from './world-names.ts';
import type { Database } from '#server/db/database.ts';

const TURN = '\u202e';

async function turnNames(db: Database, { owner, neighbour, compute, storage, untouched, tag }: World) {
  await renamePerson(db, owner, `${TURN}Olga`, `Owner ${tag}`);
  await renamePerson(db, neighbour, `${TURN}Nils`, `Neighbour ${tag}`);
  for (const offering of [compute, storage, untouched]) await renameOffering(db, offering, TURN + offering.name);
  await db.query('update customers set name = $2 where name = $1', [`Institute ${tag}`, `${TURN}Institute ${tag}`]);
}

test.beforeEach(({ desk, world }) => turnNames(desk.db, world));

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });

async function open(page: Page, signIn: (person: Person) => Promise<void>, person: Person, address: string) {
  await signIn(person);
  await page.goto(address);
}

test('a name with U+202E turns nothing else round: in the list, its menu, chips and lookups', async ({
  page,
  world,
  signIn,
}) => {
  await open(page, signIn, world.staff, `/consents?user=${world.owner.uuid}&offering=${world.compute.uuid}`);
  await expect(page.getByRole('row', { name: /1\.0|2\.0/ })).toHaveCount(1);
  await expectIsolated(page);
  await page
    .getByRole('row', { name: /2\.0/ })
    .getByRole('button', { name: /^Actions for/ })
    .click();
  await expect(page.getByRole('menuitem', { name: 'Only this user' })).toBeVisible();
  await expectIsolated(page);
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'State' }).selectOption('Revoked');
  await expect(page.getByText(/Owner .* has no consent to .*Compute .* that matches State: Revoked\./)).toBeVisible();
  await expectIsolated(page);
  await page.getByRole('combobox', { name: 'User', exact: true }).fill(world.neighbour.username);
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1);
  await expectIsolated(page);
});

test('in a consent, in each dialog and in the notices after it', async ({ page, world, signIn }) => {
  const { active } = world.consents;
  await open(page, signIn, world.staff, `/consents/${active}`);
  await expect(
    page
      .getByRole('heading', { name: 'What happened' })
      .or(page.getByText('Accepted version', { exact: true }))
      .first(),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: /^All consents of/ })).toBeVisible();
  await expectIsolated(page);
  expect(await page.title()).toContain('\u2069 · Consent Desk');

  await page.goto(`/consents/${active}/correct`);
  await dialog(page, 'Correct version')
    .getByRole('combobox')
    .or(dialog(page, 'Correct version').getByRole('textbox'))
    .first()
    .fill('1.0');
  await expectIsolated(page);
  await dialog(page, 'Correct version').getByRole('button', { name: 'Correct version' }).click();
  await expect(page.getByText(/its version is now 1\.0\./)).toBeVisible();
  await expectIsolated(page);

  await page.goto(`/consents/${active}/revoke`);
  await expect(dialog(page, 'Revoke consent?')).toContainText('can consent again');
  await expectIsolated(page);
  await dialog(page, 'Revoke consent?').getByRole('button', { name: 'Revoke consent' }).click();
  await expect(page.getByText(/^Revoked the consent of/)).toBeVisible();
  await expectIsolated(page);
  expect((await readConsent(page, active)).has_consent).toBe(false);
  expect((await readConsent(page, world.consents.outdated)).has_consent).toBe(true);

  await page.goto(`/consents/${active}/delete`);
  await dialog(page, 'Delete record?').getByRole('textbox', { name: 'Username' }).fill(world.owner.username);
  await expect(dialog(page, 'Delete record?')).toContainText('The username matches.');
  await expectIsolated(page);
  await dialog(page, 'Delete record?').getByRole('button', { name: 'Delete record' }).click();
  await expect(page.getByText(/^Deleted the record of/)).toBeVisible();
  await expectIsolated(page);
});

test('in a receipt, in My consents, and where terms are accepted', async ({ page, world, signIn }) => {
  await open(page, signIn, world.owner, `/consents/${world.consents.active}/receipt`);
  await expect(page.getByRole('heading', { name: 'Consent receipt' })).toBeVisible();
  await expectIsolated(page);

  await page.goto('/my-consents');
  await page.getByRole('searchbox', { name: 'Find an offering' }).fill(world.tag);
  await expect(page.getByRole('button', { name: /^Accept the terms of/ })).toHaveCount(1);
  await expect(page.getByText(/^Provider .*Institute/).first()).toBeVisible();
  await expectIsolated(page);
  await page.getByRole('button', { name: /^Accept the terms of/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: world.untouched.name })).toBeVisible();
  await page.getByRole('button', { name: 'Accept terms' }).click();
  await expect(page.getByText(/^You accepted the terms of/)).toBeVisible();
  await expectIsolated(page);
  expect(await page.title()).toBe(`Terms of \u2068${TURN}${world.untouched.name}\u2069 · Consent Desk`);
});

test('in pages of offerings and people, Insights, Coverage, an export, a bulk revocation and the palette', async ({
  page,
  world,
  signIn,
}) => {
  const { owner, neighbour, compute, storage, tag } = world;
  await signIn(world.staff);
  for (const [address, heading] of [
    [`/users/${owner.uuid}`, /Olga/],
    [`/offerings/${storage.uuid}`, /Storage/],
    [`/offerings?search=${tag}`, /^Offerings$/],
    [`/coverage?users=${owner.uuid},${neighbour.uuid}&offerings=${compute.uuid},${storage.uuid}`, /^Coverage$/],
    [`/export?user=${owner.uuid}`, /^Export/],
    [`/revoke?user=${owner.uuid}`, /^Revoke/],
  ] as const) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await page.waitForLoadState('networkidle');
    await expectIsolated(page);
  }
  await page.getByRole('button', { name: 'Start revoking' }).click();
  await expect(page.getByText('3 of 3 done')).toBeVisible();
  await expectIsolated(page);
  await page.goto('/my-log');
  await expect(page.getByRole('table', { name: 'My log' })).toBeVisible();
  await page.goto('/insights');
  const radar = page.getByRole('region', { name: 'Re-consent radar' });
  await radar.getByRole('button', { name: /^Show all \d+ offerings$/ }).click();
  await expectIsolated(page);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Find or go to' }).fill(`storage ${tag}`);
  await expect(page.getByRole('option', { name: /^Consents of/ })).toBeVisible();
  await expectIsolated(page);
});
