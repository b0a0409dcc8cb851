import { expect, test } from './fixtures.ts';
import { approve, goToProvider, signedIn, THERE } from './provider-steps.ts';

const BASE = '/portal/consents';

// The way back is at the top of the host.
const WAY_BACK = /request to http:\/\/127\.0\.0\.1:\d+\/oauth_login_completed\/keycloak\//;
// In one worker: each would start such a desk of its own.
test.describe.configure({ mode: 'default' });
test.use({
  dialect: 'current',
  basePath: BASE,
  expectedInConsole: new RegExp(`${THERE.source}|${WAY_BACK.source}`),
});

test('below a base path somebody signs in by their university and comes back to the page', async ({
  page,
  context,
  world,
  desk,
}) => {
  await page.goto(`${BASE}/consents?offering=${world.compute.uuid}`);
  await goToProvider(page);
  await approve(page, world.staff);
  await expect(page.getByRole('table').getByText(world.owner.full_name)).toBeVisible();
  await expect(page).toHaveURL(`${BASE}/consents?offering=${world.compute.uuid}`);
  expect(await signedIn(page, BASE)).toBe(world.staff.username);
  expect(await context.cookies(desk.origin)).toEqual([]);
});

test('below a base path the page about a failure leads back to the sign-in page there', async ({ page, world }) => {
  expect(world.tag).not.toBe('');
  await page.goto('/oauth_login_completed/keycloak/?code=0', { waitUntil: 'commit' });
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(`${BASE}/sign-in`);
});
