import type { Page } from 'playwright/test';
import type { Desk } from './desk.ts';
import { expect, expectAccessible, test, type TestFixtures } from './fixtures.ts';

interface Scene extends Pick<TestFixtures, 'world' | 'signIn'> {
  page: Page;
  desk: Desk;
}

/** Nothing sticks out at the side, in whatever state the page is. */
export async function expectNoOverflow(page: Page, state = 'at the end'): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond, state).toBeLessThanOrEqual(0);
}

/** Nothing for axe to find in either theme; ends in the light one. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  await inTheme(page, 'dark');
  await expectAccessible(page, COLOUR_RULES);
  await inTheme(page, 'light');
  await expectAccessible(page);
}

/** Those of axe that another theme can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

async function inTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
}

/** The same story on a phone and on a desk; nothing sticks out at its end. */
export function inEveryWidth(title: string, story: (scene: Scene) => Promise<void>): void {
  for (const width of [320, 1280]) {
    test(`${title}, at ${width} px`, async ({ page, world, signIn, desk }) => {
      // Each run of axe takes seconds on a busy machine.
      test.slow();
      await page.setViewportSize({ width, height: 800 });
      await story({ page, world, signIn, desk });
      await expectNoOverflow(page);
    });
  }
}
