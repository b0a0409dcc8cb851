import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { expectTotal, listConsents, shownUuids } from './list-page.ts';
import type { World } from './world.ts';
import { manyConsents } from './world-terms.ts';

const previous = (page: Page) => page.getByRole('navigation', { name: 'Consents of the list' }).getByText('Previous');
const next = (page: Page) => page.getByRole('navigation', { name: 'Consents of the list' }).getByText('Next');
const position = (page: Page, words: string) => expect(page.getByText(words, { exact: true })).toBeVisible();

/** The owner's 33 consents, 25 on a page, in the list's order; and the address of one of them within that list. */
async function ownersList(page: Page, world: World) {
  const order = 'o=agreement_date&o=-created';
  const { uuids, total } = await listConsents(page, `user_uuid=${world.owner.uuid}&${order}&page_size=100`);
  expect(total).toBe(33);
  const address = (index: number, pageNumber: number) => {
    const search = `user=${world.owner.uuid}&page_size=25&sort=agreement_date`;
    return `/consents/${uuids[index]}?${search}${pageNumber > 1 ? `&page=${pageNumber}` : ''}`;
  };
  return { uuids, address, list: `/consents?user=${world.owner.uuid}&page_size=25&sort=agreement_date` };
}

/** The link of the row at `index` of the rows on screen. */
const rowLink = (page: Page, index: number) =>
  page
    .getByRole('table')
    .getByRole('row')
    .nth(index + 1)
    .getByRole('link');

test.beforeEach(async ({ desk, world, signIn }) => {
  await manyConsents(desk.db, world, world.owner, 30);
  await signIn(world.staff);
});

test('Previous and Next follow the list from its third row to its first, and back leads to the row', async ({
  page,
  world,
}) => {
  const { uuids, address, list } = await ownersList(page, world);
  await page.goto(list);
  await expectTotal(page, 33);
  expect(await shownUuids(page)).toEqual(uuids.slice(0, 25));
  await rowLink(page, 2).click();
  await expect(page).toHaveURL(address(2, 1));
  await position(page, '3 of 33');
  await previous(page).click();
  await position(page, '2 of 33');
  await previous(page).click();
  await expect(page).toHaveURL(address(0, 1));
  await position(page, '1 of 33');
  const first = page.getByRole('button', { name: 'Previous consent. This is the first consent of the list.' });
  await expect(first).toBeDisabled();
  // The way goes on where it was: the focus is still on the button that led here.
  await expect(first).toBeFocused();
  await next(page).click();
  await expect(page).toHaveURL(address(1, 1));
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(page).toHaveURL(list);
  await expect(rowLink(page, 1)).toBeFocused();
  expect(await shownUuids(page)).toEqual(uuids.slice(0, 25));
});

test("Next goes over the page's edge with filters and sort, and the list opens at the page that was reached", async ({
  page,
  world,
}) => {
  const { uuids, address, list } = await ownersList(page, world);
  await page.goto(list);
  await expectTotal(page, 33);
  await rowLink(page, 24).click();
  await position(page, '25 of 33');
  await next(page).click();
  await expect(page).toHaveURL(address(25, 2));
  await position(page, '26 of 33');
  await previous(page).click();
  await expect(page).toHaveURL(address(24, 1));
  await next(page).press('Enter');
  await expect(page).toHaveURL(address(25, 2));
  await page.reload();
  await position(page, '26 of 33');
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(page).toHaveURL(`${list}&page=2`);
  await expectTotal(page, 33);
  await expect(page.getByRole('button', { name: `Remove filter User: ${world.owner.full_name}` })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'First agreed' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(rowLink(page, 0)).toBeFocused();
  expect(await shownUuids(page)).toEqual(uuids.slice(25));

  await rowLink(page, 7).click();
  await position(page, '33 of 33');
  await expect(
    page.getByRole('button', { name: 'Next consent. This is the last consent of the list.' }),
  ).toBeDisabled();
});

test("the browser's Back returns to the list as it was, row by row", async ({ page, world }) => {
  const { address, list } = await ownersList(page, world);
  await page.goto(list);
  await rowLink(page, 2).click();
  await next(page).click();
  await expect(page).toHaveURL(address(3, 1));
  await page.goBack();
  await position(page, '3 of 33');
  await page.goBack();
  await expect(page).toHaveURL(list);
  await expectTotal(page, 33);
});

test('a consent that leaves the list while it is open keeps its neighbours', async ({ page, world }) => {
  const { uuids } = await ownersList(page, world);
  const active = `/consents?user=${world.owner.uuid}&state=active&sort=agreement_date`;
  await page.goto(active);
  await expectTotal(page, 31);
  const shown = await shownUuids(page);
  expect(shown.every((uuid) => uuids.includes(uuid))).toBe(true);
  await rowLink(page, 2).click();
  await position(page, '3 of 31');
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke consent' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await next(page).click();
  await expect(page).toHaveURL(new RegExp(`/consents/${shown[3]}\\?`));
  await position(page, '3 of 30');
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await expectTotal(page, 30);
  expect(await shownUuids(page)).toEqual(shown.filter((_, index) => index !== 2));
});
