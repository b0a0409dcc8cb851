import type { Page, Route } from 'playwright/test';
import { expect, readConsent, test } from './fixtures.ts';
import { expectTotal, shownUuids } from './list-page.ts';

const LIST = /^\/api\/marketplace-user-offering-consents\/$/;

/** No row, no total and no waiting beside the reason why there is none. */
async function expectNotLoaded(page: Page) {
  await expect(page.getByText('Not loaded', { exact: true })).toBeVisible();
  await expect(page.getByText(/^Loading/)).toHaveCount(0);
  await expect(page.getByRole('table')).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Pages' })).toHaveCount(0);
}

test.use({
  expectedInConsole:
    /status of (404|50[23])|ERR_INTERNET_DISCONNECTED|ERR_FAILED|dynamically imported module|TypeError/,
});

test('a list that cannot be read says why, and comes at the next try', async ({ page, world, signIn, desk }) => {
  await signIn(world.staff);
  desk.faults.push({ method: 'GET', path: LIST, status: 503, detail: 'The database is being moved.' });
  await page.goto(`/consents?user=${world.owner.uuid}`);
  const problem = page.getByRole('alert').filter({ hasText: 'The consents could not be loaded' });
  await expect(problem).toContainText('The server is not ready. Try again in a moment.');
  await expect(problem).toContainText('The server says: The database is being moved.');
  await expectNotLoaded(page);
  desk.faults.length = 0;
  await problem.getByRole('button', { name: 'Try again' }).click();
  await expectTotal(page, 3);
  await expect(problem).toHaveCount(0);
  await expect(page).toHaveURL(`/consents?user=${world.owner.uuid}`);
});

test('rows that cannot be read again stay readable', async ({ page, world, signIn, desk }) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  desk.faults.push({ method: 'GET', path: LIST, status: 503, detail: 'The database is being moved.' });
  await page.getByRole('button', { name: 'Refresh' }).click();
  const problem = page.getByRole('alert').filter({ hasText: 'these rows are from before' });
  await expect(problem).toContainText('The database is being moved.');
  expect(await shownUuids(page)).toHaveLength(3);
  desk.faults.length = 0;
  await problem.getByRole('button', { name: 'Try again' }).click();
  await expect(problem).toHaveCount(0);
  expect(await shownUuids(page)).toHaveLength(3);
});

test('what one filter found is never shown as what another found', async ({ page, world, signIn, desk }) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  desk.faults.push({ method: 'GET', path: LIST, status: 502, detail: 'bad gateway' });
  await page.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Revoked' });
  await expect(page.getByRole('button', { name: 'Remove filter State: Revoked' })).toBeVisible();
  await expect(page.getByText('3 consents', { exact: true })).toHaveCount(0);
  await expect(page.getByText('1–3 of 3')).toBeHidden();
  const problem = page.getByRole('alert').filter({ hasText: 'The consents could not be loaded' });
  await expect(problem).toContainText('The server behind this page gave no answer that can be used.');
  await expect(problem).not.toContainText('bad gateway');
  await expect(problem).not.toContainText('The server says');
  await expectNotLoaded(page);
  desk.faults.length = 0;
  await problem.getByRole('button', { name: 'Try again' }).click();
  await expectTotal(page, 1);
  expect(await shownUuids(page)).toEqual([world.consents.revoked]);

  desk.faults.push({ method: 'GET', path: LIST, status: 502, detail: 'bad gateway' });
  await page.goBack();
  await expect(page).toHaveURL(`/consents?user=${world.owner.uuid}`);
  // What was read of these very filters a moment ago is theirs.
  await expectTotal(page, 3);
  expect(await shownUuids(page)).toHaveLength(3);
});

test('a page whose code does not arrive can be tried again', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  await page.route(/assets\/MyConsentsPage.*\.js$/, (route) => route.abort());
  await page.getByRole('link', { name: 'My consents' }).click();
  await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible();
  await expect(page.getByText('A part of the app could not be loaded')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await page.unroute(/assets\/MyConsentsPage.*\.js$/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'My consents' })).toBeVisible();
});

