import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { expectAccessibleInBothThemes, inEveryWidth } from './looks.ts';

const section = (page: Page) => page.getByRole('region', { name: 'Terms accepted', exact: true });

test('the accepted text, the current one and what changed open one by one', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents/${world.consents.outdated}`);
  await section(page).getByText('Accepted version 1.0').click();
  const text = (which: string) =>
    section(page).getByRole('region', { name: `${which} of the Terms of Service of ${world.storage.name}` });
  await expect(text('Accepted version 1.0').getByRole('heading', { name: 'Terms 1.0' })).toBeVisible();
  await section(page).getByText('Current version 2.0').click();
  await expect(text('Current version 2.0').getByRole('heading', { name: 'Terms 2.0' })).toBeVisible();
  // Open by itself, since re-consent is due.
  const changes = section(page).getByRole('region', { name: 'Changes from version 1.0 to 2.0' });
  await expect(changes.getByRole('deletion')).toContainText('1.0');
  await expect(changes.getByRole('insertion')).toContainText('2.0');
});

test('there is one text when the accepted terms are the current ones', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.goto(`/consents/${world.consents.active}`);
  await expect(section(page)).toContainText('The accepted terms are the current ones.');
  await expect(section(page).getByText('Accepted version 2.0')).toBeVisible();
  await expect(section(page).getByText('Current version')).toHaveCount(0);
  await expect(section(page).getByText('What changed')).toHaveCount(0);
});

test('a text that is gone, and one that is only linked, are said to be', async ({ page, world, signIn, desk }) => {
  const ofOffering = 'offering_id = (select id from offerings where uuid = $1)';
  await desk.db.query(`delete from terms_of_service where version = '1.0' and ${ofOffering}`, [world.storage.uuid]);
  await desk.db.query(
    `update terms_of_service set terms_of_service = '', terms_of_service_link = 'https://example.org/terms'
     where version = '2.0' and ${ofOffering}`,
    [world.storage.uuid],
  );
  await signIn(world.support);
  await page.goto(`/consents/${world.consents.outdated}`);
  await expect(section(page)).toContainText('The text of version 1.0 no longer exists.');
  await expect(section(page).getByText('Accepted version')).toHaveCount(0);
  await section(page).getByText('Current version 2.0').click();
  await expect(section(page).getByRole('link', { name: /example\.org\/terms/ })).toBeVisible();
});

test('who withdrew is told that an earlier text may be hidden from them', async ({ page, world, signIn, desk }) => {
  await desk.db.query(`update consents set version = '1.0' where uuid = $1`, [world.consents.revoked]);
  await signIn(world.owner);
  await page.goto(`/consents/${world.consents.revoked}`);
  await expect(section(page)).toContainText('The text of version 1.0 no longer exists, or is not visible to you.');
});

test('links to the other consents name how many each list holds, where the server can count them', async ({
  page,
  world,
  signIn,
  dialect,
}) => {
  await signIn(world.staff);
  await page.goto(`/consents/${world.consents.active}`);
  const counted = dialect !== '2025';
  const untold = 'This server cannot count active consents apart from those that need re-consent';
  const person = page.getByRole('navigation', { name: `All consents of ${world.owner.full_name}` });
  await expect(person).toHaveText(
    counted
      ? /\(3\)Active \(1\)Needs re-consent \(1\)Revoked \(1\)$/
      : new RegExp(String.raw`\(3\)Active Needs re-consent Revoked \(1\)${untold}\.$`),
  );
  const offering = page.getByRole('navigation', { name: `All consents to ${world.compute.name}` });
  await expect(offering).toHaveText(
    counted
      ? /\(2\)Active \(2\)Needs re-consent \(0\)Revoked \(0\)$/
      : new RegExp(String.raw`\(2\)Active Needs re-consent Revoked \(0\)${untold}\.$`),
  );
  await person.getByRole('link', { name: 'Revoked' }).click();
  await expect(page).toHaveURL(new RegExp(`/consents\\?user=${world.owner.uuid}&state=revoked`));
  await expect(page.getByText('1 consent', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('table')).toContainText(world.archive.name);
});

test('a regular user finds the own other consents only', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.goto(`/consents/${world.consents.active}`);
  await expect(page.getByText('Your other consents (2)')).toBeVisible();
  await expect(page.getByRole('navigation', { name: /^All consents/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Your other consents' }).click();
  await expect(page.getByRole('heading', { name: 'My consents', level: 1 })).toBeVisible();
});

test.describe('when the terms cannot be read', () => {
  test.use({ expectedInConsole: /status of 500/ });

  test('the page says so and can try again', async ({ page, world, signIn, desk }) => {
    desk.faults.push({ method: 'GET', path: /^\/api\/.*terms-of-service/, status: 500, detail: 'The disk is full.' });
    await signIn(world.staff);
    await page.goto(`/consents/${world.consents.outdated}`);
    await expect(section(page).getByRole('alert')).toContainText('The disk is full.', { timeout: 15_000 });
    desk.faults.length = 0;
    await section(page).getByRole('button', { name: 'Try again' }).click();
    await expect(section(page).getByText('Accepted version 1.0')).toBeVisible();
  });
});

inEveryWidth('timeline and changes are accessible', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents/${world.consents.outdated}`);
  await section(page).getByText('Accepted version 1.0').click();
  await expect(section(page).getByRole('insertion')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Timeline, newest first' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
});
