import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from 'playwright/test';
import { startDesk, type Desk, type DeskOptions } from './desk.ts';
import { actForSession } from './requests.ts';
import { createWorld, PASSWORD, type Person, type World } from './world.ts';

export interface TestFixtures {
  world: World;
  /** Signs the page's browser in without the form. */
  signIn: (person: Person) => Promise<void>;
  /** What the console may complain of in this test, such as the browser's own line about an answer with an error. */
  expectedInConsole: RegExp;
  /** The usernames that this test has signed in. */
  signedIn: Set<string>;
  watchful: void;
}

export const test = base.extend<TestFixtures, DeskOptions & { desk: Desk }>({
  dialect: [undefined, { option: true, scope: 'worker' }],
  basePath: ['', { option: true, scope: 'worker' }],
  hasUniversity: [false, { option: true, scope: 'worker' }],
  desk: [
    async ({ dialect, basePath, hasUniversity }, use) => {
      const desk = await startDesk({ dialect, basePath, hasUniversity });
      await use(desk);
      await desk.close();
    },
    { scope: 'worker' },
  ],
  /**
   * Goes to pages as users do, who can act once the app has taken over what came with the page: Playwright would fill and
   * choose before, where no pointer and no key reaches. A test that looks at that time says `waitUntil: 'commit'`.
   */
  page: async ({ page, desk }, use) => {
    actForSession(page.request, desk.basePath);
    const operable = () => page.locator('#root:not([inert])').waitFor({ state: 'attached' });
    const { goto, reload } = page;
    page.goto = async (url, options) => {
      const answer = await goto.call(page, url, options);
      if (options?.waitUntil !== 'commit') await operable();
      return answer;
    };
    page.reload = async (options) => {
      const answer = await reload.call(page, options);
      if (options?.waitUntil !== 'commit') await operable();
      return answer;
    };
    await use(page);
  },
  baseURL: async ({ desk }, use) => use(desk.origin),
  world: async ({ desk }, use) => {
    await use(await createWorld(desk.db));
    desk.faults.length = 0;
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it which fixtures are needed
  signedIn: async ({}, use) => use(new Set()),
  signIn: async ({ page, desk, signedIn }, use) => {
    await use(async (person) => {
      const answer = await page.request.post(`${desk.basePath}/session`, {
        headers: { Origin: desk.origin },
        data: { username: person.username, password: PASSWORD },
      });
      expect(answer.status()).toBe(200);
      signedIn.add(person.username);
    });
  },
  expectedInConsole: [/^$/, { option: true }],
  /** Every test fails on a console error, a CSP violation (which is one) and a request to anywhere but the desk. */
  watchful: [
    async ({ page, desk, expectedInConsole, dialect, signedIn }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        // No page can keep a browser from telling of the 400 by which a Waldur hides events from people.
        const hidden = dialect && / 400 /.test(message.text()) && message.location().url.includes('/api/events/?');
        // What a page still asked for when its test signed in somebody else is refused, as it should be.
        const stale = signedIn.size > 1 && / 409 /.test(message.text());
        if (message.type() === 'error' && !hidden && !stale) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => {
        if (!request.url().startsWith(`${desk.origin}${desk.basePath}/`))
          complaints.push(`request to ${request.url()}`);
      });
      await use();
      const unexpected = complaints.filter((text) => !expectedInConsole.test(text));
      expect(unexpected).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Waits until what fades or grows in has come to rest; what moves for ever, such as a progress bar, is not waited for. */
const atRest = (page: Page) =>
  page.evaluate(() => {
    const finite = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    return Promise.allSettled(finite.map((animation) => animation.finished)).then(() => undefined);
  });

/** No serious or critical finding of axe on what the page shows now. */
export async function expectAccessible(page: Page): Promise<void> {
  await atRest(page);
  // No page has frames, for which the other mode brings every result together in a window of its own.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** The consent as the API gives it to the signed-in browser. */
export async function readConsent(page: Page, uuid: string): Promise<{ has_consent: boolean; version: string }> {
  const answer = await page.request.get(`/api/marketplace-user-offering-consents/${uuid}/`);
  expect(answer.status()).toBe(200);
  const consent: { has_consent: boolean; version: string } = await answer.json();
  return consent;
}
