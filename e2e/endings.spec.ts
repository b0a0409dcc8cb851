import type { Page } from 'playwright/test';
import { revokeOutdatedConsents } from '#server/jobs/revoke-outdated.ts';
import { expect, expectAccessible, readConsent, test } from './fixtures.ts';
import { offeringWith, publish } from './world-terms.ts';

const headers = { 'Sec-Fetch-Site': 'same-origin' };
const group = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const entry = (page: Page, offering: { name: string }) =>
  group(page, 'Ended').getByRole('listitem').filter({ hasText: offering.name });

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000 - 3_600_000).toISOString();

test('what is over says who ended it, and only what the person withdrew is called so', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await publish(desk.db, world.storage, { version: '3.0', graceDays: 10, since: daysAgo(11) });
  await revokeOutdatedConsents(desk.db, new Date());
  await signIn(world.staff);
  const revocation = `/api/marketplace-user-offering-consents/${world.consents.active}/revoke/`;
  expect((await page.request.post(revocation, { headers })).status()).toBe(200);
  await signIn(world.owner);
  await page.request.post('/api/marketplace-user-offering-consents/', {
    headers,
    data: { offering: world.untouched.uuid },
  });

  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/events/')) asked.push(request.url());
  });
  await page.goto('/my-consents');
  await expect(entry(page, world.storage)).toContainText('Revoked automatically on');
  await expect(entry(page, world.compute)).toContainText('Revoked by staff on');
  await expect(entry(page, world.archive)).toContainText(/Ended on 01 Jun 2025, \d\d:\d\d, by whom is not recorded/);
  expect(asked.length).toBeLessThanOrEqual(1);
  await expect(page.getByText('Withdrawn')).toHaveCount(0);

  await page.getByRole('button', { name: `Withdraw consent to ${world.untouched.name}` }).click();
  const dialog = page.getByRole('dialog', { name: 'Withdraw consent?' });
  await dialog.getByRole('button', { name: 'Withdraw consent' }).click();
  await expect(dialog).toBeHidden();
  await expect(entry(page, world.untouched)).toContainText('Withdrawn by you on');
  await expect(entry(page, world.compute)).toContainText('Revoked by staff on');
  expect(await readConsent(page, world.consents.active)).toMatchObject({ has_consent: false });
});

test('what needs attention comes by its deadline; the last week stands out, and what follows is said', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  const names = { 'In six weeks': 42, 'In three days': 3, 'In five days': 5 };
  for (const [name, days] of Object.entries(names)) {
    const offering = await offeringWith(desk.db, world, name, { version: '1.0', since: daysAgo(200) });
    await desk.db.query(
      `insert into consents (uuid, user_id, offering_id, version, agreement_date, modified)
       select gen_random_uuid(), u.id, o.id, '1.0', '2025-01-01', '2025-01-01' from users u, offerings o
       where u.uuid = $1 and o.uuid = $2`,
      [world.owner.uuid, offering.uuid],
    );
    await publish(desk.db, offering, { version: '2.0', graceDays: days + 11, since: daysAgo(10) });
  }
  await signIn(world.owner);
  await page.goto('/my-consents');
  const items = group(page, 'Needs your attention').getByRole('listitem');
  // The storage of every test has ten years.
  await expect(items.getByRole('heading')).toHaveText([
    `In three days ${world.tag}`,
    `In five days ${world.tag}`,
    `In six weeks ${world.tag}`,
    world.storage.name,
  ]);
  await expect(items.nth(0)).toContainText(/Only 3 days left until it is revoked automatically, on \d\d \w+ \d{4}/);
  await expect(items.nth(1)).toContainText('Only 5 days left');
  await expect(items.nth(2)).toContainText(/(?<!Only )42 days left/);
  await expect(items.nth(0)).toContainText(new RegExp(`resources of In three days ${world.tag}`));
  const colour = (index: number) =>
    items
      .nth(index)
      .getByText('days left')
      .evaluate((element) => getComputedStyle(element).color);
  expect(await colour(0)).toBe(await colour(1));
  expect(await colour(0)).not.toBe(await colour(2));
  await expectAccessible(page);
});
