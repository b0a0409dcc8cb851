import type { Page } from 'playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';
import { expectTotal, listConsents } from './list-page.ts';
import { expectNoOverflow } from './looks.ts';

const headers = (page: Page) => page.getByRole('columnheader', { includeHidden: true });
const panel = (page: Page) => page.getByRole('dialog', { name: 'View' });

async function openView(page: Page) {
  await page.getByRole('button', { name: 'View', exact: true }).press('Enter');
  await expect(panel(page)).toBeVisible();
}

test('columns are put in order by keyboard, are drawn so by the server, and come back as usual', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.support);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  await openView(page);
  await expectAccessible(page);
  const up = panel(page).getByRole('button', { name: 'Move State up' });
  const order = ['User', 'Offering', 'Version', 'State'];
  await expect(headers(page).filter({ hasText: /./ })).toContainText(order);
  // The provider's column between them is hidden, and takes no step.
  for (const expected of [
    ['User', 'Offering', 'State', 'Version'],
    ['User', 'State', 'Offering', 'Version'],
    ['State', 'User', 'Offering', 'Version'],
  ]) {
    await up.press('Enter');
    await expect(up).toBeFocused();
    await expect(headers(page).filter({ hasText: /./ })).toContainText(expected);
  }
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/columns=state%2Cuser%2Coffering%2Cversion/);
  // The row still opens by its name, wherever that stands, and another visit finds the same order.
  await page.goto('/consents');
  await expect(headers(page).filter({ hasText: /./ })).toContainText(['State', 'User', 'Offering']);
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('·');
  await page.goBack();
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(page.getByRole('row').nth(1).getByRole('link').first()).toBeVisible();
  await page.setViewportSize({ width: 1280, height: 800 });
  await openView(page);
  await panel(page).getByRole('button', { name: 'Reset columns' }).click();
  await expect(headers(page).filter({ hasText: /./ })).toContainText(order);

  // The panel hides what is below it from roles.
  const header = (name: string) => page.getByRole('columnheader', { name, includeHidden: true });
  const widthOf = async (name: string) => (await header(name).boundingBox())?.width ?? 0;
  const usual = await widthOf('Version');
  const wider = panel(page).getByRole('button', { name: 'Make Version wider' });
  await wider.press('Enter');
  await wider.press('Enter');
  await expect(page).toHaveURL(/widths=version%3A8/);
  await page.keyboard.press('Escape');
  await expect.poll(() => widthOf('Version')).toBeCloseTo(128, 0);
  await page.goto('/consents');
  expect(await widthOf('Version')).toBeCloseTo(128, 0);
  // By the pointer: its edge is moved, and pressed twice gives the usual width.
  const edge = async () => {
    const box = await header('Version').boundingBox();
    return box ? ([box.x + box.width - 3, box.y + box.height / 2] as const) : ([0, 0] as const);
  };
  const [x, y] = await edge();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 48, y, { steps: 3 });
  await page.mouse.up();
  await expect(page).toHaveURL(/widths=version%3A5/);
  await expect.poll(() => widthOf('Version')).toBeCloseTo(80, 0);
  await expectNoOverflow(page);
  await page.mouse.dblclick(...(await edge()));
  await expect.poll(() => widthOf('Version')).toBeCloseTo(usual, 0);
});

test('times are local, UTC or how long ago, and ISO 8601 when copied; old rows say so', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.staff);
  await page.clock.install();
  await page.goto(`/consents?user=${world.owner.uuid}&sort=-modified`);
  await expectTotal(page, 3);
  const time = page.getByRole('table').getByRole('time').first();
  const local = await time.textContent();
  const iso = await time.getAttribute('datetime');
  const choose = async (name: string) => {
    await openView(page);
    await panel(page).getByRole('radio', { name }).click();
    await expect(panel(page)).toHaveCount(0);
    // The page is loaded anew, and heeds keys once the app has taken it over.
    await page.getByRole('button', { name: 'View', exact: true }).click({ trial: true });
  };
  await choose('UTC');
  await expect(page.getByText(/as of \d\d:\d\d:\d\d UTC/)).toBeVisible();
  await expect(time).not.toHaveText(local ?? '');
  await expect(time).toHaveAttribute('datetime', iso ?? '');
  await choose('How long ago');
  await expect(time).toHaveText(/ago|yesterday|last|now/);
  await page.reload();
  await expect(time).toHaveText(/ago|yesterday|last|now/);

  const copied = () =>
    page.evaluate(() => {
      const table = document.querySelector('table');
      const data = new DataTransfer();
      if (table) document.getSelection()?.selectAllChildren(table);
      document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, cancelable: true, bubbles: true }));
      return data.getData('text/plain');
    });
  await page.getByRole('columnheader', { name: 'Version' }).click();
  await expect.poll(copied).toContain(`\t${iso}`);
  expect((await copied()).split('\n').filter((line) => line.includes(world.owner.full_name))).toHaveLength(3);

  const note = page.getByText('These rows were read more than five minutes ago.');
  await expect(note).toHaveCount(0);
  await page.clock.fastForward('06:00');
  await expect(note).toBeVisible();
  // Whoever comes back to the window sees the rows of now.
  const { total } = await listConsents(page, `user_uuid=${world.owner.uuid}`);
  const again = page.waitForResponse((response) => response.url().includes('user-offering-consents/?'));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  await again;
  await expect(note).toHaveCount(0);
  await expectTotal(page, total);
});
