import type { BrowserContext, Page } from 'playwright/test';
import { acceptTerms, recorded, termsAddress } from './acceptance.ts';
import { dialogOf, openDialog, signInAgain } from './dialogs.ts';
import { expect, readConsent, test } from './fixtures.ts';
import { hold } from './held.ts';
import { readVersions } from './ledger.ts';
import { expectTotal } from './list-page.ts';
import { expectAccessibleInBothThemes, inEveryWidth } from './looks.ts';
import type { Person, World } from './world.ts';

// The browser's own line about what the gateway refuses, also what was under way when somebody else signed in.
test.use({ expectedInConsole: /status of (401|409)/ });

const panel = (page: Page, person: Person) =>
  page.getByRole('heading', { level: 1, name: `You are now signed in as ${person.full_name}` });
const goOn = (page: Page, person: Person) => page.getByRole('link', { name: `Go on as ${person.full_name}` });
const account = (page: Page, person: Person) => page.getByRole('button', { name: `Account: ${person.full_name}` });

/** A consent of the owner alone, among their own. */
const storage = (page: Page, world: World) => page.getByRole('heading', { name: world.storage.name });

/** The consents of the signed-in person, and how many events tell of them, as the API gives them. */
async function ownRecords(page: Page, { uuid }: Person) {
  const events = await page.request.get(`/api/events/?user_uuid=${uuid}&page_size=100`);
  expect(events.status()).toBe(200);
  return { versions: await readVersions(page, uuid), events: ((await events.json()) as unknown[]).length };
}

/** Signs out in another window of the same browser. */
async function signOutElsewhere(context: BrowserContext, person: Person): Promise<Page> {
  const other = await context.newPage();
  await other.goto('/my-consents');
  await account(other, person).click();
  await other.getByRole('menuitem', { name: 'Sign out here' }).click();
  await expect(other.getByText('You have signed out.')).toBeVisible();
  return other;
}

