import type { Page } from 'playwright/test';
import { CONSENTS } from '#contract/paths.ts';
import { expect, test } from './fixtures.ts';
import { expectTotal } from './list-page.ts';

/** What the page asks of the consents' API from now on: paths below it, with their queries. */
function watchConsents(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith(CONSENTS) && request.method() === 'GET')
      asked.push(pathname.slice(CONSENTS.length) + search);
  });
  return asked;
}

test('resting on a name fetches that consent once, and opening it asks no more', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?offering=${world.compute.uuid}`);
  await expectTotal(page, 2);
  const asked = watchConsents(page);
  const single = () => asked.filter((path) => path.startsWith(world.consents.active));
  const fetched = page.waitForResponse((answer) => answer.url().includes(`${CONSENTS}${world.consents.active}`));
  const link = page.getByRole('link', { name: world.owner.full_name });
  await link.hover();
  await (await fetched).finished();
  await page.getByRole('heading', { level: 1 }).hover();
  await link.hover();
  await link.focus();
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(world.owner.full_name);
  await expect(page.getByText(world.owner.email).first()).toBeVisible();
  expect(single()).toHaveLength(1);
  expect(asked.filter((path) => path.startsWith(world.consents.neighbours))).toEqual([]);
});

test('the keyboard resting on a name fetches that consent too', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?offering=${world.compute.uuid}`);
  await expectTotal(page, 2);
  const fetched = page.waitForResponse((answer) => answer.url().includes(`${CONSENTS}${world.consents.neighbours}`));
  await page.getByRole('link', { name: world.neighbour.full_name }).focus();
  expect((await fetched).status()).toBe(200);
});

test('a pointer that only passes over rows fetches no code, one that reaches a name does', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.staff);
  await page.clock.install();
  await page.goto(`/consents?offering=${world.compute.uuid}`);
  await expectTotal(page, 2);
  await page.waitForLoadState('networkidle');
  // However slow the machine is, the pointer is nowhere for long, and what comes once the page has rested is here.
  const ahead = page.waitForResponse(/ConsentPage-.*\.js$/);
  await page.clock.pauseAt(Date.now() + 60_000);
  await (await ahead).finished();
  const code: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') code.push(request.url());
  });
  for (const version of await page.getByRole('cell', { name: /^\d\.\d$/ }).all()) await version.hover();
  await page.getByRole('heading', { level: 1 }).hover();
  await page.clock.runFor(1000);
  expect(code).toEqual([]);
  await page.getByRole('link', { name: world.owner.full_name }).hover();
  await page.clock.runFor(1000);
  await expect.poll(() => code.filter((url) => url.includes('ConsentRowMenu'))).toHaveLength(1);
});

test('reaching for the next page fetches it once, and going there asks no more', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto('/consents?page_size=25');
  await expect(page.getByRole('row')).toHaveCount(26);
  const asked = watchConsents(page);
  const second = () => asked.filter((path) => path.includes('page=2&'));
  const next = page.getByRole('button', { name: 'Next page' });
  const fetched = page.waitForResponse((answer) => answer.url().includes('page=2&'));
  await next.hover();
  await (await fetched).finished();
  await next.focus();
  await next.click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByText(/^26–50 of /)).toBeVisible();
  expect(second()).toHaveLength(1);
});

test('reaching for a page after the last one asks for nothing', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?offering=${world.compute.uuid}`);
  await expectTotal(page, 2);
  const asked = watchConsents(page);
  const next = page.getByRole('button', { name: 'Next page' });
  await next.hover();
  await next.focus();
  // Whatever the button had asked for would be on its way before this.
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(() => asked).toHaveLength(1);
  expect(asked[0]).toContain('page=1&');
});
