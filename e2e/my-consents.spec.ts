import type { Page } from 'playwright/test';
import { acceptTerms, recorded, termsAddress } from './acceptance.ts';
import { expect, readConsent, test } from './fixtures.ts';
import { hold } from './held.ts';
import { countSteps } from './steps.ts';
import { manyConsents, publish } from './world-terms.ts';

const group = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const entry = (page: Page, offering: { name: string }) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: offering.name }) });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Find an offering' });

test('own consents stand in groups by what they ask for, with all that belongs to each', async ({
  page,
  world,
  signIn,
  desk,
  dialect,
}) => {
  const tenDaysAgo = new Date(Date.now() - 10 * 86_400_000 - 3_600_000).toISOString();
  await publish(desk.db, world.storage, { version: '3.0', html: '<p>New.</p>', graceDays: 30, since: tenDaysAgo });
  await signIn(world.owner);
  await page.goto('/my-consents');
  // What asks for a decision, what allows one, and then what is settled.
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    'Needs your attention',
    'Not accepted yet',
    'Active',
    'Ended',
  ]);
  const attention = group(page, 'Needs your attention');
  await expect(attention.getByRole('heading', { level: 2 })).toHaveText('Needs your attention');
  await expect(attention.getByRole('listitem')).toHaveCount(1);
  // Waldur tells the grace period since the end of 2025.
  const daysLeft = dialect === '2025' ? 'asks for your decision' : '19 days left until it is revoked automatically';
  await expect(attention).toContainText(daysLeft);
  await expect(attention).toContainText(`Provider Institute ${world.tag} · Accepted version 1.0, on 01 Feb 2025`);
  // The same moment, which is told once.
  await expect(attention).not.toContainText('First agreed');
  const shared = dialect === '2025' ? 'the server does not say' : 'full name, e-mail address, affiliations';
  await expect(attention).toContainText(`Shared with the provider: ${shared}`);
  await expect(group(page, 'Active').getByRole('listitem')).toHaveCount(1);
  await expect(group(page, 'Active')).toContainText(world.compute.name);
  await expect(group(page, 'Ended')).toContainText(world.archive.name);
  await expect(group(page, 'Ended')).toContainText(/Ended on 01 Jun 2025, 12:00, by whom is not recorded/);
  await expect(page.getByRole('button', { name: `Withdraw consent to ${world.archive.name}` })).toHaveCount(0);
  await expect(page.getByRole('button', { name: `Accept again the terms of ${world.compute.name}` })).toHaveCount(0);
});

test('no button is there to press before the deadlines, which order the consents', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.goto(`/consents/${world.consents.active}`);
  const release = await hold(page, /marketplace-offering-terms-of-service\/\?.*is_active=true/);
  await page.getByRole('navigation').getByRole('link', { name: 'My consents' }).click();
  await expect(page.getByRole('status', { name: 'Loading your consents' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Withdraw|^Accept again/ })).toHaveCount(0);
  release();
  await expect(page.getByRole('button', { name: `Withdraw consent to ${world.storage.name}` })).toBeVisible();
});

test('one search finds among own consents and among offerings to accept', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.goto('/my-consents');
  await search(page).fill(world.tag);
  // What the server finds comes last, where it moves nothing.
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    'Needs your attention',
    'Active',
    'Ended',
    'Not accepted yet',
  ]);
  await search(page).fill(`${world.tag} storage`);
  await expect(page.getByText('1 of 3 consents')).toBeVisible();
  await expect(entry(page, world.storage)).toBeVisible();
  await expect(entry(page, world.compute)).toHaveCount(0);
  await expect(page.getByText('No other offering of that name has terms to accept.')).toBeVisible();
  await search(page).fill(`untouched ${world.tag}`);
  await expect(group(page, 'Not accepted yet').getByRole('listitem')).toHaveCount(1);
  await expect(group(page, 'Not accepted yet')).toContainText(world.untouched.name);
  await expect(page.getByText('None of your consents is to an offering of that name.')).toBeVisible();
});

test('an offering that was not accepted yet is accepted here, and nothing else changes', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await signIn(world.owner);
  await page.goto('/my-consents');
  await search(page).fill(world.untouched.name);
  await page.getByRole('button', { name: `Accept the terms of ${world.untouched.name}` }).click();
  await expect(page).toHaveURL(termsAddress(world.untouched));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(world.untouched.name);
  await acceptTerms(page).click();
  await expect(recorded(page)).toBeVisible();
  await expect(page.getByText(`You accepted the terms of ${world.untouched.name}.`)).toBeVisible();
  await page.getByRole('link', { name: 'My consents' }).first().click();
  await expect(group(page, 'Active')).toContainText(world.untouched.name);
  await search(page).fill(world.untouched.name);
  await expect(page.getByText('No other offering of that name has terms to accept.')).toBeVisible();
  const holders = await desk.db.query<{ username: string; version: string }>(
    `select u.username, c.version from consents c join users u on u.id = c.user_id
     where c.offering_id = (select id from offerings where uuid = $1)`,
    [world.untouched.uuid],
  );
  expect(holders).toEqual([{ username: world.owner.username, version: '1.0' }]);
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(true);
  expect((await readConsent(page, world.consents.revoked)).has_consent).toBe(false);
});

