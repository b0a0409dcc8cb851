import { readFile } from 'node:fs/promises';
import type { Page, Route } from 'playwright/test';
import { addCrowd } from './crowd.ts';
import { signInAgain } from './dialogs.ts';
import { expect, expectAccessible, readConsent, test } from './fixtures.ts';
import { expectTotal, listConsents } from './list-page.ts';
import { expectNoOverflow } from './looks.ts';

const status = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words });

/** Lets so many readings of single consents through and holds the others, so that a job stands still midway. */
async function holdReadings(page: Page): Promise<{ pass: (count: number) => void; release: () => Promise<void> }> {
  const address = /\/api\/marketplace-user-offering-consents\/[0-9a-f-]{36}\/$/;
  let left = 0;
  const held: Route[] = [];
  await page.route(address, (route) => {
    left -= 1;
    if (left >= 0) return route.continue();
    held.push(route);
  });
  return {
    pass: (count) => (left = count),
    async release() {
      await page.unroute(address);
      // Those of a page that is gone cannot be continued, and need not be.
      await Promise.allSettled(held.map((route) => route.continue()));
    },
  };
}

test.describe('a job of thirty', () => {
  test.use({ expectedInConsole: /status of (401|403)/ });

  test('selected across pages, survives a reload and the end of the session, and is reported', async ({
    page,
    world,
    signIn,
    desk,
  }) => {
    // From thirty rows to two files, with a sign-in in between.
    test.slow();
    const crowd = await addCrowd(desk.db, world, world.untouched, 30);
    const refused = crowd[7] ?? '';
    await signIn(world.staff);
    await page.goto(`/consents?offering=${world.untouched.uuid}&page_size=25`);
    await expectTotal(page, 30);
    const all = page.getByRole('checkbox', { name: 'Select all on this page' });
    await all.check();
    await expect(page.getByText('All 25 on this page are selected.')).toBeVisible();
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect(page.getByRole('row')).toHaveCount(6);
    await expect(page.getByText('25 selected')).toBeVisible();
    await expect(all).not.toBeChecked();
    await all.check();
    await page.getByRole('button', { name: 'First page' }).click();
    await expect(page.getByRole('row')).toHaveCount(26);
    await expect(page.getByRole('link', { name: 'Revoke 30 consents' })).toBeVisible();
    // Other filters are about other consents.
    await page.getByRole('combobox', { name: 'State' }).selectOption('Active');
    await expect(page.getByText('The selection was dropped, because the filters changed.')).toBeVisible();
    await expect(all).not.toBeChecked();
    await all.check();
    await page.getByRole('button', { name: 'Select all 30 matching' }).click();
    await expect(page.getByText('All 30 that match are selected.')).toBeVisible();
    await page.getByRole('link', { name: 'Revoke 30 consents' }).click();

    await expect(page).toHaveURL(new RegExp(`/revoke\\?offering=${world.untouched.uuid}&state=active$`));
    await expect(page.getByText(`Offering: ${world.untouched.name} · State: Active`)).toBeVisible();
    await expect(page.getByRole('row', { name: new RegExp(world.untouched.name) })).toContainText('30');
    await page.getByRole('textbox', { name: 'Note for the report' }).fill('=The provider left.');
    const number = page.getByRole('textbox', { name: 'Number of consents' });
    await number.fill('29');
    await page.getByRole('button', { name: 'Start revoking' }).click();
    await expect(number).toBeFocused();
    expect((await listConsents(page, `offering_uuid=${world.untouched.uuid}&has_consent=false`)).total).toBe(0);
    await number.fill('30');

    const readings = await holdReadings(page);
    readings.pass(10);
    await page.route(`**/${refused}/revoke/`, (route) =>
      route.fulfill({ status: 403, json: { detail: 'Not by you.' } }),
    );
    await page.getByRole('button', { name: 'Start revoking' }).click();
    await expect(page.getByText('10 of 30 done')).toBeVisible();
    readings.pass(8);
    await page.reload();
    await expect(page.getByText('18 of 30 done')).toBeVisible();
    await desk.db.query('delete from tokens where user_id = (select id from users where uuid = $1)', [
      world.staff.uuid,
    ]);
    await readings.release();
    await signInAgain(page, world.staff);
    await expect(page.getByText('30 of 30 done')).toBeVisible();
    await expect(status(page, 'Finished')).toBeVisible();
    const results = page.getByRole('region', { name: 'Results' });
    await expect(results.getByRole('button', { name: 'Revoked 29' }).last()).toBeVisible();
    await expect(results.getByRole('row', { name: /Kim 007/ })).toContainText('Not by you.');

    await page.unroute(`**/${refused}/revoke/`);
    await page.getByRole('button', { name: 'Retry failed' }).click();
    await expect(results.getByRole('button', { name: 'Failed 0' })).toBeVisible();
    // None has failed as soon as it is tried again; that it was revoked comes after it.
    await expect(results.getByRole('button', { name: 'Revoked 30' }).last()).toBeVisible();
    expect((await listConsents(page, `offering_uuid=${world.untouched.uuid}&has_consent=true`)).total).toBe(0);
    const events = await desk.db.query<{ n: number }>(
      `select count(*)::int as n from events where event_type = 'terms_of_service_consent_revoked' and offering_uuid = $1`,
      [world.untouched.uuid],
    );
    expect(events[0]?.n).toBe(30);
    expect((await readConsent(page, world.consents.active)).has_consent).toBe(true);

    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Report as CSV' }).click();
    const csv = await readFile(await (await saved).path(), 'utf8');
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(31);
    for (const uuid of crowd) expect(csv).toContain(`revoked,,${uuid},`);
    expect(lines[1]).toMatch(/,'=The provider left\.$/);
    const savedJson = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Report with receipts as JSON' }).click();
    const report = JSON.parse(await readFile(await (await savedJson).path(), 'utf8'));
    expect(report.report_metadata).toMatchObject({ note: '=The provider left.', receipts_missing: 0 });
    expect(report.consents).toHaveLength(30);
    expect(report.consents[0].withdrawal_receipt.receipt_metadata.receipt_type).toBe('withdrawal receipt');
  });
});

test('by keyboard on a phone, from the rows to the result', async ({ page, world, signIn }) => {
  test.slow();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}&sort=agreement_date`);
  await expectTotal(page, 3);
  await page.getByRole('checkbox', { name: new RegExp(world.archive.name) }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('checkbox', { name: new RegExp(world.storage.name) }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('2 selected')).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page, 'list');
  await page.getByRole('link', { name: 'Revoke 2 consents' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Revoke consents' })).toBeFocused();
  await expect(page.getByText('1 is revoked already and stays as it is.')).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page, 'review');
  await page.getByRole('textbox', { name: 'Note for the report' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Start revoking' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 of 2 done')).toBeVisible();
  await expect(status(page, 'Finished')).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page, 'job');
  expect((await readConsent(page, world.consents.outdated)).has_consent).toBe(false);
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(true);
});

test('others find no checkbox, and the page says why', async ({ page, world, signIn }) => {
  for (const [person, list] of [
    [world.support, '/consents'],
    [world.owner, '/consents'],
  ] as const) {
    await signIn(person);
    await page.goto(`${list}?user=${world.owner.uuid}`);
    await expect(page.getByRole('row', { name: new RegExp(world.compute.name) })).toBeVisible();
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await page.goto(`/revoke?offering=${world.compute.uuid}`);
    await expect(page.getByText('Only the person concerned and staff may revoke a consent.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Start revoking' })).toHaveCount(0);
  }
  await signIn(world.staff);
  for (const [address, reason] of [
    ['/revoke', 'without any filter, all consents there are cannot be revoked at once'],
    [`/revoke?ofering=${world.compute.uuid}&state=active`, 'ofering'],
  ] as const) {
    await page.goto(address);
    await expect(page.getByText(reason)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Start revoking' })).toHaveCount(0);
  }
});
