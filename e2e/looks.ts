import type { Page } from 'playwright/test';
import type { Desk } from './desk.ts';
import { expect, test, type TestFixtures } from './fixtures.ts';

interface Scene extends Pick<TestFixtures, 'world' | 'signIn'> {
  page: Page;
  desk: Desk;
}

/** Nothing sticks out at the side, in whatever state the page is. */
export async function expectNoOverflow(page: Page, state = 'at the end'): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond, state).toBeLessThanOrEqual(0);
}

/** The same story in both themes, on a phone and on a desk; nothing sticks out at its end. */
export function inEveryLook(title: string, story: (scene: Scene) => Promise<void>): void {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [320, 1280]) {
      test(`${title}, in ${colorScheme} at ${width} px`, async ({ page, world, signIn, desk }) => {
        // Each run of axe takes seconds on a busy machine.
        test.slow();
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await story({ page, world, signIn, desk });
        await expectNoOverflow(page);
      });
    }
  }
}
