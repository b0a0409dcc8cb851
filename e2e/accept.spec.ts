import { acceptTerms, recorded, termsAddress } from './acceptance.ts';
import type { Desk } from './desk.ts';
import { endSession, signInAgain } from './dialogs.ts';
import { expect, readConsent, test } from './fixtures.ts';
import { hold, holdCode } from './held.ts';
import type { World, WorldOffering } from './world.ts';
import { publish, rewriteVersion, takeOutOfForce } from './world-terms.ts';

/** The consents of the owner to an offering, and how many events tell of them. */
async function ownersRows({ db }: Desk, { owner }: World, { uuid }: WorldOffering) {
  const rows = await db.query<{ version: string; revoked: boolean; agreed: Date }>(
    `select version, revocation_date is not null as revoked, agreement_date as agreed from consents
     where user_id = (select id from users where uuid = $1) and offering_id = (select id from offerings where uuid = $2)`,
    [owner.uuid, uuid],
  );
  const events = await db.query('select 1 from events where user_uuid = $1 and offering_uuid = $2', [owner.uuid, uuid]);
  return { rows, events: events.length };
}

test('accepting again after a withdrawal keeps the date of the first agreement', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await signIn(world.owner);
  await page.goto(termsAddress(world.archive));
  await acceptTerms(page).click();
  await expect(recorded(page)).toBeFocused();
  await expect(page.getByText('First agreed', { exact: true })).toBeVisible();
  await expect(page.getByText('01 Jan 2025').first()).toBeVisible();
  const { rows } = await ownersRows(desk, world, world.archive);
  expect(rows).toEqual([{ version: '2.0', revoked: false, agreed: new Date('2025-01-01T09:00:00Z') }]);
  await page.getByRole('link', { name: 'Open this consent' }).click();
  await expect(page).toHaveURL(`/consents/${world.consents.revoked}`);
});

test('a newer version shows what changed before it is accepted, in words and marks', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.owner);
  await page.goto(termsAddress(world.storage));
  await expect(
    page.getByRole('region', { name: `Terms of Service of ${world.storage.name}, version 2.0` }),
  ).toBeVisible();
  const changes = page.getByRole('region', { name: 'What changed' });
  await expect(changes).toContainText('From version 1.0 to 2.0: 1 word added, 1 word removed.');
  await expect(changes.getByRole('insertion')).toContainText('added: 2');
  await expect(changes.getByRole('deletion')).toContainText('removed: 1');
  // Neither colour nor sight is needed to tell them apart.
  await expect(changes.getByRole('insertion')).toHaveCSS('text-decoration-line', 'underline');
  await expect(changes.getByRole('deletion')).toHaveCSS('text-decoration-line', 'line-through');
  await acceptTerms(page).click();
  await expect(recorded(page)).toBeVisible();
  expect(await readConsent(page, world.consents.outdated)).toMatchObject({ has_consent: true, version: '2.0' });
  expect(await readConsent(page, world.consents.active)).toMatchObject({ has_consent: true, version: '2.0' });
});

test('when the accepted text is gone, the page says so', async ({ page, world, signIn, desk }) => {
  await desk.db.query(
    `delete from terms_of_service where version = '1.0' and offering_id = (select id from offerings where uuid = $1)`,
    [world.storage.uuid],
  );
  await signIn(world.owner);
  await page.goto(termsAddress(world.storage));
  await expect(page.getByText('The text of the version you accepted (1.0) is no longer available.')).toBeVisible();
});

test('terms that change underneath are shown first, and nothing is sent', async ({ page, world, signIn, desk }) => {
  await signIn(world.owner);
  await page.goto(termsAddress(world.untouched));
  await expect(acceptTerms(page)).toBeVisible();
  await publish(desk.db, world.untouched, { version: '2.0', html: '<p>Quite another bargain.</p>' });
  await acceptTerms(page).click();
  await expect(page.getByText('The terms changed while you were here, and nothing was sent.')).toBeVisible();
  await expect(page.getByText('Quite another bargain.')).toBeVisible();
  expect((await ownersRows(desk, world, world.untouched)).rows).toEqual([]);
  await rewriteVersion(desk.db, world.untouched, '2.0', '<p>The same version in other words.</p>');
  await acceptTerms(page).click();
  await expect(page.getByText('The same version in other words.')).toBeVisible();
  expect((await ownersRows(desk, world, world.untouched)).rows).toEqual([]);
  await acceptTerms(page).click();
  await expect(recorded(page)).toBeVisible();
  expect((await ownersRows(desk, world, world.untouched)).rows).toMatchObject([{ version: '2.0', revoked: false }]);
});

test('a version that comes into force between the last look and the answer is said to be another', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await signIn(world.owner);
  await page.goto(termsAddress(world.untouched));
  await expect(acceptTerms(page)).toBeVisible();
  await page.route('**/api/marketplace-user-offering-consents/', async (route) => {
    if (route.request().method() === 'POST')
      await publish(desk.db, world.untouched, { version: '9.0', html: '<p>Nine.</p>' });
    await route.continue();
  });
  await acceptTerms(page).click();
  await expect(page.getByText('the server recorded version 9.0, not the one you read')).toBeVisible();
  await expect(page.getByText('Nine.')).toBeVisible();
  expect((await ownersRows(desk, world, world.untouched)).rows).toMatchObject([{ version: '9.0' }]);
});

