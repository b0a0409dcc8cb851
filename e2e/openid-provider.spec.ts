import type { Page } from 'playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';
import { goToProvider, providerLink, signedIn, THERE } from './provider-steps.ts';

// Below a base path, from which the way back is excepted.
const BASE = '/portal/consents';
const WAY_BACK = /request to http:\/\/127\.0\.0\.1:\d+\/oauth_login_completed\/oidc\//;
// In one worker: each would start such a desk of its own.
test.describe.configure({ mode: 'default' });
test.use({
  hasUniversity: true,
  basePath: BASE,
  expectedInConsole: new RegExp(`${THERE.source}|${WAY_BACK.source}|status of 503`),
});

const who = (page: Page) => signedIn(page, BASE);

async function approve(page: Page, account: string): Promise<void> {
  await page.getByLabel('University account').fill(account);
  await page.getByRole('button', { name: 'Approve' }).click();
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

test('somebody new signs in by their university, has no rights, and signs out there as well', async ({
  page,
  world,
  desk,
}) => {
  const account = `uma-${world.tag}`;
  // They call themselves as an operator does, who is not made theirs by it.
  desk.university?.claims.set(account, {
    preferred_username: world.staff.username,
    email: world.staff.email,
    given_name: 'Uma',
    family_name: `University ${world.tag}`,
  });
  await page.goto(`${BASE}/my-consents/accept/${world.untouched.uuid}`);
  await goToProvider(page);
  await approve(page, account);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(world.untouched.name);
  await expect(page).toHaveURL(`${BASE}/my-consents/accept/${world.untouched.uuid}`);
  expect(await who(page)).toBe(`${world.staff.username}-2`);
  const users: { username: string }[] = await (await page.request.get(`${BASE}/api/users/`)).json();
  expect(users.map(({ username }) => username)).toEqual([`${world.staff.username}-2`]);

  await page.getByRole('button', { name: `Account: Uma University ${world.tag}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
  await expect(heading(page, 'Sign out of the university?')).toBeVisible();
  expect(await who(page)).toBeUndefined();
});

test('who refuses at the university is told so, and comes back to where they were at the next try', async ({
  page,
  world,
}) => {
  await page.goto(`${BASE}/my-consents`);
  await goToProvider(page);
  await page.getByRole('button', { name: 'Refuse' }).click();
  await expect(heading(page, 'Nobody was signed in')).toBeVisible();
  await expect(page.getByText('The identity provider refused: access_denied (The person said no)')).toBeVisible();
  await expectAccessible(page);
  expect(await who(page)).toBeUndefined();
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await goToProvider(page);
  await approve(page, `rita-${world.tag}`);
  await expect(heading(page, 'My consents')).toBeVisible();
  expect(await who(page)).toBe(`rita-${world.tag}`);
});

test('the way back works once, in the browser that began, with the state that it took along', async ({
  page,
  world,
  desk,
  browser,
}) => {
  await page.goto(`${BASE}/my-consents`);
  await goToProvider(page);
  const held = { method: 'GET', path: /\/complete\/$/, status: 503, detail: 'Held.' };
  desk.faults.push(held);
  await approve(page, `olaf-${world.tag}`);
  await expect(page.getByText('Held.')).toBeVisible();
  desk.faults.splice(desk.faults.indexOf(held), 1);
  const back = new URL(page.url());

  const victim = await browser.newContext({ baseURL: desk.origin });
  const opened = await victim.newPage();
  await opened.goto(back.href);
  await expect(opened.getByText('This sign-in was begun in another browser')).toBeVisible();
  expect(await who(opened)).toBeUndefined();
  await victim.close();

  const forged = new URL(back);
  forged.searchParams.set('state', 'made-up');
  await page.goto(forged.href, { waitUntil: 'commit' });
  await expect(page.getByText('Invalid auth state.')).toBeVisible();
  expect(await who(page)).toBeUndefined();

  await page.goto(back.href, { waitUntil: 'commit' });
  await expect(heading(page, 'My consents')).toBeVisible();
  await page.goto(back.href, { waitUntil: 'commit' });
  await expect(page.getByText('was finished before')).toBeVisible();
  expect(await who(page)).toBe(`olaf-${world.tag}`);
});

test('a code that comes too late and an address of somebody else lead nobody in', async ({ page, world, desk }) => {
  await page.goto(`${BASE}/my-consents`);
  await goToProvider(page);
  const held = { method: 'GET', path: /^\/oauth_login_completed\//, status: 503, detail: 'Held.' };
  desk.faults.push(held);
  await approve(page, `lea-${world.tag}`);
  await expect(page.getByText('Held.')).toBeVisible();
  desk.faults.splice(desk.faults.indexOf(held), 1);
  await desk.db.query(`update sign_in_codes set expires = expires - interval '10 seconds'`);
  await page.goto(page.url(), { waitUntil: 'commit' });
  await expect(page.getByText('or is older than ten seconds')).toBeVisible();
  expect(await who(page)).toBeUndefined();

  await page.goto(`${BASE}/api-auth/oidc/init/?return_url=https://evil.example.org`, { waitUntil: 'commit' });
  await expect(page.getByText('https://evil.example.org is not in the allowed redirects list')).toBeVisible();
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await expect(providerLink(page)).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(`${BASE}/sign-in`);
});

test('of two tabs the one that began last comes back, and the other says why it does not', async ({
  page,
  context,
  world,
}) => {
  const account = `zwei-${world.tag}`;
  await page.goto(`${BASE}/my-consents`);
  await goToProvider(page);
  const last = await context.newPage();
  await last.goto(`${BASE}/my-consents/accept/${world.untouched.uuid}`);
  await goToProvider(last);
  await approve(page, account);
  await expect(page.getByText('Invalid auth state.')).toBeVisible();
  expect(await who(page)).toBeUndefined();
  await approve(last, account);
  await expect(last.getByRole('heading', { level: 1 })).toContainText(world.untouched.name);
  await page.goto(`${BASE}/my-consents`);
  await expect(heading(page, 'My consents')).toBeVisible();
  expect(await who(page)).toBe(account);
  expect((await context.cookies()).map(({ name, domain }) => `${name}@${domain}`)).not.toContain(
    'consent-desk-provider@127.0.0.1',
  );
});
