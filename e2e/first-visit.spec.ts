import type { Page } from 'playwright/test';
import { READER_COOKIE } from '#contract/first-page.ts';
import { expect, test } from './fixtures.ts';
import { expectTotal, shownUuids } from './list-page.ts';
import { PASSWORD } from './world.ts';

const LIST = '/api/marketplace-user-offering-consents/';

/** The paths and queries that the page asks for from now on, of the list and of the session. */
function watchData(page: Page) {
  const lists: string[] = [];
  const sessions: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname === LIST) lists.push(search);
    if (pathname === '/session') sessions.push(request.method());
  });
  return { lists, sessions };
}

/** Holds the app's script back until the list has been asked for without it. */
async function holdAppForList(page: Page): Promise<void> {
  const asked = page.waitForRequest((request) => new URL(request.url()).pathname === LIST);
  await page.route(/\/assets\/app-[^/]*\.js$/, async (route) => {
    await asked;
    await route.continue();
  });
}

/** Without this cookie the server does not know how its reader reads, and sends the page without rows. */
const forgetReader = (page: Page) => page.context().clearCookies({ name: READER_COOKIE });

/** A visit before the one that is told, which tells the browser that there is a session. */
async function visitOnce(page: Page): Promise<void> {
  await page.goto('/my-consents');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await forgetReader(page);
}

test('the rows and the session are asked for once, and before the app is there', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await visitOnce(page);
  await holdAppForList(page);
  const asked = watchData(page);
  await page.goto(`/consents?offering=${world.compute.uuid}&sort=agreement_date`);
  await expectTotal(page, 2);
  expect(await shownUuids(page)).toEqual([world.consents.active, world.consents.neighbours]);
  expect(asked.lists).toHaveLength(1);
  expect(asked.lists[0]).toContain(`offering_uuid=${world.compute.uuid}`);
  expect(asked.sessions).toEqual(['GET']);
});

test('an address that says nothing asks for the view that was chosen last', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto('/consents');
  await page.getByRole('combobox', { name: 'Rows per page' }).selectOption('25');
  await expect(page.getByRole('row')).toHaveCount(26);
  await visitOnce(page);
  await holdAppForList(page);
  const asked = watchData(page);
  await page.goto('/consents');
  await expect(page.getByRole('row')).toHaveCount(26);
  await expect(page).toHaveURL(/page_size=25/);
  expect(asked.lists).toHaveLength(1);
  expect(asked.lists[0]).toContain('page_size=25');
});

test('filters that mean nothing ask for what is usual, and the page says so', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await visitOnce(page);
  await holdAppForList(page);
  const asked = watchData(page);
  await page.goto('/consents?state=gone&page=none&page_size=25');
  await expect(page.getByRole('row')).toHaveCount(26);
  await expect(page.getByText(/state/i).and(page.getByRole('status'))).toBeVisible();
  expect(asked.lists).toHaveLength(1);
});

test('users see their own rows only, whomever the address names', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await visitOnce(page);
  await holdAppForList(page);
  await page.goto(`/consents?user=${world.neighbour.uuid}`);
  await expectTotal(page, 3);
  expect(new Set(await shownUuids(page))).toEqual(
    new Set([world.consents.active, world.consents.outdated, world.consents.revoked]),
  );
});

test('somebody who never signed in here is led to sign in, and no list is asked for', async ({ page }) => {
  const asked = watchData(page);
  await page.goto('/consents?state=revoked');
  await expect(page).toHaveURL(/\/sign-in\?return=/);
  await expect(page.getByRole('textbox', { name: 'Username' })).toBeVisible();
  expect(asked).toEqual({ lists: [], sessions: ['GET'] });
});

test.describe('when asking early fails', () => {
  test.use({ expectedInConsole: /Failed to load resource/ });

  test('for want of a session, signing in leads back to the address', async ({ page, world, signIn, context }) => {
    await signIn(world.staff);
    await visitOnce(page);
    await context.clearCookies();
    await page.goto(`/consents?offering=${world.compute.uuid}`);
    await expect(page).toHaveURL(/\/sign-in\?return=/);
    await page.getByRole('textbox', { name: 'Username' }).fill(world.staff.username);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/consents\\?offering=${world.compute.uuid}`));
    await expectTotal(page, 2);
  });

  test('for a moment, the app asks again by itself', async ({ page, world, signIn }) => {
    await signIn(world.staff);
    await visitOnce(page);
    const asked = watchData(page);
    await page.route(`**${LIST}?**`, (route) => route.abort('connectionreset'), { times: 1 });
    await page.route('**/session', (route) => route.abort('connectionreset'), { times: 1 });
    await page.goto(`/consents?offering=${world.compute.uuid}`);
    await expectTotal(page, 2);
    expect(asked.lists).toHaveLength(2);
    expect(asked.sessions).toHaveLength(2);
  });
});