test('what was found can be pressed while the server still looks for the longer text', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.owner);
  await page.goto('/my-consents');
  const found = group(page, 'Not accepted yet').getByRole('listitem');
  await search(page).fill(world.tag);
  await expect(found).toHaveCount(1);
  await page.route('**/api/marketplace-public-offerings/?**', () => {});
  const asked = page.waitForRequest((request) => new URL(request.url()).searchParams.get('name') === 'untouched');
  await search(page).fill(`untouched ${world.tag}`);
  await asked;
  await expect(found).toHaveCount(1);
  await page.getByRole('button', { name: `Accept the terms of ${world.untouched.name}` }).click();
  await expect(page).toHaveURL(termsAddress(world.untouched));
});

test('more than 300 own consents are all there, and found', async ({ page, world, signIn, desk }) => {
  await manyConsents(desk.db, world, world.owner, 310);
  await signIn(world.owner);
  await page.goto('/my-consents');
  await expect(group(page, 'Active').getByRole('listitem')).toHaveCount(311);
  await expect(group(page, 'Active')).toContainText('311 consents');
  await expect(group(page, 'Active').getByText(`Provider Institute ${world.tag}`)).toHaveCount(311);
  await search(page).fill('many 307');
  await expect(page.getByText('1 of 313 consents')).toBeVisible();
  await expect(group(page, 'Active').getByRole('listitem')).toHaveCount(1);
});

test('offerings to accept come a part at a time', async ({ page, world, signIn }) => {
  await signIn(world.neighbour);
  await page.goto('/my-consents');
  const others = group(page, 'Not accepted yet');
  await expect(others).toContainText(/\d+ offerings/);
  await expect(others.getByRole('listitem')).toHaveCount(0);
  await others.getByRole('button', { name: 'Show the offerings that are not accepted yet' }).click();
  await expect(others.getByRole('listitem')).toHaveCount(25);
  await others.getByRole('button', { name: 'Show more offerings' }).click();
  await expect(others.getByRole('listitem')).toHaveCount(50);
});

test('withdrawing takes as many steps as accepting and accepting again, by mouse and by keyboard', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.owner);
  const withdrawal = page.getByRole('dialog', { name: 'Withdraw consent?' });
  const journeys = {
    withdraw: {
      opener: `Withdraw consent to ${world.compute.name}`,
      question: withdrawal,
      answer: withdrawal.getByRole('button', { name: 'Withdraw consent' }),
      done: page.getByText(`You withdrew your consent to ${world.compute.name}.`),
    },
    acceptAgain: {
      opener: `Accept again the terms of ${world.compute.name}`,
      question: page.getByRole('heading', { level: 1, name: world.compute.name }),
      answer: acceptTerms(page),
      done: recorded(page),
    },
    accept: {
      opener: `Accept the terms of ${world.untouched.name}`,
      question: page.getByRole('heading', { level: 1, name: world.untouched.name }),
      answer: acceptTerms(page),
      done: recorded(page),
    },
  };
  const clicks: Record<string, number> = {};
  for (const [name, { opener, answer, done }] of Object.entries(journeys)) {
    await page.goto('/my-consents');
    await search(page).fill(world.tag);
    const steps = countSteps(page);
    await steps.click(page.getByRole('button', { name: opener }));
    await steps.click(answer);
    await expect(done).toBeVisible();
    clicks[name] = steps.count;
  }
  expect(clicks).toEqual({ withdraw: 2, acceptAgain: 2, accept: 2 });

  const keys: Record<string, number> = {};
  for (const name of ['withdraw', 'acceptAgain'] as const) {
    const { opener, question, answer, done } = journeys[name];
    await page.goto('/my-consents');
    await page.getByRole('button', { name: opener }).focus();
    const steps = countSteps(page);
    await steps.press('Enter');
    await expect(question).toBeVisible();
    await expect(answer).toHaveAttribute('aria-disabled', 'false');
    while (!(await answer.evaluate((button) => button === document.activeElement)) && steps.count < 10) {
      await steps.press('Tab');
    }
    await steps.press('Enter');
    await expect(done).toBeVisible();
    keys[name] = steps.count;
  }
  expect(keys).toEqual({ withdraw: 3, acceptAgain: 3 });
});

test('nobody withdraws for somebody else here, not even staff, who have their own consents like everybody', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.staff);
  await page.goto('/my-consents');
  await expect(page.getByText('You have not accepted the Terms of Service of any offering yet.')).toBeVisible();
  await page.goto(`/my-consents/${world.consents.neighbours}/withdraw`);
  const dialog = page.getByRole('dialog', { name: 'Withdraw consent?' });
  await expect(dialog).toContainText('Only your own consents can be withdrawn here.');
  await expect(dialog.getByRole('button', { name: 'Withdraw consent' })).toHaveCount(0);
  expect((await readConsent(page, world.consents.neighbours)).has_consent).toBe(true);
  await page.goto(termsAddress(world.untouched));
  await acceptTerms(page).click();
  await expect(recorded(page)).toBeVisible();
  await page.goto('/my-consents');
  await expect(group(page, 'Active').getByRole('listitem')).toHaveCount(1);
});
