import { CONSENTS } from '#contract/paths.ts';
import { expect, expectAccessible, readConsent, test } from './fixtures.ts';
import { approve, goToProvider, providerLink, signedIn, THERE } from './provider-steps.ts';
import { PASSWORD } from './world.ts';

// In one worker: each would start such a desk of its own.
test.describe.configure({ mode: 'default' });
test.use({ dialect: 'current', expectedInConsole: THERE });
test.beforeEach(({ desk }) => {
  if (desk.waldur)
    Object.assign(desk.waldur.federation, { codeLife: 10_000, handsOutOwn: false, logoutUrl: undefined });
});

test('the provider’s own token works for everything, and only the session is left by signing out', async ({
  page,
  world,
  desk,
}) => {
  if (desk.waldur) desk.waldur.federation.handsOutOwn = true;
  await page.goto('/my-consents');
  await goToProvider(page);
  await approve(page, world.owner);
  await expect(page.getByText(world.compute.name)).toBeVisible();
  expect((await (await page.request.get('/session')).json()).token).toBe('provider');
  await page.getByRole('button', { name: `Account: ${world.owner.full_name}` }).click();
  const menu = page.getByRole('menu', { name: `Account ${world.owner.username}` });
  await expect(menu.getByText('You signed in with a token of your identity provider')).toBeVisible();
  await expect(menu.getByRole('menuitem', { name: 'Sign out everywhere' })).toHaveCount(0);
  await menu.getByRole('menuitem', { name: 'Sign out here' }).click();
  await expect(page.getByText('You have signed out.')).toBeVisible();
  await expect(providerLink(page)).toBeVisible();
  expect(await signedIn(page)).toBeUndefined();
});

test('a personal access token signs in as pasted, is named where it may not do something, and ends nothing', async ({
  page,
  world,
  desk,
}) => {
  const data = { username: world.owner.username, password: PASSWORD };
  const { token }: { token: string } = await (await page.request.post('/api-auth/password/', { data })).json();
  const personal = `w_1999999999_${world.tag}`;
  desk.waldur?.federation.bearers.set(personal, token);
  desk.waldur?.federation.readOnly.add(personal);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Use an API token' }).click();
  await page.getByLabel('API token', { exact: true }).fill(personal);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: `Withdraw consent to ${world.compute.name}` }).click();
  const dialog = page.getByRole('dialog', { name: 'Withdraw consent?' });
  await dialog.getByRole('button', { name: 'Withdraw consent' }).click();
  await expect(dialog.getByRole('status')).toHaveText(
    'You may not do this, or the personal access token that you signed in with may not.',
  );
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect(await readConsent(page, world.consents.active)).toMatchObject({ has_consent: true });
  await page.getByRole('button', { name: `Account: ${world.owner.full_name}` }).click();
  const menu = page.getByRole('menu', { name: `Account ${world.owner.username}` });
  await expect(menu.getByText('You signed in with a personal access token. It may do less than you')).toBeVisible();
  await expect(menu.getByRole('menuitem', { name: 'Sign out everywhere' })).toHaveCount(0);
  await menu.getByRole('menuitem', { name: 'Sign out here' }).click();
  await expect(page.getByText('You have signed out.')).toBeVisible();
  const program = await page.request.get(CONSENTS, { headers: { Authorization: `Token ${token}` } });
  expect(program.status()).toBe(200);
});

test('signing out everywhere goes on to where the university ends its session', async ({ page, world, desk }) => {
  const { waldur } = desk;
  if (waldur) waldur.federation.logoutUrl = `${waldur.publicOrigin.replace('localhost', 'provider.localhost')}/logout`;
  await page.goto('/my-consents');
  await goToProvider(page);
  await approve(page, world.owner);
  await page.getByRole('button', { name: `Account: ${world.owner.full_name}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
  await expect(page.getByRole('heading', { name: 'Signed out at the university' })).toBeVisible();
  expect(await signedIn(page)).toBeUndefined();
});

test('without passwords the providers come first, and a token can be pasted all the same', async ({
  page,
  world,
  desk,
}) => {
  const { federation } = desk.waldur ?? {};
  if (federation) federation.methods = ['SOCIAL_SIGNUP', 'SAML2'];
  await page.goto('/sign-in');
  await expect(providerLink(page)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Username' })).toHaveCount(0);
  await expect(page.getByLabel('API token', { exact: true })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Use an API token' }).click();
  await expect(page.getByLabel('API token', { exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Use no API token' }).click();
  await goToProvider(page);
  await approve(page, world.owner);
  await expect(page.getByRole('heading', { name: 'My consents' })).toBeVisible();
  if (federation) federation.methods = ['LOCAL_SIGNIN', 'SOCIAL_SIGNUP'];
});

test('a password that needs a passkey says so, and the other ways are there', async ({ page, world, desk }) => {
  desk.waldur?.federation.passkeys.add(world.owner.username);
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: 'Username' }).fill(world.owner.username);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('this account needs a passkey as well');
  expect(await signedIn(page)).toBeUndefined();
  await expect(page.getByRole('button', { name: 'Use an API token' })).toBeVisible();
  await goToProvider(page);
  await approve(page, world.neighbour);
  await expect(page.getByRole('heading', { name: 'My consents' })).toBeVisible();
  expect(await signedIn(page)).toBe(world.neighbour.username);
});
