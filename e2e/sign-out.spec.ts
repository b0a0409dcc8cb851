import type { APIRequestContext, Browser, BrowserContext, Page } from 'playwright/test';
import { CONSENTS } from '#contract/paths.ts';
import type { Desk } from './desk.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { actForSession } from './requests.ts';
import { PASSWORD, type Person } from './world.ts';

/** The person's API token, as a program of theirs gets it. */
async function tokenOf(page: Page, person: Person): Promise<string> {
  const answer = await page.request.post('/api-auth/password/', {
    data: { username: person.username, password: PASSWORD },
  });
  const { token }: { token: string } = await answer.json();
  return token;
}

/** Signs a browser in by the token, for which no password has to be checked. */
async function startSession(request: APIRequestContext, desk: Desk, token: string): Promise<void> {
  const answer = await request.post('/session', { headers: { Origin: desk.origin }, data: { token } });
  expect(answer.status()).toBe(200);
}

/** Another browser, signed in with this token. */
async function otherBrowser(browser: Browser, desk: Desk, token: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: desk.origin });
  await startSession(actForSession(context.request), desk, token);
  return context;
}

const asProgram = async (page: Page, token: string) =>
  (await page.request.get(CONSENTS, { headers: { Authorization: `Token ${token}` } })).status();

async function openMenu(page: Page, person: Person) {
  await page.getByRole('button', { name: `Account: ${person.full_name}` }).click();
  const menu = page.getByRole('menu', { name: `Account ${person.username}` });
  await expect(menu).toBeVisible();
  return menu;
}

test('signing out here ends this browser only', async ({ page, world, browser, desk }) => {
  const token = await tokenOf(page, world.owner);
  const elsewhere = await otherBrowser(browser, desk, token);
  await startSession(page.request, desk, token);
  await page.goto('/my-consents');
  const menu = await openMenu(page, world.owner);
  const item = menu.getByRole('menuitem', { name: 'Sign out here' });
  await expect(item).toHaveAccessibleDescription(
    /^Ends the session of this browser only\. Unused, it ends at \d\d:\d\d; at the latest at \d\d:\d\d\.$/,
  );
  await expectAccessible(page);
  await item.click();
  await expect(page.getByText('You have signed out.')).toBeVisible();

  expect((await (await page.request.get('/session')).json()).user).toBeNull();
  expect((await page.request.get(CONSENTS)).status()).toBe(401);
  expect((await elsewhere.request.get(CONSENTS)).status()).toBe(200);
  expect(await asProgram(page, token)).toBe(200);
  await page.goto('/my-consents');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText(world.compute.name)).toHaveCount(0);
  await elsewhere.close();
});

test('signing out everywhere ends the other browser and the programs too, but nobody else’s', async ({
  page,
  world,
  browser,
  desk,
}) => {
  const [token, neighbours] = [await tokenOf(page, world.owner), await tokenOf(page, world.neighbour)];
  const elsewhere = await otherBrowser(browser, desk, token);
  const neighbour = await otherBrowser(browser, desk, neighbours);
  const otherPage = await elsewhere.newPage();
  await otherPage.goto('/my-consents');
  await expect(otherPage.getByText(world.compute.name)).toBeVisible();

  await startSession(page.request, desk, token);
  await page.goto('/my-consents');
  const menu = await openMenu(page, world.owner);
  const item = menu.getByRole('menuitem', { name: 'Sign out everywhere' });
  await expect(item).toHaveAccessibleDescription(/Ends your API token too/);
  await item.click();
  await expect(page.getByText('You have signed out.')).toBeVisible();

  expect(await asProgram(page, token)).toBe(401);
  expect((await elsewhere.request.get(CONSENTS)).status()).toBe(401);
  await otherPage.reload();
  await expect(otherPage.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await asProgram(page, neighbours)).toBe(200);
  expect((await neighbour.request.get(CONSENTS)).status()).toBe(200);
  await elsewhere.close();
  await neighbour.close();
});

test('the menu works by keyboard, and Escape signs nobody out', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.goto('/my-consents');
  const menu = await openMenu(page, world.owner);
  await page.keyboard.press('End');
  await expect(menu.getByRole('menuitem', { name: 'Sign out everywhere' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(menu.getByRole('menuitem', { name: 'Sign out here' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  expect((await page.request.get(CONSENTS)).status()).toBe(200);
});

test.describe('with the server out of order', () => {
  test.use({ expectedInConsole: /503/ });

  test('somebody who wants to sign out everywhere is told that they have not', async ({
    page,
    world,
    signIn,
    desk,
  }) => {
    await signIn(world.owner);
    await page.goto('/my-consents');
    const menu = await openMenu(page, world.owner);
    desk.faults.push({ method: 'DELETE', path: /^\/session$/, status: 503, detail: 'Down for maintenance.' });
    await menu.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
    await expect(
      page.getByText('You are still signed in. The server is not ready. Try again in a moment.'),
    ).toBeVisible();
    expect((await page.request.get(CONSENTS)).status()).toBe(200);
  });
});
