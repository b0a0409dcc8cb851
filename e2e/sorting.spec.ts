import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { expectTotal, listConsents, shownUuids } from './list-page.ts';

const header = (page: Page, name: string) => page.getByRole('columnheader', { name });
const rows = (page: Page) => page.getByRole('table', { name: 'Consents' }).getByRole('row');
const size = (page: Page) => page.getByRole('combobox', { name: 'Rows per page' });
const openView = async (page: Page) => {
  await page.getByRole('button', { name: 'View', exact: true }).click();
  return page.getByRole('dialog', { name: 'View' });
};

const SORTS = [
  { label: 'First agreed', key: 'agreement_date' },
  { label: 'Revoked', key: 'revocation_date' },
  { label: 'Modified', key: 'modified' },
  { label: 'Created', key: 'created' },
] as const;

for (const { label, key } of SORTS) {
  test(`sorted by ${label}, newest and oldest first, as the API sorts`, async ({ page, world, signIn }) => {
    await signIn(world.staff);
    // Sorted by something else to begin with, so that the first click begins a new order. Only revoked ones have each date.
    const other = key === 'modified' ? 'created' : 'modified';
    await page.goto(`/consents?page_size=25&state=revoked&sort=${other}&columns=user,offering,${key},${other}`);
    await expect(header(page, label)).toHaveAttribute('aria-sort', 'none');
    for (const direction of ['descending', 'ascending'] as const) {
      const sort = `${direction === 'descending' ? '-' : ''}${key}`;
      await header(page, label).getByRole('button').click();
      await expect(header(page, label)).toHaveAttribute('aria-sort', direction);
      await expect(page).toHaveURL(sort === '-agreement_date' ? /^(?!.*sort=)/ : new RegExp(`sort=${sort}(&|$)`));
      const order = key === 'created' ? `o=${sort}` : `o=${sort}&o=-created`;
      const fromApi = await listConsents(page, `has_consent=false&page_size=25&${order}`);
      const dates = fromApi.rows.map((row) => Date.parse(row[key] ?? ''));
      expect(dates).toEqual(dates.toSorted((a, b) => (direction === 'ascending' ? a - b : b - a)));
      await expect.poll(() => shownUuids(page)).toEqual(fromApi.uuids);
      await page.reload();
      await expect.poll(() => shownUuids(page)).toEqual(fromApi.uuids);
      await expect(header(page, label)).toHaveAttribute('aria-sort', direction);
    }
    await expect(page.getByRole('columnheader', { name: 'Offering' }).getByRole('button')).toHaveCount(0);
  });
}

test('sorting by Revoked shows revocations first, and what was never revoked last or not at all', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.staff);
  const { active, outdated, revoked } = world.consents;
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  await header(page, 'Revoked').getByRole('button').click();
  await expect(header(page, 'Revoked')).toHaveAttribute('aria-sort', 'descending');
  await expectTotal(page, 1);
  await expect.poll(() => shownUuids(page)).toEqual([revoked]);
  const chip = page.getByRole('button', { name: 'Remove filter State: Revoked', exact: true });
  await expect(chip).toBeVisible();
  await page.reload();
  await expectTotal(page, 1);

  // Without the state the order turns: all of them, and those without a date at the end.
  await chip.click();
  await expectTotal(page, 3);
  await expect(header(page, 'Revoked')).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(() => shownUuids(page)).toEqual([revoked, active, outdated]);
  await header(page, 'Revoked').getByRole('button').click();
  await expectTotal(page, 1);
  await header(page, 'Revoked').getByRole('button').click();
  await expectTotal(page, 3);
  await expect.poll(() => shownUuids(page)).toEqual([revoked, active, outdated]);
  const all = await listConsents(page);
  await page.goto('/consents?sort=revocation_date');
  await expectTotal(page, all.total);
});

test('each page size is in the address and kept by a reload', async ({ page, world, signIn }) => {
  // Finding 300 rows by their role takes a loaded machine long.
  test.slow();
  await signIn(world.staff);
  const { total } = await listConsents(page);
  const range = (to: string) => page.getByText(`1–${to} of ${total.toLocaleString('en')}`, { exact: true });
  await page.goto('/consents');
  await expect(range('50')).toBeVisible();
  for (const each of ['25', '100', '300']) {
    await size(page).selectOption(each);
    await expect(page).toHaveURL(new RegExp(`page_size=${each}(&|$)`));
    await expect(range(each)).toBeVisible();
  }
  await page.reload();
  await expect(size(page)).toHaveValue('300');
  await expect(rows(page)).toHaveCount(301);
  await page.goBack();
  await expect(range('100')).toBeVisible();
  await size(page).selectOption('50');
  await expect(page).not.toHaveURL(/page_size/);
  await expect(rows(page)).toHaveCount(51);
});

