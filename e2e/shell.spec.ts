import type { Page } from 'playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';
import { holdCode } from './held.ts';

const main = (page: Page) => page.getByRole('navigation', { name: 'Main' });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const account = (page: Page) => page.getByRole('button', { name: /^Account: / });

for (const [role, home, links, word] of [
  ['staff', 'Consents', ['Consents', 'Offerings', 'Insights', 'My consents'], 'Staff'],
  ['support', 'Consents', ['Consents', 'Offerings', 'Insights', 'My consents'], 'Support'],
  ['owner', 'My consents', ['My consents'], 'User'],
] as const) {
  test(`${role} find the way, the own name and the role`, async ({ page, world, signIn }) => {
    await signIn(world[role]);
    await page.goto('/');
    await expect(heading(page)).toHaveText(home);
    await expect(main(page).getByRole('link')).toHaveText([...links]);
    await expect(main(page).getByRole('link', { name: home, exact: true })).toHaveAttribute('aria-current', 'page');
    await expect(account(page)).toHaveText(new RegExp(`${world[role].full_name}${word}`));
  });
}

test('each page has a title of its own, and its heading gets the focus', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expect(page).toHaveTitle('Consents · Consent Desk');
  await page.getByRole('link', { name: world.owner.full_name }).first().click();
  await expect(page).toHaveTitle(`${world.owner.full_name} · ${world.compute.name} · Consent Desk`);
  await expect(heading(page)).toBeFocused();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(page).toHaveTitle('Revoke consent? · Consent Desk');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page).toHaveTitle(`${world.owner.full_name} · ${world.compute.name} · Consent Desk`);
  await main(page).getByRole('link', { name: 'My consents' }).click();
  await expect(page).toHaveTitle('My consents · Consent Desk');
  await page.goto('/no/such/page');
  await expect(page).toHaveTitle('Page not found · Consent Desk');
});

test('a page stays until the code of what follows is here', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  const releasePage = await holdCode(page, 'ConsentPage');
  const releaseDialog = await holdCode(page, 'RevokeDialog');
  await page.goto(`/consents?offering=${world.compute.uuid}`);
  const name = page.getByRole('link', { name: world.owner.full_name });
  await name.click();
  await expect(heading(page)).toHaveText('Consents');
  await expect(name).toBeVisible();
  releasePage();
  await expect(page).toHaveURL(`/consents/${world.consents.active}?offering=${world.compute.uuid}`);
  await expect(heading(page)).toHaveText(`${world.owner.full_name} · ${world.compute.name}`);
  await expect(heading(page)).toBeFocused();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(page).toHaveURL(/\/revoke\?/);
  await expect(heading(page)).toBeVisible();
  releaseDialog();
  await expect(page.getByRole('dialog', { name: 'Revoke consent?' })).toBeVisible();
});

test('after signing out the API refuses, and Back shows nothing', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await page.getByRole('link', { name: world.owner.full_name }).first().click();
  await expect(heading(page)).toContainText(world.owner.full_name);
  await account(page).click();
  await page.getByRole('menuitem', { name: 'Sign out here' }).click();
  await expect(page.getByText('You have signed out.')).toBeVisible();
  await expect(page).toHaveURL('/sign-in');
  const refused = await page.request.get(`/api/marketplace-user-offering-consents/${world.consents.active}/`);
  expect(refused.status()).toBe(401);
  await page.goBack();
  await expect(page).toHaveURL('/sign-in');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText(world.owner.full_name)).toHaveCount(0);
});

test('an unknown address says so and leads on', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto('/consents/one/two/three');
    await expect(heading(page)).toHaveText('Page not found');
    await expectAccessible(page);
  }
  await page.getByRole('link', { name: 'Go to the start page' }).click();
  await expect(heading(page)).toHaveText('My consents');
});

test('so does one that cannot even be decoded', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  const answer = await page.goto('/consents/%zz/revoke/more');
  expect(answer?.status()).toBe(200);
  await expect(heading(page)).toHaveText('Page not found');
});

test.describe("somebody else's consent", () => {
  test.use({ expectedInConsole: /404/ });

  test('is not found by its address, nor to be revoked', async ({ page, world, signIn, desk }) => {
    await signIn(world.neighbour);
    await page.goto(`/consents/${world.consents.active}`);
    await expect(heading(page)).toHaveText('Consent not found');
    await expect(page.getByText('This consent does not exist, or you may not see it.')).toBeVisible();
    await page.goto(`/consents/${world.consents.active}/revoke`);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('does not exist, or you may not see it.');
    await expect(dialog.getByRole('button')).toHaveText(['Close']);
    await expect(page.getByText(world.owner.full_name)).toHaveCount(0);
    const answer = await page.request.post(`/api/marketplace-user-offering-consents/${world.consents.active}/revoke/`, {
      headers: { 'Sec-Fetch-Site': 'same-origin' },
    });
    expect(answer.status()).toBe(404);
    const rows = await desk.db.query('select 1 from consents where uuid = $1 and revocation_date is null', [
      world.consents.active,
    ]);
    expect(rows).toHaveLength(1);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('link', { name: 'Back to My consents' }).click();
    await expect(page.getByRole('link', { name: world.compute.name })).toBeVisible();
  });
});

test('the theme is chosen, kept by a reload, and follows the system again', async ({ page, world, signIn }) => {
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  const choose = async (mode: string) => {
    await account(page).click();
    await page.getByRole('menuitemradio', { name: mode }).click();
    await expect(page.getByRole('menuitemradio', { name: mode })).toHaveAttribute('aria-checked', 'true');
    await page.keyboard.press('Escape');
  };
  await page.emulateMedia({ colorScheme: 'light' });
  await signIn(world.owner);
  await page.goto('/my-consents');
  await expect(heading(page)).toBeVisible();
  await choose('Dark');
  expect(await scheme()).toBe('dark');
  await page.reload();
  await expect(heading(page)).toBeVisible();
  expect(await scheme()).toBe('dark');
  await choose('System');
  expect(await scheme()).toBe('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(scheme).toBe('dark');
  await choose('Light');
  await page.reload();
  await expect(heading(page)).toBeVisible();
  expect(await scheme()).toBe('light');
});

test('the first Tab stop skips to the content', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expect(page.getByRole('link', { name: world.owner.full_name }).first()).toBeVisible();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page).toHaveURL(`/consents?user=${world.owner.uuid}`);
  // The views by state come first.
  const states = page.getByRole('main').getByRole('navigation').first().getByRole('link');
  for (const view of await states.all()) {
    await page.keyboard.press('Tab');
    await expect(view).toBeFocused();
  }
  for (const control of [
    page.getByRole('link', { name: 'Export', exact: true }),
    page.getByRole('button', { name: 'Refresh' }),
    page.getByRole('button', { name: 'View', exact: true }),
    page.getByRole('combobox', { name: 'Offering', exact: true }),
  ]) {
    await page.keyboard.press('Tab');
    await expect(control).toBeFocused();
  }
});

test("support's row menu works by keyboard, and holds nothing that does not work", async ({ page, world, signIn }) => {
  await signIn(world.support);
  await page.goto(`/consents?user=${world.owner.uuid}&state=active`);
  const button = page.getByRole('button', { name: `Actions for ${world.owner.full_name}, ${world.compute.name}` });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Open' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'View receipt' })).toBeFocused();
  await expect(page.getByRole('menuitem', { name: /^(Revoke|Withdraw)/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});
