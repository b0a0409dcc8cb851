import { HINTS_COOKIE } from '#contract/page.ts';
import { expect, test } from './fixtures.ts';
import { PASSWORD } from './world.ts';

const BASE = '/portal/consents';
const API = `${BASE}/api/marketplace-user-offering-consents`;

// In one worker: each would start such a desk of its own.
test.describe.configure({ mode: 'default' });
// Every test fails on a request that is not below the base path; see `watchful` in fixtures.ts.
test.use({ basePath: BASE });

test('below a base path staff sign in and come back to the list, and a consent’s address survives a reload', async ({
  page,
  world,
}) => {
  await page.goto(`${BASE}/consents?offering=${world.compute.uuid}`);
  await expect(page).toHaveURL(new RegExp(`${BASE}/sign-in\\?return=%2Fconsents%3Foffering`));
  await page.getByRole('textbox', { name: 'Username' }).fill(world.staff.username);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${BASE}/consents\\?offering=${world.compute.uuid}`));

  const link = page.getByRole('table').getByRole('link', { name: world.owner.full_name });
  const consentPath = `${BASE}/consents/${world.consents.active}`;
  await expect(link).toHaveAttribute('href', new RegExp(`^${consentPath}`));
  await link.click();
  await expect(page).toHaveURL(new RegExp(consentPath));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(world.compute.name);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(world.compute.name);
});

test('the dialog has its address below it, and signing out stays there', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  const consentPath = `${BASE}/consents/${world.consents.active}`;
  await page.goto(consentPath);
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${consentPath}/revoke`));
  await page.reload();
  const dialog = page.getByRole('dialog', { name: 'Revoke consent?' });
  await dialog.getByRole('button', { name: 'Revoke consent' }).click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(new RegExp(consentPath));
  const read = async (uuid: string) => (await page.request.get(`${API}/${uuid}/`)).json();
  expect((await read(world.consents.active)).has_consent).toBe(false);
  expect((await read(world.consents.neighbours)).has_consent).toBe(true);

  await page.getByRole('button', { name: new RegExp(world.staff.full_name) }).click();
  await page.getByRole('menuitem', { name: 'Sign out here' }).click();
  await expect(page.getByText('You have signed out.')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(`${BASE}/sign-in`);
  expect((await page.request.get(`${API}/${world.consents.active}/`)).status()).toBe(401);
});

test('the base path alone leads to the own start page, with a slash or without', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.goto(`${BASE}/`);
  await expect(page.getByRole('heading', { name: 'My consents' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(`${BASE}/my-consents`);
  const withoutSlash = await page.request.get(BASE, { maxRedirects: 0 });
  expect([withoutSlash.status(), withoutSlash.headers()['location']]).toEqual([301, `${BASE}/`]);
});

test('the session’s cookie is for the base path only', async ({ page, context, world, signIn, desk }) => {
  await signIn(world.owner);
  await page.goto(`${BASE}/my-consents`);
  await expect(page.getByText(world.compute.name)).toBeVisible();
  const cookies = await context.cookies(`${desk.origin}${BASE}/api/`);
  const own = { path: `${BASE}/`, sameSite: 'Strict' };
  expect(cookies).toHaveLength(2);
  expect(cookies).toContainEqual(expect.objectContaining({ ...own, name: 'consent-desk', httpOnly: true }));
  expect(cookies).toContainEqual(expect.objectContaining({ ...own, name: HINTS_COOKIE }));
  expect(await context.cookies(desk.origin)).toEqual([]);
  const outside = await page.request.get('/session');
  expect(outside.status()).toBe(404);
});

test('its icons and its manifest are there for phones and for who asks without looking', async ({ page, world }) => {
  expect(world.tag).not.toBe('');
  await page.goto(`${BASE}/sign-in`);
  const links = await page
    .locator('link[rel="icon"], link[rel="apple-touch-icon"], link[rel="manifest"]')
    .evaluateAll((all) => all.map((link) => (link instanceof HTMLLinkElement ? new URL(link.href).pathname : '')));
  const types = await Promise.all(
    links.map(async (path) => [path, (await page.request.get(path)).headers()['content-type']]),
  );
  expect(types).toEqual([
    [`${BASE}/favicon.svg`, 'image/svg+xml'],
    [`${BASE}/favicon.ico`, 'image/vnd.microsoft.icon'],
    [`${BASE}/apple-touch-icon.png`, 'image/png'],
    [`${BASE}/manifest.webmanifest`, 'application/manifest+json'],
  ]);
  const manifest = new URL(`${BASE}/manifest.webmanifest`, page.url());
  const { start_url, icons } = await (await page.request.get(manifest.href)).json();
  expect(new URL(start_url, manifest).pathname).toBe(`${BASE}/`);
  for (const { src } of icons) expect((await page.request.get(new URL(src, manifest).href)).status()).toBe(200);
  const width = await page.evaluate(async (src) => {
    const image = Object.assign(new Image(), { src });
    await image.decode();
    return image.naturalWidth;
  }, `${BASE}/apple-touch-icon.png`);
  expect(width).toBe(180);
});

test.describe('more cookies of other sites than the server takes', () => {
  test.use({ expectedInConsole: /431/ });

  test('can be removed on the page that says so, and the session stays', async ({
    page,
    world,
    signIn,
    context,
    desk,
  }) => {
    await signIn(world.staff);
    await page.goto(`${BASE}/my-consents`);
    // What the page still fetches would be refused with the cookies that come.
    await page.waitForLoadState('networkidle');
    const url = `${desk.origin}/`;
    const foreign = Array.from({ length: 5 }, (_, n) => ({ name: `other${n}`, value: 'x'.repeat(3900), url }));
    await context.addCookies([...foreign, { name: 'small', value: 'kept from scripts', url, httpOnly: true }]);
    // `goto` would wait for the app, which is not on the page that comes.
    await page.evaluate((address) => location.assign(address), `${BASE}/consents`);
    await expect(page.getByRole('heading', { name: 'Too many cookies' })).toBeVisible();
    await page.getByRole('button', { name: 'Remove the cookies' }).click();
    await expect(page.getByRole('heading', { name: 'Consents', exact: true })).toBeVisible();
    expect(
      (await context.cookies()).map(({ name }) => name).filter((name) => !name.startsWith('consent-desk')),
    ).toEqual([]);
  });
});
