import { expect, expectAccessible, test } from './fixtures.ts';
import { approve, goToProvider, holdWayBack, providerLink, signedIn, THERE } from './provider-steps.ts';
import { PASSWORD } from './world.ts';

// In one worker: each would start such a desk of its own.
test.describe.configure({ mode: 'default' });
test.use({ dialect: 'current', expectedInConsole: THERE });
test.beforeEach(({ desk }) => {
  if (desk.waldur)
    Object.assign(desk.waldur.federation, { codeLife: 10_000, handsOutOwn: false, logoutUrl: undefined });
});

test('somebody signs in by their university and comes back to the page that they were on', async ({
  page,
  context,
  world,
}) => {
  const address = `/consents?offering=${world.compute.uuid}`;
  await page.goto(address);
  await expectAccessible(page);
  await goToProvider(page);
  await expect(page.getByText('Language: en-GB')).toBeVisible();
  await approve(page, world.staff);
  await expect(page.getByRole('heading', { name: 'Consents', exact: true })).toBeVisible();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole('table').getByText(world.owner.full_name)).toBeVisible();
  await expect(page.getByRole('button', { name: `Account: ${world.staff.full_name}` })).toBeVisible();
  expect(await signedIn(page)).toBe(world.staff.username);

  const cookies = await context.cookies(page.url());
  expect(cookies.map(({ name, sameSite, httpOnly }) => ({ name, sameSite, httpOnly }))).toContainEqual({
    name: 'consent-desk',
    sameSite: 'Strict',
    httpOnly: true,
  });
  expect(cookies.map(({ name }) => name)).not.toContain('consent-desk-attempt');
  await page.reload();
  await expect(page.getByRole('table').getByText(world.owner.full_name)).toBeVisible();
  // The address with the code is not in the history.
  await page.goBack({ waitUntil: 'commit' });
  await expect(page.getByRole('heading', { name: 'University', exact: true })).toBeVisible();
});

test('a dialog that was asked for opens after the way through the university', async ({ page, world }) => {
  await page.goto(`/consents/${world.consents.active}/revoke`);
  await goToProvider(page);
  await approve(page, world.staff);
  await expect(page.getByRole('dialog', { name: 'Revoke consent?' })).toContainText(world.owner.full_name);
});

test('only providers that lead back here are offered, beside the password', async ({ page, world }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('link', { name: /^Sign in with / })).toHaveText([
    'Sign in with Example University',
    'Sign in with TARA',
  ]);
  await page.getByRole('textbox', { name: 'Username' }).fill(world.owner.username);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'My consents' })).toBeVisible();
});

test('who refuses at the university is signed in nowhere, and can try again', async ({ page, world }) => {
  await page.goto('/my-consents');
  await goToProvider(page);
  await page.getByRole('button', { name: 'Refuse' }).click();
  await expect(page.getByText('This field may not be null.')).toBeVisible();
  expect(await signedIn(page)).toBeUndefined();
  await page.goto('/my-consents');
  await goToProvider(page);
  await approve(page, world.owner);
  await expect(page.getByRole('heading', { name: 'My consents' })).toBeVisible();
  expect(await signedIn(page)).toBe(world.owner.username);
});

test('a Waldur that does not know this desk says so, and nobody is signed in', async ({ page, world, desk }) => {
  const allowed = desk.waldur?.federation.allowed ?? [];
  const [own = ''] = allowed.splice(0, 1, 'https://portal.example.org');
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Sign in with TARA' }).click();
  await approve(page, world.owner);
  await expect(page.getByText('is not in the allowed redirects list')).toBeVisible();
  expect(await signedIn(page)).toBeUndefined();
  allowed.splice(0, 1);
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Sign in with TARA' }).click();
  await approve(page, world.owner);
  await expect(page.getByRole('heading', { name: 'Waldur’s own front-end' })).toBeVisible();
  expect(await signedIn(page)).toBeUndefined();
  allowed.push(own);
});

