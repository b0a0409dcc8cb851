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
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await expectAccessible(page);
  }
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