test('the last page holds the rest, and a reload stays on it', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  const { total } = await listConsents(page);
  const pages = Math.ceil(total / 25);
  await page.goto('/consents?page_size=25');
  const previous = page.getByRole('button', { name: 'Previous page' });
  await expect(previous).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: 'Last page' }).click();
  await expect(page).toHaveURL(new RegExp(`page=${pages}(&|$)`));
  const rest = total - (pages - 1) * 25;
  await expect(rows(page)).toHaveCount(rest + 1);
  await page.reload();
  await expect(rows(page)).toHaveCount(rest + 1);
  await expect(page.getByRole('button', { name: 'Next page' })).toHaveAttribute('aria-disabled', 'true');
  expect(await shownUuids(page)).toEqual(
    (await listConsents(page, `page=last&page_size=25&o=-agreement_date&o=-created`)).uuids,
  );
  await previous.click();
  await expect(rows(page)).toHaveCount(26);
  const typed = page.getByRole('textbox', { name: 'Page' });
  await typed.fill('2');
  await typed.press('Enter');
  await expect(page).toHaveURL(/[?&]page=2(&|$)/);
  await expect(page.getByText(/^26–50 of /)).toBeVisible();
});

test.describe('a page past the end', () => {
  // The browser's own line about the answer that tells where the end is.
  test.use({ expectedInConsole: /404/ });

  test('becomes the last one, with the filters kept', async ({ page, world, signIn }) => {
    await signIn(world.staff);
    await page.goto(`/consents?user=${world.owner.uuid}&page=9`);
    await expectTotal(page, 3);
    await expect(page).toHaveURL(`/consents?user=${world.owner.uuid}`);
    await expect(rows(page)).toHaveCount(4);
  });

  test('becomes the last one also where the address ends its path with a slash', async ({ page, world, signIn }) => {
    await signIn(world.staff);
    await page.goto(`/consents/?user=${world.owner.uuid}&page=9`);
    await expectTotal(page, 3);
    await expect(rows(page)).toHaveCount(4);
  });
});

test('columns are hidden and shown, and stay so', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  await expect(header(page, 'Version')).toBeVisible();
  await expect(header(page, 'Created')).toHaveCount(0);
  const view = await openView(page);
  await expect(view.getByRole('checkbox', { name: 'User' })).toBeDisabled();
  await view.getByRole('checkbox', { name: 'Version' }).uncheck();
  await view.getByRole('checkbox', { name: 'Modified' }).uncheck();
  await view.getByRole('checkbox', { name: 'Created' }).check();
  await page.keyboard.press('Escape');
  await expect(view).toBeHidden();
  for (const step of ['chosen', 'reloaded', 'come back another day'] as const) {
    if (step === 'reloaded') await page.reload();
    if (step === 'come back another day') await page.goto('/consents');
    await expect(header(page, 'Version')).toHaveCount(0);
    await expect(header(page, 'Modified')).toHaveCount(0);
    await expect(header(page, 'Created')).toBeVisible();
    await expect(header(page, 'Revoked')).toBeVisible();
    await expect(page).toHaveURL(/columns=/);
  }
});

test('the row height is chosen and kept', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  const height = async () => Math.round((await rows(page).nth(1).boundingBox())?.height ?? 0);
  for (const [label, value, pixels] of [
    ['Comfortable', 'comfortable', 48],
    ['Compact', 'compact', 25],
  ] as const) {
    const view = await openView(page);
    await view.getByRole('radio', { name: label }).check();
    await page.keyboard.press('Escape');
    await expect(view).toBeHidden();
    await expect(page).toHaveURL(new RegExp(`density=${value}`));
    await expect.poll(height).toBe(pixels);
  }
  await page.reload();
  await expect.poll(height).toBe(25);
});

test('Refresh reads again and tells the time of what is shown', async ({ page, world, signIn, desk }) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}&state=active`);
  await expectTotal(page, 1);
  const stamp = page.getByText(/^as of \d\d:\d\d:\d\d$/).getByRole('time');
  const before = Date.parse((await stamp.getAttribute('datetime')) ?? '');
  expect(Math.abs(Date.now() - before)).toBeLessThan(30_000);
  await desk.db.query('update consents set revocation_date = now(), modified = now() where uuid = $1', [
    world.consents.active,
  ]);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText(`${world.owner.full_name} has no consent that matches State: Active.`)).toBeVisible();
  const after = Date.parse((await stamp.getAttribute('datetime')) ?? '');
  expect(after).toBeGreaterThan(before);
  expect((await listConsents(page, `user_uuid=${world.owner.uuid}`)).total).toBe(3);
});