test.describe('a page that has not heard that somebody else signed in', () => {
  test('accepts nothing for them, and goes on as them without anything of the first', async ({
    page,
    world,
    signIn,
  }) => {
    await signIn(world.owner);
    await page.goto('/my-consents');
    await expect(storage(page, world)).toBeVisible();
    await page.goto(termsAddress(world.untouched));
    await expect(acceptTerms(page)).toBeVisible();
    await page.waitForLoadState('networkidle');
    await signIn(world.neighbour);
    const before = await ownRecords(page, world.neighbour);
    await acceptTerms(page).click();
    await expect(panel(page, world.neighbour)).toBeFocused();
    await expect(page.getByText(`This page was opened for ${world.owner.full_name}`)).toBeVisible();
    await expect(page.getByRole('heading', { name: world.untouched.name })).toHaveCount(0);
    await expect(account(page, world.owner)).toHaveCount(0);
    expect(await ownRecords(page, world.neighbour)).toEqual(before);
    expect(before).toEqual({ versions: { [world.consents.neighbours]: '2.0' }, events: 0 });

    await goOn(page, world.neighbour).click();
    await expect(account(page, world.neighbour)).toBeVisible();
    await expect(page.getByRole('heading', { name: world.compute.name })).toBeVisible();
    await expect(storage(page, world)).toHaveCount(0);
    await expect(page.getByText(world.owner.full_name)).toHaveCount(0);
    await page.goto(termsAddress(world.untouched));
    await acceptTerms(page).click();
    await expect(recorded(page)).toBeVisible();
    expect((await ownRecords(page, world.neighbour)).events).toBe(1);
    await signIn(world.owner);
    expect((await ownRecords(page, world.owner)).events).toBe(0);
  });

  test('does not send a change that was under way', async ({ page, world, signIn }) => {
    await signIn(world.owner);
    await page.goto(termsAddress(world.untouched));
    await expect(acceptTerms(page)).toBeVisible();
    const sent: number[] = [];
    page.on('response', (response) => {
      if (response.request().method() === 'POST') sent.push(response.status());
    });
    await page.route('**/api/marketplace-user-offering-consents/', async (route) => {
      if (route.request().method() === 'POST') await signIn(world.neighbour);
      // With the cookie that the browser has by now.
      const { cookie: _before, ...headers } = await route.request().allHeaders();
      await route.continue({ headers });
    });
    await acceptTerms(page).click();
    await expect(panel(page, world.neighbour)).toBeVisible();
    expect(sent).toEqual([409]);
    expect(await ownRecords(page, world.neighbour)).toMatchObject({ events: 0 });
    await signIn(world.owner);
    expect(await ownRecords(page, world.owner)).toMatchObject({ events: 0 });
  });

  test('revokes nothing, though the other may revoke it too', async ({ page, world, signIn }) => {
    await signIn(world.staff);
    const dialog = await openDialog(page, 'revoke', world.consents.active);
    await page.waitForLoadState('networkidle');
    await signIn(world.owner);
    await dialog.getByRole('button', { name: 'Revoke consent' }).click();
    await expect(panel(page, world.owner)).toBeVisible();
    await expect(dialogOf(page, 'revoke')).toHaveCount(0);
    expect((await readConsent(page, world.consents.active)).has_consent).toBe(true);
    expect((await ownRecords(page, world.owner)).events).toBe(0);
    await goOn(page, world.owner).click();
    await expect(page).toHaveURL('/my-consents');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('shows no rows of theirs under a staff name', async ({ page, world, signIn }) => {
    await signIn(world.staff);
    await page.goto(`/consents?offering=${world.compute.uuid}`);
    await expectTotal(page, 2);
    await page.waitForLoadState('networkidle');
    await signIn(world.owner);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(panel(page, world.owner)).toBeVisible();
    await expect(page.getByRole('table')).toHaveCount(0);
    await expect(page.getByText(world.neighbour.full_name)).toHaveCount(0);
    await goOn(page, world.owner).click();
    await expect(account(page, world.owner)).toBeVisible();
    await expect(page.getByText(world.neighbour.full_name)).toHaveCount(0);
  });

  test('does not sign them out, here or everywhere', async ({ page, world, signIn }) => {
    await signIn(world.owner);
    await page.goto('/my-consents');
    await expect(storage(page, world)).toBeVisible();
    await account(page, world.owner).click();
    const signOut = page.getByRole('menuitem', { name: 'Sign out everywhere' });
    await expect(signOut).toBeVisible();
    // What the page still asks for would tell it.
    const release = await hold(page, /\/api\//);
    await signIn(world.neighbour);
    await signOut.click();
    await expect(panel(page, world.neighbour)).toBeVisible();
    release();
    expect((await ownRecords(page, world.neighbour)).versions).toEqual({ [world.consents.neighbours]: '2.0' });
  });

  test('notices when somebody looks at it again', async ({ page, world, signIn }) => {
    await signIn(world.owner);
    await page.goto('/my-consents');
    await expect(storage(page, world)).toBeVisible();
    await page.waitForLoadState('networkidle');
    await signIn(world.neighbour);
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    await expect(panel(page, world.neighbour)).toBeVisible();
    await expect(storage(page, world)).toHaveCount(0);
    await signIn(world.owner);
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    await expect(storage(page, world)).toBeVisible();
    await expect(account(page, world.owner)).toBeVisible();
  });
});

test.describe('a window hears of the others', () => {
  test('who sign out, and keeps nothing on the screen', async ({ page, world, signIn, context }) => {
    await signIn(world.staff);
    await page.goto(`/consents?offering=${world.compute.uuid}`);
    await expectTotal(page, 2);
    const other = await signOutElsewhere(context, world.staff);
    await expect(page.getByText('You have signed out.')).toBeVisible();
    await expect(page.getByText(world.neighbour.full_name)).toHaveCount(0);

    await signInAgain(other, world.owner);
    await expect(account(other, world.owner)).toBeVisible();
    await expect(account(page, world.owner)).toBeVisible();
    await expect(page).toHaveURL('/my-consents');
    await expect(storage(page, world)).toBeVisible();
    await expect(page.getByText(world.neighbour.full_name)).toHaveCount(0);
  });

  test('where somebody else is signed in, and does nothing for either', async ({ page, world, signIn, context }) => {
    await signIn(world.owner);
    await page.goto('/my-consents');
    await expect(storage(page, world)).toBeVisible();
    await page.waitForLoadState('networkidle');
    await signIn(world.neighbour);
    const other = await context.newPage();
    await other.goto('/my-consents');
    await expect(panel(page, world.neighbour)).toBeVisible();
    await expect(storage(page, world)).toHaveCount(0);
    await expect(account(other, world.neighbour)).toBeVisible();
    await signOutElsewhere(context, world.neighbour);
    await expect(page.getByText('You have signed out.')).toBeVisible();
    await expect(panel(page, world.neighbour)).toHaveCount(0);
  });

  test('whose session ended, and says so; the same person goes on in both', async ({
    page,
    world,
    signIn,
    context,
    desk,
  }) => {
    await signIn(world.owner);
    await page.goto(termsAddress(world.untouched));
    await expect(acceptTerms(page)).toBeVisible();
    await desk.db.query('delete from tokens where user_id = (select id from users where uuid = $1)', [
      world.owner.uuid,
    ]);
    const other = await context.newPage();
    await other.goto('/my-consents');
    const ended = 'Your session has ended. Sign in again to go on where you were.';
    await expect(other.getByText(ended)).toBeVisible();
    await expect(page.getByText(ended)).toBeVisible();
    await signInAgain(other, world.owner);
    await expect(storage(other, world)).toBeVisible();
    await expect(page).toHaveURL(termsAddress(world.untouched));
    await expect(acceptTerms(page)).toBeVisible();
  });
});

test('somebody else who signs in where a session has ended finds a page of their own', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  await desk.db.query('delete from tokens where user_id = (select id from users where uuid = $1)', [world.staff.uuid]);
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
  await signInAgain(page, world.neighbour);
  await expect(account(page, world.neighbour)).toBeVisible();
  await expect(page.getByText(world.owner.full_name)).toHaveCount(0);
  await expect(page.getByText(world.owner.email)).toHaveCount(0);
});

inEveryWidth('the page that says who is signed in now is accessible', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.goto('/my-consents');
  // What is under way when somebody else signs in would find the session ended first.
  await page.waitForLoadState('networkidle');
  await signIn(world.neighbour);
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
  await expect(panel(page, world.neighbour)).toBeFocused();
  await expectAccessibleInBothThemes(page);
});
