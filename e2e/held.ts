import type { Page } from 'playwright/test';

/** Keeps what the page asks for at such addresses back until the function that comes is called. */
export async function hold(page: Page, address: RegExp): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Keeps a part of the app's code back. */
export const holdCode = (page: Page, part: string): Promise<() => void> =>
  hold(page, new RegExp(String.raw`/assets/${part}-[^/]*\.js$`));
