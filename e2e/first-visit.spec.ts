import type { Page } from 'playwright/test';
import { HINTS_COOKIE } from '#contract/page.ts';
import { CONSENTS } from '#contract/paths.ts';
import { expect, test } from './fixtures.ts';
import { expectTotal, shownUuids } from './list-page.ts';
import { PASSWORD } from './world.ts';

/** The paths and queries that the page asks for from now on, of the list and of the session. */
function watchData(page: Page) {
  const lists: string[] = [];
  const sessions: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    // The counts of the views above the list follow when somebody looks.
    if (pathname === CONSENTS && request.method() === 'GET') lists.push(search);
    if (pathname === '/session') sessions.push(request.method());
  });
  return { lists, sessions };
}

/** Without this cookie the server does not know how the visitor writes dates, and leaves drawing them to the browser. */
const forgetHints = (page: Page) => page.context().clearCookies({ name: HINTS_COOKIE });

/** By a link on a page of another site, with which browsers do not send the session's cookie. */
async function comeFromElsewhere(page: Page, address: string): Promise<void> {
  await page.goto('about:blank', { waitUntil: 'commit' });
  await page.setContent(`<a href="${address}">To the desk</a>`);
  await page.getByRole('link', { name: 'To the desk' }).click();
}

test('the rows and the session come with the page', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  const asked = watchData(page);
  await page.goto(`/consents?offering=${world.compute.uuid}&sort=agreement_date`);
  await expectTotal(page, 2);
  expect(await shownUuids(page)).toEqual([world.consents.active, world.consents.neighbours]);
  expect(asked).toEqual({ lists: [], sessions: [] });
});

test('after a link from elsewhere the page asks for both by itself, once each', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await signIn(world.staff);
  await page.goto('/my-consents');
  const asked = watchData(page);
  await comeFromElsewhere(page, `${desk.origin}/consents?offering=${world.compute.uuid}&sort=agreement_date`);
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
  await forgetHints(page);
  const asked = watchData(page);
  await page.goto('/consents');
  await expect(page.getByRole('row')).toHaveCount(26);
  await expect(page).toHaveURL(/page_size=25/);
  expect(asked.lists).toHaveLength(1);
  expect(asked.lists[0]).toContain('page_size=25');
});

test('filters that mean nothing ask for what is usual, and the page says so', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  const asked = watchData(page);
  await page.goto('/consents?state=gone&page=none&page_size=25');
  await expect(page.getByRole('row')).toHaveCount(26);
  await expect(page.getByText(/cannot be read and are not used/)).toBeVisible();
  expect(asked.lists).toEqual([]);
});

test('users see their own rows only, whomever the address names', async ({ page, world, signIn }) => {
  await signIn(world.owner);
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
  expect(asked).toEqual({ lists: [], sessions: [] });
});

test('for want of a session, signing in leads back to the address', async ({ page, world, signIn, context }) => {
  await signIn(world.staff);
  await page.goto('/my-consents');
  // What it still asks for would be refused.
  await page.goto('about:blank', { waitUntil: 'commit' });
  await context.clearCookies();
  await page.goto(`/consents?offering=${world.compute.uuid}`);
  await expect(page).toHaveURL(/\/sign-in\?return=/);
  await page.getByRole('textbox', { name: 'Username' }).fill(world.staff.username);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/consents\\?offering=${world.compute.uuid}`));
  await expectTotal(page, 2);
});

test.describe('when asking fails for a moment', () => {
  test.use({ expectedInConsole: /Failed to load resource/ });

  test('the app asks again by itself', async ({ page, world, signIn, desk }) => {
    await signIn(world.staff);
    const asked = watchData(page);
    await page.route(`**${CONSENTS}?**`, (route) => route.abort('connectionreset'), { times: 1 });
    await page.route('**/session', (route) => route.abort('connectionreset'), { times: 1 });
    await comeFromElsewhere(page, `${desk.origin}/consents?offering=${world.compute.uuid}`);
    await expectTotal(page, 2);
    expect(asked.lists).toHaveLength(2);
    expect(asked.sessions).toHaveLength(2);
  });
});
