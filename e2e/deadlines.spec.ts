import type { Page } from 'playwright/test';
import { TERMS } from '#contract/paths.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { expectTotal } from './list-page.ts';
import { publish } from './world-terms.ts';

const header = (page: Page, name: string) => page.getByRole('columnheader', { name, exact: true });

/** New terms of the offering, ten days old, with so many whole days left. */
const demand = (days: number) => ({
  version: '3.0',
  graceDays: days + 11,
  since: new Date(Date.now() - 10 * 86_400_000 - 3_600_000).toISOString(),
});

/** How often the page asks for terms in force, by the offering. */
function watchTerms(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === TERMS) asked.push(url.searchParams.get('offering_uuid') ?? '');
  });
  return asked;
}

test('an operator reads on the page of a consent until when it lasts, and what follows', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await publish(desk.db, world.storage, demand(3));
  await signIn(world.support);
  await page.goto(`/consents/${world.consents.outdated}`);
  await expect(page.getByText(/Only 3 days left until it is revoked automatically, on \d\d \w+ \d{4}/)).toBeVisible();
  await expect(page.getByText(new RegExp(`resources of ${world.storage.name}`))).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/consents/${world.consents.active}`);
  await expect(page.getByText('Accepted version', { exact: true })).toBeVisible();
  await expect(page.getByText('left until it is revoked')).toHaveCount(0);
});

test('the list of what needs re-consent has deadlines, asked for once for each offering; others have none', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await publish(desk.db, world.storage, demand(3));
  await publish(desk.db, world.compute, demand(40));
  await signIn(world.staff);
  const asked = watchTerms(page);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  await expect(header(page, 'State')).toBeVisible();
  await expect(header(page, 'Deadline')).toHaveCount(0);
  expect(asked).toEqual([]);

  await page.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Needs re-consent' });
  await expectTotal(page, 2);
  await expect(header(page, 'Deadline')).toBeVisible();
  const row = (name: string) => page.getByRole('table').getByRole('row').filter({ hasText: name });
  await expect(row(world.storage.name)).toContainText(/\d\d \w+( \d{4})? · 3 days/);
  await expect(row(world.compute.name)).toContainText(/\d\d \w+( \d{4})? · 40 days/);
  // The neighbour's consent is to the same offering as one of the owner's.
  await page.goto(`/consents?state=needs-reconsent&offering=${world.compute.uuid}`);
  await expectTotal(page, 2);
  await expect(page.getByText('· 40 days')).toHaveCount(2);
  expect(asked.filter((uuid) => uuid === world.compute.uuid)).toHaveLength(2);
  await expectAccessible(page);
});

test('the column can be chosen for any list; what needs no re-consent has none', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await publish(desk.db, world.storage, demand(40));
  await signIn(world.owner);
  const asked = watchTerms(page);
  await page.goto('/consents?columns=offering,state,deadline');
  await expectTotal(page, 3);
  const row = (name: string) => page.getByRole('table').getByRole('row').filter({ hasText: name });
  await expect(row(world.storage.name)).toContainText('40 days');
  await expect(row(world.compute.name)).toContainText('—');
  await expect(row(world.archive.name)).toContainText('—');
  expect(asked).toEqual([world.storage.uuid]);
});

test('a visitor whose clock is days off reads what is left by the server’s, and how long ago things were', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await publish(desk.db, world.storage, demand(3));
  await desk.db.query(`update consents set modified = now() - interval '26 hours' where uuid = $1`, [
    world.consents.outdated,
  ]);
  await page.clock.install({ time: new Date(Date.now() + 9 * 86_400_000) });
  await signIn(world.owner);
  for (const days of [9, -9]) {
    await page.clock.setSystemTime(new Date(Date.now() + days * 86_400_000));
    await page.goto('/my-consents');
    await expect(page.getByText(/Only 3 days left until/)).toBeVisible();
    // From here on nothing was drawn by the server.
    await page.getByRole('link', { name: world.storage.name }).click();
    await expect(page.getByText(/Only 3 days left until/)).toBeVisible();
    await expect(page.getByText('(yesterday)').first()).toBeVisible();
    await page.getByRole('link', { name: 'Accept again' }).click();
    await expect(page.getByText(/Only 3 days left until/)).toBeVisible();
  }
});
