import type { Locator, Page } from 'playwright/test';

export interface Steps {
  click: (target: Locator) => Promise<void>;
  press: (key: string) => Promise<void>;
  /** So far. */
  readonly count: number;
}

/** Counts what a person does: one for each click and one for each key. */
export function countSteps(page: Page): Steps {
  let count = 0;
  return {
    async click(target) {
      count += 1;
      await target.click();
    },
    async press(key) {
      count += 1;
      await page.keyboard.press(key);
    },
    get count() {
      return count;
    },
  };
}
