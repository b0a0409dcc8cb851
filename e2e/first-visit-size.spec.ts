import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright/test';
import { HINTS_COOKIE } from '#contract/page.ts';
import { expect, test } from './fixtures.ts';
import { expectTotal } from './list-page.ts';
import type { World } from './world.ts';

const WEB = join(import.meta.dirname, '../dist/web');

/** The scripts that the page fetches from now on, by their paths. */
function watchScripts(page: Page): Set<string> {
  const scripts = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js')) scripts.add(pathname);
  });
  return scripts;
}

/** Bytes after gzip, which every server and proxy can do; this one sends brotli, which is smaller. */
async function gzipped(scripts: Set<string>): Promise<number> {
  const files = await Promise.all([...scripts].map((path) => readFile(join(WEB, path))));
  return files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
}

interface Budget {
  page: string;
  address: (world: World) => string;
  heading: RegExp;
  /** Bytes of script after gzip, fetched until the page is quiet. */
  most: number;
}

const BUDGETS: Budget[] = [
  { page: 'the list', address: () => '/consents', heading: /^Consents$/, most: 251_500 },
  {
    page: 'a consent',
    address: ({ consents }) => `/consents/${consents.active}`,
    heading: /Olga/,
    most: 273_500,
  },
  { page: 'own consents', address: () => '/my-consents', heading: /^My consents$/, most: 263_800 },
  {
    page: 'terms to accept',
    address: ({ untouched }) => `/my-consents/accept/${untouched.uuid}`,
    heading: /./,
    most: 303_800,
  },
  {
    page: 'a receipt',
    address: ({ consents }) => `/consents/${consents.active}/receipt`,
    heading: /./,
    most: 262_000,
  },
];

for (const { page: name, address, heading, most } of BUDGETS) {
  test(`the first visit of ${name} fetches at most ${most} bytes of script`, async ({ page, world, signIn }) => {
    await signIn(world.staff);
    const scripts = watchScripts(page);
    await page.goto(address(world));
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(await gzipped(scripts)).toBeLessThanOrEqual(most);
  });
}

const SIGN_IN_MOST = 258_800;

test(`the first visit of the sign-in page fetches at most ${SIGN_IN_MOST} bytes of script`, async ({ page }) => {
  const scripts = watchScripts(page);
  await page.goto('/sign-in');
  await expect(page.getByRole('textbox', { name: 'Username' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(await gzipped(scripts)).toBeLessThanOrEqual(SIGN_IN_MOST);
});

/** Adds up what moved without anybody's doing, as browsers weigh it: the share of the window times the distance. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    let sum = 0;
    new PerformanceObserver((list) => {
      // The type of these entries is not in TypeScript's library.
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) sum += entry.value;
      document.documentElement.dataset.shifts = String(sum);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () =>
    page.evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return Number(document.documentElement.dataset.shifts ?? 0);
    });
}

for (const [device, viewport] of [
  ['a desk', { width: 1280, height: 800 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  test.describe(`on ${device}`, () => {
    test.use({ viewport });

    test('nothing moves when the first rows take the place of their skeleton', async ({ page, world, signIn }) => {
      await signIn(world.staff);
      await page.goto('/my-consents');
      // As on the first visit of all, when the rows do not come with the page.
      await page.context().clearCookies({ name: HINTS_COOKIE });
      const shifts = await watchShifts(page);
      const shown = page.getByRole('table', { name: 'Consents' });
      await page.route('**/api/marketplace-user-offering-consents/?**', async (route) => {
        await shown.waitFor();
        await route.continue();
      });
      await page.goto(`/consents?offering=${world.compute.uuid}`);
      await expectTotal(page, 2);
      await page.waitForLoadState('networkidle');
      expect(await shifts()).toBeLessThan(0.02);
    });

    test('nothing moves when the app takes over the rows that came with the page', async ({ page, world, signIn }) => {
      await signIn(world.staff);
      await page.goto('/my-consents');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const shifts = await watchShifts(page);
      await page.goto('/consents');
      await expect(page.getByRole('button', { name: 'Refresh' })).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect(await shifts()).toBeLessThan(0.02);
    });
  });
}
