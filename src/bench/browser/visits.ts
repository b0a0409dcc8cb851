import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { requireBrowser } from '../../tools/browser.js';
import { ensureBuilt } from '../../tools/stamp.js';
import { PASSWORD, USERNAME } from '../loaded.ts';

export const root = join(import.meta.dirname, '../../..');

export interface Profile {
  name: string;
  /** How many times slower than this machine. */
  cpu: number;
  network?: { latency: number; downloadThroughput: number; uploadThroughput: number };
}

const NINE_MBIT = 9_000_000 / 8;

export const PROFILES: Profile[] = [
  { name: 'unthrottled', cpu: 1 },
  {
    name: 'CPU 4x slower, 9 Mbit/s, 60 ms',
    cpu: 4,
    network: { latency: 60, downloadThroughput: NINE_MBIT, uploadThroughput: NINE_MBIT },
  },
];

export function launch(): Promise<Browser> {
  ensureBuilt();
  return chromium.launch({ executablePath: requireBrowser() });
}

export type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** What a browser keeps of a member of staff who has been here: the cookie, and that there is one. */
export async function signedIn(browser: Browser, origin: string): Promise<State> {
  const context = await browser.newContext({ baseURL: origin });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: 'Username' }).fill(USERNAME);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Consents', exact: true }).waitFor();
  const state = await context.storageState();
  await context.close();
  return state;
}

/** A page with nothing in its caches, closed after `visit`. */
export async function inFreshPage<Result>(
  browser: Browser,
  { origin, state, profile }: { origin: string; state: State; profile?: Profile | undefined },
  visit: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({
    baseURL: origin,
    storageState: state,
    viewport: { width: 1280, height: 800 },
  });
  await context.addInitScript({ path: join(import.meta.dirname, 'in-page.js') });
  const page = await context.newPage();
  if (profile) {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: profile.cpu });
    if (profile.network) {
      await devtools.send('Network.enable');
      await devtools.send('Network.emulateNetworkConditions', { offline: false, ...profile.network });
    }
  }
  try {
    return await visit(page);
  } finally {
    await context.close();
  }
}
