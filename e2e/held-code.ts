import type { Page } from 'playwright/test';

/** Keeps a part of the app's code back until the function that comes is called. */
export async function holdCode(page: Page, part: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(new RegExp(String.raw`/assets/${part}-[^/]*\.js$`), async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
