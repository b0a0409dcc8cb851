import type { Locator, Page } from 'playwright/test';
import { openDialog, signInAgain } from './dialogs.ts';
import { expect, readConsent, test } from './fixtures.ts';

/** Until the list is there with the counts above it, which are asked for when somebody has looked for a moment. */
async function settle(page: Page): Promise<void> {
  await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible();
  await page.clock.runFor(1000);
  await expect(page.getByRole('navigation', { name: 'Views' })).toHaveText(/Revoked ?[\d,]+$/);
}

test('shortly before the session ends the page says so, and prolongs it only when asked to', async ({
  page,
  world,
  signIn,
}) => {
  await page.clock.install();
  await signIn(world.staff);
  const asked: string[] = [];
  await page.goto('/consents');
  await settle(page);
  page.on('request', (request) => asked.push(request.url()));
  const notice = page.getByRole('alert').filter({ hasText: 'Your session' });

  // The API's token lasts an hour, of which the last minute is not counted on.
  await page.clock.fastForward('56:00');
  await expect(notice).toHaveCount(0);
  await page.clock.fastForward('01:30');
  await expect(notice).toContainText(/Your session ends at \d\d:\d\d unless you go on\./);
  expect(asked.filter((url) => /\/(session|api)\b/.test(new URL(url).pathname))).toEqual([]);

  // A click would wait for the animation frames of a clock that stands still.
  await notice.getByRole('button', { name: 'Stay signed in' }).press('Enter');
  await page.clock.fastForward('00:05');
  await expect(notice).toHaveCount(0);
  expect(asked.filter((url) => url.endsWith('/session'))).toHaveLength(1);

  await page.clock.fastForward('59:30');
  await expect(notice).toContainText(/Your session ended at \d\d:\d\d\. Your next step asks you to sign in/);
  await expect(notice.getByRole('button')).toHaveCount(0);
});

for (const hours of [13, -13]) {
  test(`a visitor whose clock is ${hours} hours off is told the end by the server’s`, async ({
    page,
    world,
    signIn,
  }) => {
    await page.clock.install({ time: new Date(Date.now() + hours * 3_600_000) });
    await signIn(world.staff);
    await page.goto('/consents');
    await settle(page);
    const notice = page.getByRole('alert').filter({ hasText: 'Your session' });
    await page.clock.fastForward('56:00');
    await expect(notice).toHaveCount(0);
    await page.clock.fastForward('01:30');
    // The session began a moment ago and lasts an hour less a minute, in the visitor's time zone.
    const end = (later: number) =>
      new Date(Date.now() + 59 * 60_000 + later).toLocaleTimeString('en-GB', {
        timeZone: 'Europe/Tallinn',
        hour: '2-digit',
        minute: '2-digit',
      });
    await expect(notice).toContainText(new RegExp(`ends at (${end(-60_000)}|${end(0)}) unless you go on`));
  });
}

/** What waits for the network and then for the clock, which stands still by itself. */
async function appears(page: Page, locator: Locator): Promise<void> {
  await expect(async () => {
    await page.clock.runFor(1000);
    await expect(locator).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 10_000 });
}

test('the notice can be reached by keys while a dialog is open, and what is typed there stays', async ({
  page,
  world,
  signIn,
}) => {
  await page.clock.install();
  await signIn(world.staff);
  const dialog = await openDialog(page, 'correct', world.consents.active);
  const version = dialog.getByRole('combobox', { name: 'Version' });
  await version.fill('1.7');
  // Whatever the page below reads prolongs the session, so it has to be done.
  await page.clock.runFor(1000);
  await expect(page.getByText(/All consents to/)).toBeVisible();
  await expect(page.getByText('(…)')).toHaveCount(0);
  await page.clock.fastForward('57:00');
  await page.clock.runFor(10_000);
  const notice = dialog.getByRole('alert').filter({ hasText: 'Your session ends at' });
  const stay = notice.getByRole('button', { name: 'Stay signed in' });
  await appears(page, stay);
  for (let step = 0; step < 6 && !(await stay.evaluate((button) => button === document.activeElement)); step += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(stay).toBeFocused();
  await page.keyboard.press('Enter');
  await page.clock.fastForward('00:05');
  await expect(notice).toHaveCount(0);
  await expect(version).toHaveValue('1.7');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeVisible();

  await page.clock.fastForward('57:00');
  await page.clock.runFor(10_000);
  await appears(page, stay);
  await stay.press('Escape');
  await page.clock.fastForward('00:05');
  await expect(dialog).toHaveCount(0);
  await appears(page, page.getByRole('alert').filter({ hasText: 'Your session ends at' }));
  expect((await readConsent(page, world.consents.active)).version).toBe('2.0');
});

test('a session that ended before the page was asked for is said to have', async ({ page, world, signIn, desk }) => {
  await signIn(world.owner);
  await desk.db.query('delete from tokens where user_id = (select id from users where uuid = $1)', [world.owner.uuid]);
  await page.goto(`/consents/${world.consents.active}`);
  const ended = page.getByText('Your session has ended. Sign in again to go on where you were.');
  await expect(ended).toBeVisible();
  await signInAgain(page, world.owner);
  await expect(page).toHaveURL(`/consents/${world.consents.active}`);
  await page.context().clearCookies();
  await page.goto('/my-consents');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(ended).toHaveCount(0);
});
