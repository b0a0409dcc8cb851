import type { Page } from 'playwright/test';
import { CONSENTS } from '#contract/paths.ts';
import { consentEvent, insertConsentEvents } from '#server/db/consent-events.ts';
import { revokeOutdatedConsents } from '#server/jobs/revoke-outdated.ts';
import { expect, expectAccessible, readConsent, test } from './fixtures.ts';

const headers = { 'Sec-Fetch-Site': 'same-origin' };

const entries = (page: Page) => page.getByRole('list', { name: 'Timeline, newest first' }).getByRole('listitem');

/** The person who is signed in accepts the terms in force; gives the uuid of the consent. */
async function accept(page: Page, offering: { uuid: string }): Promise<string> {
  const answer = await page.request.post(CONSENTS, { headers, data: { offering: offering.uuid } });
  expect(answer.status()).toBe(201);
  const { uuid }: { uuid: string } = await answer.json();
  return uuid;
}

test('a revocation shows in the timeline at once, with who did it', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents/${world.consents.active}`);
  await expect(entries(page)).toHaveText([/^Consent given, version 2\.0/]);
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Revoke consent?' });
  await dialog.getByRole('button', { name: 'Revoke consent' }).click();
  await expect(dialog).toBeHidden();
  await expect(entries(page)).toHaveText([/^Consent revoked, version 2\.0.+By you/, /^Consent given/]);
});

test('support read what a person and staff did one after the other, with who it was', async ({
  page,
  world,
  signIn,
}) => {
  const { owner, staff } = world;
  await signIn(owner);
  const uuid = await accept(page, world.untouched);
  expect((await page.request.post(`${CONSENTS}${uuid}/revoke/`, { headers })).status()).toBe(200);
  expect(await accept(page, world.untouched)).toBe(uuid);
  await signIn(staff);
  const amended = await page.request.patch(`${CONSENTS}${uuid}/`, { headers, data: { version: '0.9' } });
  expect(amended.status()).toBe(200);

  await signIn(world.support);
  await page.goto(`/consents/${uuid}`);
  const person = `By ${owner.full_name} \\(${owner.username}\\), the person concerned`;
  await expect(entries(page)).toHaveText([
    new RegExp(`^Version corrected from 1\\.0 to 0\\.9.+By ${staff.full_name} \\(${staff.username}\\)$`),
    new RegExp(`^Consent given again, version 1\\.0.+${person}$`),
    new RegExp(`^Consent revoked, version 1\\.0.+${person}$`),
    new RegExp(`^Consent given, version 1\\.0.+${person}$`),
  ]);
  await expect(entries(page).getByText('not recorded')).toHaveCount(0);
  // A correction says nothing of when the version that it names was accepted.
  await expect(page.getByText('0.9, not recorded when')).toBeVisible();
});

test('a renewal names both versions, and only the first agreement is known from the record', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.owner);
  await accept(page, world.storage);
  await page.goto(`/consents/${world.consents.outdated}`);
  await expect(entries(page)).toHaveText([
    new RegExp(`^Consent renewed: from 1\\.0 to 2\\.0.+By you \\(${world.owner.username}\\)$`),
    /^Consent given01 Feb 2025.+By whom: not recorded.+no event of it is shown\.Which version was accepted then is not recorded\.$/,
  ]);
});

test('an automatic revocation names no person, and says what was not accepted in time', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await desk.db.query(
    `update terms_of_service set grace_period_days = 30
     where is_active and offering_id = (select id from offerings where uuid = $1)`,
    [world.storage.uuid],
  );
  expect(await revokeOutdatedConsents(desk.db, new Date())).toBeGreaterThan(0);
  await signIn(world.staff);
  expect((await readConsent(page, world.consents.outdated)).has_consent).toBe(false);
  await page.goto(`/consents/${world.consents.outdated}`);
  await expect(entries(page)).toHaveText([
    /^Consent revoked automatically, version 1\.0.+By the system.*Version 2\.0 was not accepted before the grace period ended on 03 Mar 2024/,
    /^Consent given, version 1\.0/,
  ]);
});

test('a record that was deleted and given anew shows what came before', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  expect((await page.request.delete(`${CONSENTS}${world.consents.active}/`, { headers })).status()).toBe(204);
  await signIn(world.owner);
  const uuid = await accept(page, world.compute);
  expect(uuid).not.toBe(world.consents.active);
  await page.goto(`/consents/${uuid}`);
  await expect(entries(page).nth(0)).toHaveText(/^Consent given, version 2\.0.+By you/);
  await expect(entries(page).nth(1)).toHaveText(
    new RegExp(
      `^Record deleted.+By ${world.staff.full_name}.+Of an earlier record of this consent, which was deleted\\.$`,
    ),
  );
});

test('a record without events tells its own dates and says that nobody wrote down the rest', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.staff);
  await page.goto(`/consents/${world.consents.revoked}`);
  await expect(page.getByText('The server shows no events of this consent.')).toBeVisible();
  await expect(entries(page)).toHaveText([
    /^Consent revoked, version 2\.001 Jun 2025, 12:00.+By whom: not recorded/,
    /^Consent given01 Jan 2025, 11:00.+By whom: not recorded/,
  ]);
});

test('a long timeline comes in steps, and none of it is lost', async ({ page, world, signIn, desk }) => {
  const { owner, staff, compute, consents } = world;
  const at = (step: number) => new Date(Date.UTC(2025, 3, 1 + step));
  const events = Array.from({ length: 44 }, (_, step) => {
    const revoked = step % 2 === 0;
    const consent = {
      uuid: consents.active,
      version: '2.0',
      agreement_date: at(-31),
      revocation_date: revoked ? at(step) : null,
    };
    return {
      ...consentEvent(revoked ? 'revoked' : 'regranted', {
        consent,
        user: owner,
        offering: compute,
        actor: revoked ? staff : owner,
      }),
      created: at(step),
    };
  });
  await desk.db.transaction((tx) => insertConsentEvents(tx, events));
  await desk.db.query('update consents set modified = $2 where uuid = $1', [consents.active, at(43)]);
  await signIn(staff);
  await page.goto(`/consents/${consents.active}`);
  await expect(entries(page)).toHaveCount(20);
  await page.getByRole('button', { name: 'Show older (25)' }).click();
  await expect(entries(page)).toHaveCount(40);
  await page.getByRole('button', { name: 'Show older (5)' }).click();
  await expect(entries(page)).toHaveCount(45);
  await expect(page.getByRole('button', { name: /Show older/ })).toHaveCount(0);
  await expect(entries(page).last()).toHaveText(/^Consent given/);
});

test.describe('failures', () => {
  test.use({ expectedInConsole: /status of (500|403|404)/ });

  test('a timeline that cannot be loaded says so, and the rest of the page stands', async ({
    page,
    world,
    signIn,
    desk,
  }) => {
    desk.faults.push({ method: 'GET', path: /\/api\/events\//, status: 500, detail: 'The disk is full.' });
    await signIn(world.staff);
    await page.goto(`/consents/${world.consents.active}`);
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await expect(timeline.getByRole('alert')).toContainText('The timeline could not be loaded', { timeout: 15_000 });
    await expect(timeline).toContainText('The disk is full.');
    await expect(page.getByRole('region', { name: 'Person' })).toContainText(world.owner.email);
    await expect(page.getByRole('button', { name: 'Revoke', exact: true })).toBeEnabled();
    await expectAccessible(page);
    desk.faults.length = 0;
    await timeline.getByRole('button', { name: 'Try again' }).click();
    await expect(entries(page)).toHaveText([/^Consent given, version 2\.0/]);
    await expect(timeline.getByRole('alert')).toHaveCount(0);
  });

  test('a timeline that is hidden says so, and shows what the record knows', async ({ page, world, signIn, desk }) => {
    desk.faults.push({ method: 'GET', path: /\/api\/events\//, status: 403, detail: 'No.' });
    await signIn(world.owner);
    await page.goto(`/consents/${world.consents.active}`);
    await expect(page.getByText('The server does not show you the events of this consent.')).toBeVisible();
    await expect(entries(page)).toHaveText([/^Consent given, version 2\.0/]);
  });

  test('of other people a regular user sees neither consent nor timeline', async ({ page, world, signIn }) => {
    await signIn(world.owner);
    await page.goto(`/consents/${world.consents.neighbours}`);
    await expect(page.getByRole('heading', { name: 'Consent not found' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Timeline' })).toHaveCount(0);
    const answer = await page.request.get(`/api/events/?user_uuid=${world.neighbour.uuid}`);
    expect(await answer.json()).toEqual([]);
  });
});