for (const part of ['start', 'app', 'rolldown-runtime']) {
  test(`a page whose ${part} file does not arrive says so, shows its rows and can be loaded again`, async ({
    page,
    world,
    signIn,
  }) => {
    await signIn(world.staff);
    await page.goto('/consents');
    await expect(page.getByRole('row')).toHaveCount(51);
    const file = new RegExp(`assets/${part}-.*\\.js$`);
    await page.route(file, (route) => route.fulfill({ status: 404, json: { detail: 'Not found.' } }));
    await page.goto('/consents', { waitUntil: 'commit' });
    const notice = page.getByRole('alert').filter({ hasText: 'Consent Desk could not be started.' });
    await expect(notice).toBeVisible();
    await expect(page.getByRole('row')).toHaveCount(51);
    await page.unroute(file);
    await notice.getByRole('button', { name: 'Load the page again' }).click();
    await page.getByRole('combobox', { name: 'State' }).selectOption('Revoked');
    await expect(page).toHaveURL(/state=revoked/);
    await expect(notice).toHaveCount(0);
  });
}

test('a page without rows whose script does not arrive says so too', async ({ page }) => {
  await page.route(/assets\/start-.*\.js$/, (route) => route.abort());
  await page.goto('/sign-in', { waitUntil: 'commit' });
  await expect(page.getByRole('alert')).toContainText('Consent Desk could not be started.');
  await page.unroute(/assets\/start-.*\.js$/);
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await expect(page.getByRole('textbox', { name: 'Username' })).toBeVisible();
});

test('a page that breaks when the app takes it over can be tried again', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  const address = `/consents?offering=${world.compute.uuid}`;
  await page.goto(address);
  await expectTotal(page, 2);
  // No server of ours names somebody by a number.
  await page.route(`**${address}`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(`"full_name":"${world.staff.full_name}"`, '"full_name":7');
    await route.fulfill({ response, body });
  });
  await page.goto(address, { waitUntil: 'commit' });
  await expect(page.getByText('This page could not be shown')).toBeVisible();
  await page.unroute(`**${address}`);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expectTotal(page, 2);
});

test('a page that breaks over an answer shows itself once the answer is right', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?offering=${world.compute.uuid}`);
  await expectTotal(page, 2);
  const answers = /marketplace-user-offering-consents\/\?/;
  // No server of ours sends a consent without names; a proxy that rewrites answers might.
  await page.route(answers, (route) =>
    route.fulfill({ json: [{ uuid: world.consents.active }], headers: { 'X-Result-Count': '1' } }),
  );
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('This page could not be shown')).toBeVisible();
  await expect(page.getByText('Nothing was changed on the server.')).toBeVisible();
  await page.unroute(answers);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expectTotal(page, 2);
  await expect(page).toHaveURL(`/consents?offering=${world.compute.uuid}`);
});

test('without a network the app says so, and goes on when it is back', async ({ page, world, signIn, context }) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  const notice = page.getByText('You are offline. What you see may be out of date, and nothing can be changed.');
  await expect(notice).toHaveCount(0);
  await context.setOffline(true);
  await expect(notice).toBeVisible();
  expect(await shownUuids(page)).toHaveLength(3);
  await page.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Revoked' });
  const problem = page.getByRole('alert').filter({ hasText: 'The consents could not be loaded' });
  await expect(problem).toContainText('The server cannot be reached.', { timeout: 15_000 });
  await expectNotLoaded(page);
  await context.setOffline(false);
  await expect(notice).toHaveCount(0);
  await expectTotal(page, 1);
  await expect(problem).toHaveCount(0);
});

test.describe('a server that asks for a break', () => {
  test.use({ expectedInConsole: /status of 429/ });

  test('is waited for, by lists and by changes, and the page says so', async ({ page, world, signIn }) => {
    await signIn(world.staff);
    await page.goto(`/consents?user=${world.owner.uuid}`);
    await expectTotal(page, 3);
    let asked = 0;
    /** Refuses the first request of each kind, as the server does beyond its limits. */
    const onceBusy = (route: Route) => {
      asked += 1;
      const detail = 'Too many requests from this address: at most 100 in a second. Wait a second, then try again.';
      return asked === 1
        ? route.fulfill({ status: 429, headers: { 'Retry-After': '1' }, json: { detail } })
        : route.continue();
    };
    const notice = page.getByText('The server asks for a short break. The page goes on by itself.');
    await page.route(/marketplace-user-offering-consents\/\?/, onceBusy);
    await page.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Active' });
    await expect(notice).toBeVisible();
    await expectTotal(page, 1);
    await expect(notice).toHaveCount(0);

    await page.unroute(/marketplace-user-offering-consents\/\?/);
    asked = 0;
    await page.route(/\/revoke\/$/, onceBusy);
    await page.goto(`/consents/${world.consents.active}/revoke`);
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke consent' }).click();
    await expect(notice).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect((await readConsent(page, world.consents.active)).has_consent).toBe(false);
    expect((await readConsent(page, world.consents.neighbours)).has_consent).toBe(true);
  });
});
