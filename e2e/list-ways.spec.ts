import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { expectTotal } from './list-page.ts';
import { expectNoOverflow } from './looks.ts';
import type { World } from './world.ts';

const row = (page: Page, world: World) => page.getByRole('row', { name: new RegExp(world.compute.name) });
const nameIn = (page: Page, world: World) => row(page, world).getByRole('link', { name: world.owner.full_name });

async function openList(page: Page, world: World): Promise<void> {
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
}

test('a skip link leads past the rows, and Back to the row that was left, also after a reload', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.staff);
  await openList(page, world);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).focus();
  await page.keyboard.press('Shift+Tab');
  const skip = page.getByRole('link', { name: 'Skip past the rows' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeFocused();
  await nameIn(page, world).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(world.compute.name);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(world.compute.name);
  await page.goBack();
  await expect(nameIn(page, world)).toBeFocused();
});

test('the middle button opens a row in a new tab, a double click on a word selects it', async ({
  page,
  world,
  signIn,
  context,
}) => {
  await signIn(world.staff);
  await openList(page, world);
  const opened = context.waitForEvent('page');
  await row(page, world).getByRole('cell', { name: '2.0' }).click({ button: 'middle' });
  const tab = await opened;
  await expect(tab).toHaveURL(new RegExp(`/consents/${world.consents.active}`));
  await tab.close();
  await row(page, world)
    .getByText(world.compute.name)
    .dblclick({ position: { x: 8, y: 8 } });
  const word = await page.evaluate(() => window.getSelection()?.toString().trim());
  expect(world.compute.name).toContain(word || 'nothing');
  // A click on words opens the row, after the time in which a second one may come.
  await page.getByRole('heading', { level: 1 }).click();
  await row(page, world)
    .getByText(world.compute.name)
    .click({ position: { x: 8, y: 8 } });
  await expect(page.getByRole('heading', { level: 1 })).toContainText(world.compute.name);
});

test.describe('without a network', () => {
  test.use({ expectedInConsole: /ERR_INTERNET_DISCONNECTED/ });

  test('a row opens with what is known, and all is read again by itself', async ({ page, world, signIn, context }) => {
    await signIn(world.staff);
    const code = page.waitForResponse(/ConsentPage-.*\.js$/);
    await openList(page, world);
    await (await code).finished();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'these rows are from before' })).toBeVisible();
    await nameIn(page, world).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(world.compute.name);
    const problem = page.getByRole('alert').filter({ hasText: 'The consent could not be read anew' });
    await expect(problem).toContainText('The server cannot be reached.');
    await context.setOffline(false);
    await expect(problem).toHaveCount(0);
    await page.goBack();
    await expectTotal(page, 3);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test('a list without any consent says what brings one, and has no filters', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto('/consents');
  await page.route(/marketplace-user-offering-consents\/\?/, (route) =>
    route.fulfill({ json: [], headers: { 'X-Result-Count': '0' } }),
  );
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Each user who accepts the Terms of Service of an offering')).toBeVisible();
  await expect(page.getByRole('search')).toHaveCount(0);
  await expect(page.getByRole('table')).toHaveCount(0);
  await page.getByRole('link', { name: 'See what you can accept' }).click();
  await expect(page.getByRole('heading', { name: 'My consents' })).toBeVisible();
});

test('forced colours show every button, and a page from right to left fits', async ({ page, world, signIn }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await signIn(world.staff);
  await openList(page, world);
  for (const button of await page.getByRole('button').all()) {
    expect(await button.evaluate((each) => getComputedStyle(each).borderTopStyle)).toBe('solid');
  }
  const here = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Consents', exact: true });
  expect(await here.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('solid');

  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await expectNoOverflow(page, 'from right to left');
  const [name, menu] = [
    await nameIn(page, world).boundingBox(),
    await row(page, world).getByRole('button').boundingBox(),
  ];
  expect(menu?.x).toBeLessThan(name?.x ?? 0);
  const icon = await here.locator('svg').boundingBox();
  const text = await here.evaluate((link) => {
    const range = document.createRange();
    range.selectNodeContents(link.lastChild ?? link);
    return range.getBoundingClientRect().right;
  });
  expect(text).toBeLessThanOrEqual(icon?.x ?? 0);
});
