import { test as plain } from 'playwright/test';
import { startDesk, type Desk } from './desk.ts';
import { expect, test } from './fixtures.ts';
import { createWorld, PASSWORD } from './world.ts';

// How often a Waldur is asked for what one page shows: docs/operations.md has the table.

// In one worker: each would start such a desk of its own.
test.describe.configure({ mode: 'default' });
test.use({ dialect: 'current', viewport: { width: 390, height: 640 } });

const COUNT = /^HEAD \/api\/marketplace-user-offering-consents\//;

/** The counts of the views above the list, which follow when somebody has looked at the list for a moment. */
const isOther = (request: string) => !COUNT.test(request);

/** What the Waldur was asked since the last call; fails on a request that came twice. */
function takeRequests({ waldur }: Desk): string[] {
  const requests = waldur?.requests.splice(0) ?? [];
  expect(requests, 'nothing is asked twice').toEqual([...new Set(requests)]);
  return requests;
}

test('a page asks a Waldur once for what it shows, and counts only when somebody looks', async ({
  page,
  desk,
  world,
  signIn,
}) => {
  // Other stories may have asked the same Waldur.
  desk.waldur?.requests.splice(0);
  await signIn(world.staff);
  const visit = async (path: string) => {
    takeRequests(desk);
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    return takeRequests(desk).filter(isOther).length;
  };
  expect(await visit('/my-consents')).toBeLessThanOrEqual(4);
  expect(await visit('/consents')).toBeLessThanOrEqual(2);
  expect(await visit(`/my-consents/accept/${world.untouched.uuid}`)).toBeLessThanOrEqual(4);
  expect(await visit(`/consents?offering=${world.compute.uuid}`)).toBeLessThanOrEqual(2);

  await expect(page.getByRole('navigation', { name: 'Views' })).toHaveText(
    /All ?2Active ?2Needs re-consent ?0Revoked ?0/,
  );
  expect(takeRequests(desk).filter((request) => request.includes(world.compute.uuid)).length).toBeLessThanOrEqual(3);

  await page.getByRole('link', { name: world.neighbour.full_name }).click();
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  // The consent, its events, its terms and its provider: the parties are below the fold, and nobody has looked at their counts.
  const asked: string[] = [];
  await expect(() => {
    asked.push(...takeRequests(desk).filter(isOther));
    expect(asked).toHaveLength(4);
  }).toPass();
  const person = page.getByRole('navigation', { name: `All consents of ${world.neighbour.full_name}` });
  const offering = page.getByRole('navigation', { name: `All consents to ${world.compute.name}` });
  await offering.scrollIntoViewIfNeeded();
  await expect(offering).toHaveText(/\(2\)Active \(2\)Needs re-consent \(0\)Revoked \(0\)$/);
  await person.scrollIntoViewIfNeeded();
  await expect(person).toHaveText(/\(1\)Active \(1\)/);
  expect(takeRequests(desk).filter((request) => COUNT.test(request)).length).toBeLessThanOrEqual(6);

  await page.getByRole('link', { name: /^(Next|Previous) consent/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(world.owner.full_name);
  await offering.scrollIntoViewIfNeeded();
  await expect(offering).toHaveText(/\(2\)Active \(2\)/);
  // What was counted of the offering is remembered.
  expect(takeRequests(desk).filter((request) => request.includes('?offering_uuid=') && COUNT.test(request))).toEqual(
    [],
  );
});

plain('a slow Waldur is asked once by a page that could not wait for it', async ({ browser }) => {
  const desk = await startDesk({ dialect: 'current', basePath: '', hasUniversity: false, pageTimeLimit: 100 });
  const context = await browser.newContext();
  try {
    const { owner, compute } = await createWorld(desk.db);
    const page = await context.newPage();
    await page.request.post(`${desk.origin}/session`, {
      headers: { Origin: desk.origin },
      data: { username: owner.username, password: PASSWORD },
    });
    if (desk.waldur) desk.waldur.delay = 500;
    takeRequests(desk);
    await page.goto(`${desk.origin}/consents`);
    await expect(page.getByRole('table')).toContainText(compute.name);
    await page.waitForLoadState('networkidle');
    expect(takeRequests(desk).filter(isOther).length).toBeLessThanOrEqual(3);
  } finally {
    await context.close();
    await desk.close();
  }
});
