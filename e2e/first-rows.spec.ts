import type { BrowserContext, Page } from 'playwright/test';
import { HINTS_COOKIE } from '#contract/page.ts';
import { expect, test } from './fixtures.ts';
import { holdCode } from './held.ts';
import { expectTotal, shownUuids } from './list-page.ts';
import type { Person, World } from './world.ts';

/** What the page asks for from now on, of the list and of the session. */
function watchData(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    // The counts of the views above the list follow when somebody looks.
    if (request.method() === 'HEAD') return;
    if (/^\/(session|api\/marketplace-user-offering-consents\/)$/.test(pathname)) asked.push(pathname);
  });
  return asked;
}

/** A first visit, from which the server learns how this browser reads. */
async function visitOnce(page: Page): Promise<void> {
  await page.goto('/my-consents');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

const stateFilter = (page: Page) => page.getByRole('combobox', { name: 'State' });

test('the rows come with the page, and the app takes them over without asking again', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.staff);
  await visitOnce(page);
  const asked = watchData(page);
  const release = await holdCode(page, 'app');
  const sent = await page.goto(`/consents?offering=${world.compute.uuid}&sort=agreement_date`, { waitUntil: 'commit' });
  await expectTotal(page, 2);
  await expect(page.getByText(world.owner.full_name, { exact: true })).toBeVisible();
  // Nothing can be reached yet, so nothing that is chosen or typed can get lost.
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  // What runs meanwhile would hold the rows up.
  expect(await sent?.text()).toMatch(/<table.*<script async type="module"/s);
  release();
  await expect(stateFilter(page)).toBeVisible();
  expect(await shownUuids(page)).toEqual([world.consents.active, world.consents.neighbours]);
  await expect(page).toHaveTitle(/^Consents/);
  expect(asked).toEqual([]);
  await stateFilter(page).selectOption('Revoked');
  await expectTotal(page, 0);
  await page.goBack();
  await expectTotal(page, 2);
});

test('an address that says nothing comes in the view that was chosen last', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto('/consents');
  await page.getByRole('combobox', { name: 'Rows per page' }).selectOption('25');
  await expect(page.getByRole('row')).toHaveCount(26);
  expect((await pageAsSent(page, '/consents')).match(/<tr/g)).toHaveLength(26);
  const asked = watchData(page);
  await page.goto('/consents');
  await expect(page.getByRole('row')).toHaveCount(26);
  await expect(page).toHaveURL(/page_size=25/);
  expect(asked).toEqual([]);
});

test('an address that names its view keeps the rows it came with, whatever the server knows of the last choice', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.staff);
  await visitOnce(page);
  await page.goto('/consents');
  await page.getByRole('combobox', { name: 'Rows per page' }).selectOption('25');
  await expect(page).toHaveURL(/page_size=25/);
  const release = await holdCode(page, 'app');
  await page.goto(`/consents?offering=${world.compute.uuid}`, { waitUntil: 'commit' });
  await expectTotal(page, 2);
  const table = await page.getByRole('table').elementHandle();
  release();
  await expect(stateFilter(page)).toBeVisible();
  expect(await table?.evaluate((element) => element.isConnected)).toBe(true);
});

/** The page as the server sends it to this browser, before any script. */
async function pageAsSent(page: Page, address: string): Promise<string> {
  const answer = await page.request.get(address, { headers: { Accept: 'text/html' } });
  expect(answer.status()).toBe(200);
  return answer.text();
}

const seen = (html: string, world: World): string[] =>
  [world.owner, world.neighbour].filter(({ full_name }) => html.includes(full_name)).map(({ username }) => username);

test('the page holds what its reader may see and nothing else', async ({ page, world, signIn }) => {
  const open = async (person: Person) => {
    await signIn(person);
    await visitOnce(page);
    return pageAsSent(page, `/consents?offering=${world.compute.uuid}`);
  };
  const both = [world.owner.username, world.neighbour.username];
  expect(seen(await open(world.staff), world)).toEqual(both);
  expect(seen(await open(world.support), world)).toEqual(both);
  expect(seen(await open(world.owner), world)).toEqual([world.owner.username]);
  expect(seen(await pageAsSent(page, `/consents?user=${world.neighbour.uuid}`), world)).toEqual([world.owner.username]);
  await page.context().clearCookies({ name: /consent-desk$/ });
  expect(seen(await pageAsSent(page, `/consents?offering=${world.compute.uuid}`), world)).toEqual([]);
});

test('a regular user sees own rows and no filter by user', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await visitOnce(page);
  await page.goto('/consents');
  await expectTotal(page, 3);
  await expect(stateFilter(page)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'User' })).toHaveCount(0);
});

