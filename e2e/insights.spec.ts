import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';
import { pageAsSent, stateFigures } from './hub-page.ts';
import { expectTotal } from './list-page.ts';
import { expectNoOverflow } from './looks.ts';

const part = (page: Page, name: string) => page.getByRole('region', { name });

test('support sees what will be revoked and when, and goes on to the consents', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await desk.db.query(
    'update terms_of_service set grace_period_days = 3660 where offering_id = (select id from offerings where uuid = $1) and is_active',
    [world.storage.uuid],
  );
  await signIn(world.support);
  await page.goto('/consents');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Insights' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Insights' })).toBeVisible();
  await expect(stateFigures(page)).toHaveText([/^[\d,]+\s*All$/, /Active$/, /Needs re-consent$/, /Revoked$/]);
  const radar = part(page, 'Re-consent radar');
  await radar.getByRole('button', { name: /^Show all \d+ offerings$/ }).click();
  const row = radar.getByRole('row', { name: world.storage.name });
  await expect(row).toContainText(/2\.0/);
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoOverflow(page);
  await radar.getByRole('button', { name: 'Numbers by offering' }).press('Enter');
  await row.getByRole('link', { name: '1', exact: true }).press('Enter');
  await expect(page).toHaveURL(`/consents?offering=${world.storage.uuid}&state=needs-reconsent`);
  expect(await pageAsSent(page, '/insights')).toContain('Language Model Inference');
  // What the page of support still asks for would be refused to the owner.
  await page.goto('about:blank', { waitUntil: 'commit' });
  await signIn(world.owner);
  expect(await pageAsSent(page, '/insights')).toContain('Only staff and support see the consents of others');
});

test('offerings are put in order, a bar leads to its consents, and all of it can be printed', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.staff);
  await page.goto('/insights');
  const states = part(page, 'State by offering');
  const names = states.getByRole('row').getByRole('cell').getByRole('link', { name: /\D/ });
  const [first] = await names.allTextContents();
  await states.getByRole('button', { name: 'Offering', exact: true }).press('Enter');
  await expect(page).toHaveURL('/insights?sort=name');
  await expect(states.getByRole('columnheader', { name: 'Offering' })).toHaveAttribute('aria-sort', 'ascending');
  expect((await names.allTextContents())[0]).not.toBe(first);
  await page.reload();
  await expect(states.getByRole('columnheader', { name: 'Offering' })).toHaveAttribute('aria-sort', 'ascending');

  const chart = states.getByRole('figure', { name: 'Chart: consents by offering and state' });
  await chart.scrollIntoViewIfNeeded();
  await expect(chart.getByText('Needs re-consent')).toBeVisible();
  await expectAccessible(page);
  const { width } = (await chart.boundingBox()) ?? { width: 0 };
  await chart.click({ position: { x: width * 0.45, y: 56 } });
  await expect(page).toHaveURL(/\/consents\?offering=[0-9a-f-]+&state=active$/);
  await page.goBack();

  await page.evaluate(() => {
    globalThis.print = () => void (document.title = 'printed');
  });
  await page.getByRole('button', { name: 'Print' }).click();
  await expect(page).toHaveTitle('printed');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/^Consent Desk, http.+\/insights\s*Shown on .+ UTC$/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print' })).toHaveCount(0);
  for (const name of ['by period', 'in force, by offering'])
    await expect(page.getByRole('figure', { name: new RegExp(`${name}$`) })).toContainText(/\d/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('an overview in three screens, and each number of a month is that of the list behind it', async ({
    page,
    world,
    signIn,
  }) => {
    await signIn(world.staff);
    await page.goto('/insights?per=week');
    const time = part(page, 'Acceptances and revocations');
    await time.scrollIntoViewIfNeeded();
    await expect(time.getByText(/consents were given and [\d,]+ revoked in this time/)).toBeVisible();
    await time.getByRole('combobox', { name: 'Time' }).selectOption({ label: 'The last 12 months' });
    await expect(page).toHaveURL('/insights');
    const adoption = part(page, 'Version adoption');
    await adoption.scrollIntoViewIfNeeded();
    await expect(adoption.getByText(/are to the version in force\. The lowest share/)).toBeVisible();
    await expect(adoption.getByRole('figure')).toContainText(/\d/);
    expect(await page.evaluate(() => document.documentElement.scrollHeight / window.innerHeight)).toBeLessThan(3.2);

    const month = time.getByRole('row').nth(2);
    await expect(month).toBeHidden();
    await time.getByRole('button', { name: 'Numbers by period' }).click();
    await expect(month).toHaveText(/^[A-Z][a-z]+ \d{4}\s*[\d,]+/);
    const given = month.getByRole('link').first();
    const count = Number((await given.textContent())?.replace(',', ''));
    expect(count).toBeGreaterThan(0);
    await expectNoOverflow(page);
    await expectAccessible(page);
    await given.press('Enter');
    await expect(page).toHaveURL(/\/consents\?agreed_from=\d{4}-\d\d-01&agreed_to=/);
    await expectTotal(page, count);
  });
});

test('a check of all consents finds what is wrong, and leads to each', async ({ page, world, signIn, desk }) => {
  const { active, neighbours, revoked } = world.consents;
  await desk.db.query(`update consents set version = '' where uuid = $1`, [active]);
  await desk.db.query(`update consents set version = '9.9' where uuid = $1`, [neighbours]);
  await desk.db.query(`update consents set revocation_date = '2024-06-01T09:00:00Z' where uuid = $1`, [revoked]);
  await signIn(world.support);
  await page.goto('/insights');
  const quality = part(page, 'Data quality');
  await quality.scrollIntoViewIfNeeded();
  await expect(quality.getByRole('row', { name: /^Flag and filter disagree/ })).toContainText('0 of 200 compared');
  await quality.getByRole('button', { name: /^Check all [\d,]+ consents$/ }).click();
  const found = quality.getByText(/consents were checked, and [\d,]+ faults were found/);
  await expect(found).toBeVisible({ timeout: 40_000 });
  await expect(quality.getByRole('row', { name: /^Revoked before agreed/ })).toContainText(/[1-9]\d*$/);
  await expectAccessible(page);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    quality.getByRole('button', { name: 'Download as CSV' }).click(),
  ]);
  const file = await readFile(await download.path(), 'utf8');
  expect(file).toMatch(
    new RegExp(`^${active},${world.owner.full_name},${world.compute.name},Version not stated,`, 'm'),
  );
  expect(file).toMatch(new RegExp(`^${revoked},.*,Revoked before agreed,http.*/consents/${revoked}\r$`, 'm'));

  const unpublished = quality.getByRole('table', { name: 'Versions that were never published' });
  await unpublished
    .getByRole('row', { name: world.compute.name })
    .getByRole('link', { name: '1', exact: true })
    .click();
  await expect(page).toHaveURL(`/consents?offering=${world.compute.uuid}&version=9.9`);
  await expectTotal(page, 1);
});
