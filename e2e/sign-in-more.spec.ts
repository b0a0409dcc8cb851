import type { APIRequestContext, Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { expectTotal, shownUuids } from './list-page.ts';
import { PASSWORD, type Person } from './world.ts';

const username = (page: Page) => page.getByRole('textbox', { name: 'Username' });
const password = (page: Page) => page.getByLabel('Password', { exact: true });
const token = (page: Page) => page.getByLabel('API token', { exact: true });
const submit = (page: Page) => page.getByRole('button', { name: 'Sign in', exact: true });

async function enter(page: Page, person: Person, secret = PASSWORD) {
  await username(page).fill(person.username);
  await password(page).fill(secret);
  await submit(page).click();
}

const signedIn = async (request: APIRequestContext) => {
  const state: { user: { username: string } | null } = await (await request.get('/session')).json();
  return state.user?.username;
};

async function tokenOf(request: APIRequestContext, person: Person): Promise<string> {
  const answer = await request.post('/api-auth/password/', { data: { username: person.username, password: PASSWORD } });
  const body: { token: string } = await answer.json();
  return body.token;
}

// The browser's own lines about answers that refuse.
test.use({ expectedInConsole: /status of (401|429)/ });

test('an API token signs in; a wrong one is refused with words and can be mended', async ({ page, world }) => {
  const right = await tokenOf(page.request, world.owner);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Use an API token' }).click();
  await expect(token(page)).toBeFocused();
  await submit(page).click();
  await expect(page.getByText('Enter your API token.')).toBeVisible();
  await token(page).fill(right.slice(0, -1));
  await submit(page).click();
  await expect(page.getByRole('alert')).toContainText('This API token is not accepted.');
  await expect(token(page)).toHaveValue(right.slice(0, -1));
  expect(await signedIn(page.request)).toBeUndefined();
  await token(page).fill(right);
  await submit(page).click();
  await expect(page.getByRole('heading', { name: 'My consents' })).toBeVisible();
  expect(await signedIn(page.request)).toBe(world.owner.username);
  expect(await page.evaluate(() => document.cookie)).not.toContain(right);
});

test('what is missing is asked for before the server is', async ({ page, world }) => {
  await page.goto('/sign-in');
  await submit(page).click();
  await expect(page.getByText('Enter your username.')).toBeVisible();
  await expect(page.getByText('Enter your password.')).toBeVisible();
  await expect(username(page)).toBeFocused();
  await username(page).fill(world.owner.username);
  await submit(page).click();
  await expect(page.getByText('Enter your username.')).toHaveCount(0);
  await expect(password(page)).toBeFocused();
  await expect(username(page)).toHaveValue(world.owner.username);
});

test('after five failures the account has to wait, and the form says how long', async ({ page, world }) => {
  await page.goto('/sign-in');
  const wrong = { username: world.owner.username, password: 'not this one' };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const refused = await page.request.post('/session', { headers: { 'Sec-Fetch-Site': 'same-origin' }, data: wrong });
    expect(refused.status()).toBe(401);
  }
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/session') && response.status() === 429),
    enter(page, world.owner),
  ]);
  expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(60);
  await expect(page.getByRole('alert')).toContainText('Too many failed sign-ins for this account.');
  await expect(page.getByRole('alert')).toContainText(/You can try again in (9|10) minutes\./);
  await expect(username(page)).toHaveValue(world.owner.username);
  expect(await signedIn(page.request)).toBeUndefined();
  await enter(page, world.neighbour);
  await expect(page.getByRole('heading', { name: 'My consents' })).toBeVisible();
  expect(await signedIn(page.request)).toBe(world.neighbour.username);
});

test('a disabled account is told so', async ({ page, world, desk }) => {
  await desk.db.query('update users set is_active = false where uuid = $1', [world.owner.uuid]);
  await page.goto('/sign-in');
  await enter(page, world.owner);
  await expect(page.getByText('User account is disabled.')).toBeVisible();
  await expect(username(page)).toHaveValue(world.owner.username);
  expect(await signedIn(page.request)).toBeUndefined();
});

test('who is signed in already goes on, and never to another site', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.goto('/sign-in');
  await expect(page).toHaveURL('/my-consents');
  await page.goto(`/sign-in?return=${encodeURIComponent(`/consents/${world.consents.active}`)}`);
  await expect(page).toHaveURL(`/consents/${world.consents.active}`);
  for (const elsewhere of ['https://example.com/', '//example.com/', '/\\example.com', 'javascript:alert(1)']) {
    await page.goto(`/sign-in?return=${encodeURIComponent(elsewhere)}`);
    await expect(page).toHaveURL('/my-consents');
  }
});

test('a session that ends on the list comes back to it with its filters', async ({ page, world, signIn, desk }) => {
  await signIn(world.staff);
  const address = `/consents?user=${world.owner.uuid}&state=active&sort=-modified`;
  await page.goto(address);
  await expectTotal(page, 1);
  await desk.db.query('delete from tokens where user_id = (select id from users where uuid = $1)', [world.staff.uuid]);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Your session has ended. Sign in again to go on where you were.')).toBeVisible();
  await expect(page.getByText(world.owner.email)).toHaveCount(0);
  await enter(page, world.staff);
  await expect(page).toHaveURL(address);
  await expectTotal(page, 1);
  expect(await shownUuids(page)).toEqual([world.consents.active]);
});

test('the note on signing out goes at the next attempt', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.goto('/my-consents');
  await page.getByRole('button', { name: /^Account: / }).click();
  await page.getByRole('menuitem', { name: 'Sign out here' }).click();
  const note = page.getByText('You have signed out.');
  await expect(note).toBeVisible();
  await enter(page, world.owner, 'not this one');
  await expect(page.getByText('Username or password is not right.')).toBeVisible();
  await expect(note).toHaveCount(0);
});
