import type { Page } from 'playwright/test';
import { acceptTerms, recorded, termsAddress } from './acceptance.ts';
import { expect, test } from './fixtures.ts';

/** The value beside a name, as in "Accepted version" and "2.0, on 14 Aug 2026, 22:58". */
const fact = (page: Page, term: string) =>
  page
    .locator('dl > div')
    .filter({ has: page.getByRole('term').filter({ hasText: new RegExp(`^${term}$`) }) })
    .getByRole('definition');

/** As the app writes days, in the zone of the browser. */
const today = () => {
  const words = { day: '2-digit', month: 'short', year: 'numeric', timeZone: 'Europe/Tallinn' } as const;
  return new Intl.DateTimeFormat('en-GB', words).format(new Date());
};

test('whoever renews a consent reads everywhere when they accepted that version, and when they first agreed', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.owner);
  await page.goto(termsAddress(world.storage));
  await expect(fact(page, 'You accepted')).toHaveText(/^1\.0, on 01 Feb 2025, \d\d:\d\d$/);
  await expect(
    page.getByText(/^You accepted version 1\.0, on 01 Feb 2025, .+ Version 2\.0 is in force now\.$/),
  ).toBeVisible();
  await acceptTerms(page).click();
  await expect(recorded(page)).toBeFocused();
  const renewed = new RegExp(`^2\\.0, on ${today()}, \\d\\d:\\d\\d$`);
  await expect(fact(page, 'Accepted version')).toHaveText(renewed);
  await expect(fact(page, 'First agreed')).toContainText('01 Feb 2025');

  await page.getByRole('link', { name: 'Open this consent' }).click();
  await expect(page).toHaveURL(`/consents/${world.consents.outdated}`);
  await expect(fact(page, 'Accepted version')).toHaveText(renewed);
  await expect(fact(page, 'First agreed')).toContainText('01 Feb 2025');

  await page.goto('/my-consents');
  const entry = page.getByRole('listitem').filter({ hasText: world.storage.name });
  await expect(entry).toContainText(`Accepted version 2.0, on ${today()}`);
  await expect(entry).toContainText('First agreed 01 Feb 2025');
  await entry.getByRole('button', { name: `Withdraw consent to ${world.storage.name}` }).click();
  const dialog = page.getByRole('dialog', { name: 'Withdraw consent?' });
  await expect(dialog).toContainText(
    new RegExp(`Accepted version2\\.0, on ${today()}, \\d\\d:\\d\\dFirst agreed01 Feb 2025`),
  );
});

test('staff read the same of somebody else’s; of one that was corrected nobody claims to know', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.staff);
  await page.goto(`/consents/${world.consents.active}`);
  await expect(fact(page, 'Accepted version')).toHaveText('2.0, on 01 Mar 2025, 11:00');
  await page.request.patch(`/api/marketplace-user-offering-consents/${world.consents.active}/`, {
    headers: { 'Sec-Fetch-Site': 'same-origin' },
    data: { version: '1.0' },
  });
  await page.reload();
  await expect(fact(page, 'Accepted version')).toHaveText('1.0, not recorded when');
  await expect(fact(page, 'First agreed')).toContainText('01 Mar 2025');
  const queue = page.getByRole('table', { name: /^Consents that need re-consent/ });
  await page.goto(`/offerings/${world.storage.uuid}`);
  await expect(queue.getByRole('row').nth(1)).toContainText(/1\.0\s*accepted 01 Feb 2025/);
  await page.goto(`/users/${world.neighbour.uuid}`);
  await expect(page.getByRole('row', { name: /Compute/ })).toContainText('accepted 01 Apr 2025, 12:00');
  await page.goto(`/consents/${world.consents.neighbours}`);
  await expect(fact(page, 'Accepted version')).toHaveText('2.0, on 01 Apr 2025, 12:00');
});
