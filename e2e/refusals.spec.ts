import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { inReceiptMenu } from './dialogs.ts';
import { expect, test } from './fixtures.ts';

// The browser's own line about a password that is not right.
test.use({ expectedInConsole: /status of 401/ });

const timeline = (page: Page) => page.getByRole('list', { name: 'Timeline, newest first' }).getByRole('listitem');

async function fileFrom(page: Page, button: Locator) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return JSON.parse(await readFile(await download.path(), 'utf8'));
}

/** Nothing on screen tells where a Waldur stands within its network, or how a program writes lists. */
async function expectNothingInternal(page: Page, desk: { waldurOrigin: string | undefined }) {
  const text = (await page.locator('body').textContent()) ?? '';
  expect(text).not.toContain('restore object');
  expect(text).not.toMatch(/\b0: /);
  if (desk.waldurOrigin) expect(text).not.toContain(desk.waldurOrigin);
}

test('people without a role at the provider get their history from the record, and staff get it from events', async ({
  page,
  world,
  signIn,
  dialect,
  desk,
}) => {
  await signIn(world.owner);
  await page.goto(`/consents/${world.consents.revoked}`);
  await expect(timeline(page).last()).toContainText(/^Consent given/);
  await expect(timeline(page).first()).toContainText(/^Consent revoked/);
  const note = page.getByText('The server does not show you the events of this consent.');
  await expect(note).toBeVisible({ visible: dialect !== undefined });
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expectNothingInternal(page, desk);

  await signIn(world.support);
  await page.goto(`/consents/${world.consents.revoked}`);
  await expect(timeline(page).last()).toContainText(/^Consent given/);
  await expect(note).toHaveCount(0);
});

test('they get each receipt, on the page and as a file, which say that they come from the record', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await signIn(world.owner);
  await page.goto(`/consents/${world.consents.active}/receipt`);
  await expect(page.getByRole('heading', { name: 'Consent receipt' })).toBeVisible();
  const told = page.getByRole('region', { name: 'What happened' });
  await expect(told).toContainText('The server shows no events of this consent; this comes from its record.');
  await expect(told.getByRole('row')).toHaveCount(2);
  await expect(told.getByRole('row').last()).toContainText('consent record');
  await expectNothingInternal(page, desk);

  await page.goto('/my-consents');
  const button = await inReceiptMenu(page, 'Download receipt', world.archive);
  const { event_information, receipt_metadata } = await fileFrom(page, button);
  expect(receipt_metadata.receipt_type).toBe('withdrawal receipt');
  expect(event_information.events.map(({ source }: { source: string }) => source)).toEqual([
    'consent record',
    'consent record',
  ]);
});

test('all of their consents come in one file, of theirs only', async ({ page, world, signIn, dialect, desk }) => {
  await signIn(world.owner);
  await page.goto('/my-consents');
  const all = await fileFrom(page, page.getByRole('button', { name: 'Download all my consents' }));
  expect(all.consents.map(({ record }: { record: { offering_name: string } }) => record.offering_name).sort()).toEqual(
    [world.archive.name, world.compute.name, world.storage.name].sort(),
  );
  const events = dialect ? 'not shown by the server' : [];
  expect(all.consents.map((each: { events: unknown }) => each.events)).toEqual([events, events, events]);
  expect(all.other_events).toEqual(events);
  expect(all.export_metadata.person.username).toBe(world.owner.username);
  await expectNothingInternal(page, desk);
});

test('what a Waldur does not have or does not tell is one clear answer', async ({
  page,
  world,
  signIn,
  dialect,
  desk,
}) => {
  await signIn(world.staff);
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await page.request.get(path, { headers });
    return [answer.status(), await answer.json()];
  };
  const schema = await ask('/api/schema/');
  if (dialect === '2025') expect(schema).toEqual([404, { detail: 'The server behind this page has no such address.' }]);
  else expect(schema).toMatchObject([200, { openapi: expect.stringMatching(/^3/) }]);

  const elsewhere = encodeURIComponent(`${desk.origin}/api/nonsense/`);
  const [status, body] = await ask(`/api/marketplace-user-offering-consents/?offering=${elsewhere}`);
  if (dialect) expect([status, body]).toEqual([404, { detail: 'Not found.' }]);
  else expect(status).toBe(400);
  expect(JSON.stringify(body)).not.toContain(desk.waldurOrigin ?? 'tried');

  await page.context().clearCookies();
  expect(await ask('/api/version/')).toEqual([401, { detail: 'Authentication credentials were not provided.' }]);
});

test.describe('in a browser of another language', () => {
  test.use({ locale: 'et-EE' });

  test('a server that knows that language speaks the one of the page', async ({ page, world }) => {
    await page.goto('/sign-in');
    await page.getByRole('textbox', { name: 'Username' }).fill(world.owner.username);
    await page.getByLabel('Password', { exact: true }).fill('not this one');
    const refusal = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    expect(await (await refusal).json()).toEqual({ detail: 'Invalid username/password.' });
    await expect(page.getByRole('alert').filter({ hasText: 'Username or password is not right.' })).toBeVisible();
  });
});