async function readIn(context: BrowserContext, origin: string, zone: string): Promise<void> {
  await context.addCookies([{ name: HINTS_COOKIE, value: encodeURIComponent(`zone=${zone}&view=`), url: origin }]);
}

test('after a journey dates are those of the new place', async ({ page, world, signIn, context, desk }) => {
  await signIn(world.staff);
  await visitOnce(page);
  const address = `/consents?offering=${world.storage.uuid}`;
  await page.goto(address);
  await expect(stateFilter(page)).toBeVisible();
  const here = await page.getByRole('table').getByRole('time').allTextContents();
  expect(here.length).toBeGreaterThan(0);
  await readIn(context, desk.origin, 'Pacific/Kiritimati');
  await page.goto(address);
  await expect(stateFilter(page)).toBeVisible();
  expect(await page.getByRole('table').getByRole('time').allTextContents()).toEqual(here);
});

test('Back before the app is there shows what the address says', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await visitOnce(page);
  const address = (state: string) => `/consents?offering=${world.archive.uuid}&state=${state}`;
  await page.goto(address('revoked'));
  await expectTotal(page, 1);
  await stateFilter(page).selectOption('Active');
  await expect(page).toHaveURL(address('active'));
  await expectTotal(page, 0);
  const release = await holdCode(page, 'app');
  await page.reload({ waitUntil: 'commit' });
  await expectTotal(page, 0);
  await page.evaluate(() => history.back());
  await expect(page).toHaveURL(address('revoked'));
  release();
  await expectTotal(page, 1);
  await expect(stateFilter(page)).toHaveValue('revoked');
});

test('dates that the server writes by older rules are drawn anew', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await visitOnce(page);
  const address = `/consents?offering=${world.compute.uuid}`;
  await page.goto(address);
  await expect(stateFilter(page)).toBeVisible();
  const right = await page.getByRole('table').getByRole('time').allTextContents();
  await page.route(`**${address}`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/, \d\d:\d\d(?=<\/time>|")/g, ', 25:00');
    expect(body).toContain(', 25:00</time>');
    await route.fulfill({ response, body });
  });
  await page.goto(address);
  await expect(stateFilter(page)).toBeVisible();
  expect(await page.getByRole('table').getByRole('time').allTextContents()).toEqual(right);
});

test.describe('when the server refuses', () => {
  test.use({ expectedInConsole: /Failed to load resource/ });

  test('a session that has ended, the page leads to sign in', async ({ page, world, signIn, desk }) => {
    await signIn(world.staff);
    await visitOnce(page);
    await desk.db.query('delete from tokens where user_id = (select id from users where uuid = $1)', [
      world.staff.uuid,
    ]);
    await page.goto(`/consents?offering=${world.compute.uuid}`);
    await expect(page).toHaveURL(/\/sign-in\?return=/);
    await expect(page.getByRole('textbox', { name: 'Username' })).toBeVisible();
  });

  test('the list, the page says why, and trying again brings the rows', async ({ page, world, signIn, desk }) => {
    await signIn(world.staff);
    await visitOnce(page);
    const fault = {
      method: 'GET',
      path: /^\/api\/marketplace-user-offering-consents\/$/,
      status: 400,
      detail: 'The list is out of order.',
    };
    desk.faults.push(fault);
    await page.goto(`/consents?offering=${world.compute.uuid}`);
    await expect(page.getByRole('alert')).toContainText('The list is out of order.');
    desk.faults.length = 0;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expectTotal(page, 2);
  });

  test('the list just now, the app asks for it again by itself', async ({ page, world, signIn, desk }) => {
    await signIn(world.staff);
    await visitOnce(page);
    const asked = watchData(page);
    const release = await holdCode(page, 'app');
    const path = /^\/api\/marketplace-user-offering-consents\/$/;
    desk.faults.push({ method: 'GET', path, status: 503, detail: 'Not now.' });
    await page.goto(`/consents?offering=${world.compute.uuid}`, { waitUntil: 'commit' });
    await expect(page.getByText('Loading consents…')).toBeVisible();
    desk.faults.length = 0;
    release();
    await expectTotal(page, 2);
    expect(asked).toEqual(['/api/marketplace-user-offering-consents/']);
  });
});

test('in the dark, the page comes dark', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await visitOnce(page);
  await page.getByRole('button', { name: /^Account: / }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  const release = await holdCode(page, 'app');
  await page.goto(`/consents?offering=${world.compute.uuid}`, { waitUntil: 'commit' });
  await expectTotal(page, 2);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(18, 21, 26)');
  release();
  await expect(stateFilter(page)).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(18, 21, 26)');
});