test('the way back works once', async ({ page, world }) => {
  await page.goto(`/consents/${world.consents.active}`);
  const wayBack = page.waitForRequest(/oauth_login_completed/);
  await goToProvider(page);
  await approve(page, world.owner);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(world.compute.name);
  await page.goto((await wayBack).url(), { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { name: 'Nobody was signed in' })).toBeVisible();
  await expect(page.getByText('was finished before')).toBeVisible();
  await expectAccessible(page);
  expect(await signedIn(page)).toBe(world.owner.username);
});

test('a code that somebody else has used already signs nobody in', async ({ page, world, desk }) => {
  await page.goto(`/consents/${world.consents.active}`);
  const wayBack = await holdWayBack(page, desk, world.owner);
  const code = new URL(wayBack).searchParams.get('code');
  const stolen = await page.request.post(`${desk.waldur?.origin}/api-auth/token-exchange/`, { data: { code } });
  expect(stolen.status()).toBe(200);
  await page.goto(wayBack, { waitUntil: 'commit' });
  await expect(page.getByText('The code that came back was used before')).toBeVisible();
  expect(await signedIn(page)).toBeUndefined();
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await goToProvider(page);
  await approve(page, world.owner);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(world.compute.name);
});

test('a code that comes too late signs nobody in', async ({ page, world, desk }) => {
  if (desk.waldur) desk.waldur.federation.codeLife = 0;
  await page.goto('/my-consents');
  await goToProvider(page);
  await approve(page, world.owner);
  await expect(page.getByText('or is older than ten seconds')).toBeVisible();
  expect(await signedIn(page)).toBeUndefined();
});

test('without a code nobody is signed in', async ({ page, world }) => {
  await page.goto('/my-consents');
  await goToProvider(page);
  await page.goto('/oauth_login_completed/keycloak/', { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { name: 'The sign-in was not finished' })).toBeVisible();
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await expect(page).toHaveURL('/sign-in?return=%2Fmy-consents');
  await expect(providerLink(page)).toBeVisible();
  expect(world.tag).not.toBe('');
  expect(await signedIn(page)).toBeUndefined();
});

test('nobody is signed in by a link that somebody else has made', async ({ page, world, browser, desk }) => {
  await page.goto('/my-consents');
  const wayBack = await holdWayBack(page, desk, world.staff);
  const victim = await browser.newContext({ baseURL: desk.origin });
  const opened = await victim.newPage();
  // As from a message on another site.
  await opened.setContent(`<a href="${wayBack}">Look at this</a>`);
  await opened.getByRole('link', { name: 'Look at this' }).click();
  await expect(opened.getByRole('heading', { name: 'Nobody was signed in' })).toBeVisible();
  await expect(opened.getByText('was begun in another browser')).toBeVisible();
  expect(await signedIn(opened)).toBeUndefined();
  await victim.close();
  // It cost the person who began nothing.
  await page.goto(wayBack, { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { name: 'My consents' })).toBeVisible();
});

test('nobody can be led to a provider by another site', async ({ page, context, world, desk }) => {
  expect(world.tag).not.toBe('');
  await page.goto(`${desk.waldur?.publicOrigin.replace('localhost', 'homeport.localhost')}/`, { waitUntil: 'commit' });
  await page.setContent(`<a href="${desk.origin}/session/provider/keycloak?return=/consents">Free tokens</a>`);
  await page.getByRole('link', { name: 'Free tokens' }).click();
  await expect(page).toHaveURL(`${desk.origin}/sign-in?return=%2Fconsents`);
  expect((await context.cookies(desk.origin)).map(({ name }) => name)).not.toContain('consent-desk-attempt');
});

test('of two tabs the one that began last comes back, and the other is signed in too', async ({
  page,
  context,
  world,
}) => {
  await page.goto(`/consents/${world.consents.active}`);
  await goToProvider(page);
  const other = await context.newPage();
  await other.goto('/my-consents');
  await goToProvider(other);
  await approve(other, world.owner);
  await expect(other.getByRole('heading', { name: 'My consents' })).toBeVisible();
  await approve(page, world.owner);
  await expect(page.getByText('Invalid auth state.')).toBeVisible();
  await page.goto(`/consents/${world.consents.active}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(world.compute.name);
});