test('a double click accepts once', async ({ page, world, signIn, desk }) => {
  await signIn(world.owner);
  await page.goto(termsAddress(world.untouched));
  await acceptTerms(page).dblclick();
  await expect(recorded(page)).toBeVisible();
  expect(await ownersRows(desk, world, world.untouched)).toMatchObject({ rows: [{ version: '1.0' }], events: 1 });
});

test('what is accepted already says so and can be withdrawn, which makes it acceptable again', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.owner);
  await page.goto(termsAddress(world.compute));
  await expect(page.getByRole('heading', { name: 'You have accepted these terms' })).toBeVisible();
  await expect(acceptTerms(page)).toHaveCount(0);
  await page.getByRole('link', { name: 'Withdraw' }).click();
  const dialog = page.getByRole('dialog', { name: 'Withdraw consent?' });
  await dialog.getByRole('button', { name: 'Withdraw consent' }).click();
  await expect(dialog).toBeHidden();
  await expect(acceptTerms(page)).toBeVisible();
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(false);
});

test('nothing that comes late moves the button from under the pointer', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.goto('/my-consents');
  const comeLate = [
    await hold(page, new RegExp(`/api/marketplace-public-offerings/${world.storage.uuid.replaceAll('-', '-?')}/`)),
    await holdCode(page, 'compare'),
  ];
  await page.getByRole('button', { name: `Accept again the terms of ${world.storage.name}` }).click();
  const facts = page.getByRole('region', { name: 'About these terms' });
  await expect(facts).toContainText('You accepted');
  await expect(facts).not.toContainText(/not stated|Institute/);
  const before = await acceptTerms(page).boundingBox();
  for (const release of comeLate) release();
  await expect(facts).toContainText(`Institute ${world.tag}`);
  await expect(page.getByRole('region', { name: 'What changed' })).toContainText('1 word added, 1 word removed');
  expect(await acceptTerms(page).boundingBox()).toEqual(before);
});

test('an offering without terms in force, or without a trace, is said to be', async ({ page, world, signIn, desk }) => {
  await takeOutOfForce(desk.db, world.archive);
  await signIn(world.owner);
  await page.goto(termsAddress(world.archive));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(world.archive.name);
  await expect(page.getByText('This offering has no Terms of Service in force at present')).toBeVisible();
  await expect(acceptTerms(page)).toHaveCount(0);
});

test.describe('two tabs', () => {
  test('one accepts what the other just withdrew: the last word counts', async ({ page, world, signIn, context }) => {
    await signIn(world.owner);
    await page.goto(termsAddress(world.storage));
    await expect(acceptTerms(page)).toBeVisible();
    const other = await context.newPage();
    await other.goto(`/my-consents/${world.consents.outdated}/withdraw`);
    const dialog = other.getByRole('dialog', { name: 'Withdraw consent?' });
    await dialog.getByRole('button', { name: 'Withdraw consent' }).click();
    await expect(dialog).toBeHidden();
    await acceptTerms(page).click();
    await expect(recorded(page)).toBeVisible();
    expect(await readConsent(page, world.consents.outdated)).toMatchObject({ has_consent: true, version: '2.0' });
  });

  test('one withdraws what the other just renewed: it is shown before anything is sent', async ({
    page,
    world,
    signIn,
    context,
  }) => {
    await signIn(world.owner);
    await page.goto(`/my-consents/${world.consents.outdated}/withdraw`);
    const dialog = page.getByRole('dialog', { name: 'Withdraw consent?' });
    await expect(dialog.getByRole('button', { name: 'Withdraw consent' })).toHaveAttribute('aria-disabled', 'false');
    const other = await context.newPage();
    await other.goto(termsAddress(world.storage));
    await acceptTerms(other).click();
    await expect(recorded(other)).toBeVisible();
    await dialog.getByRole('button', { name: 'Withdraw consent' }).click();
    await expect(dialog).toContainText('changed');
    expect(await readConsent(page, world.consents.outdated)).toMatchObject({ has_consent: true, version: '2.0' });
  });
});

test.describe('failures', () => {
  test.use({ expectedInConsole: /status of (400|401|404)/ });

  test('a refusal of the server is shown with its reason, and trying again works', async ({
    page,
    world,
    signIn,
    desk,
  }) => {
    await signIn(world.owner);
    await page.goto(termsAddress(world.untouched));
    const detail = 'This offering does not have Terms of Service.';
    desk.faults.push({ method: 'POST', path: /user-offering-consents\/$/, status: 400, detail });
    await acceptTerms(page).click();
    await expect(page.getByRole('alert')).toContainText(detail);
    desk.faults.length = 0;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(recorded(page)).toBeVisible();
    expect((await ownersRows(desk, world, world.untouched)).events).toBe(1);
  });

  test('an offering that does not exist is not found', async ({ page, world, signIn }) => {
    await signIn(world.owner);
    await page.goto('/my-consents/accept/00000000-0000-4000-8000-000000000000');
    await expect(page.getByRole('heading', { name: 'Offering not found' })).toBeVisible();
  });

  test('a session that ends meanwhile leads through sign-in and back', async ({ page, world, signIn, desk }) => {
    await signIn(world.owner);
    await page.goto(termsAddress(world.untouched));
    await expect(acceptTerms(page)).toBeVisible();
    await endSession(page, desk.db, world.owner);
    await acceptTerms(page).click();
    await signInAgain(page, world.owner);
    await expect(page).toHaveURL(termsAddress(world.untouched));
    expect((await ownersRows(desk, world, world.untouched)).rows).toEqual([]);
    await acceptTerms(page).click();
    await expect(recorded(page)).toBeVisible();
  });
});
