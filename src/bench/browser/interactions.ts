import type { Page } from 'playwright';

const LIST = '/api/marketplace-user-offering-consents/?';

/** In milliseconds: from the click until it shows, and from the server's answer until it shows. */
interface Took {
  total: number;
  answered: number;
}

async function timed(page: Page, expression: string, act: () => Promise<unknown>): Promise<Took> {
  // Sent before the click, and commands are done in their order, so the page listens in time.
  const took = page.evaluate<Took>(`bench.${expression}`);
  await act();
  return took;
}

const call = (name: string, ...values: string[]) =>
  `${name}(${values.map((value) => JSON.stringify(value)).join(', ')})`;

export type Interaction = (page: Page) => Promise<Took>;

async function openList(page: Page, query = '') {
  await page.goto(`/consents${query}`);
  await page.evaluate('bench.firstRow');
  await page.waitForLoadState('networkidle');
}

async function openDetail(page: Page, rest: () => Promise<void>): Promise<Took> {
  await openList(page);
  const link = page.getByRole('table').getByRole('link').first();
  const name = (await link.textContent()) ?? '';
  await link.hover();
  await rest();
  return timed(page, call('shows', 'h1', `${name} · `, LIST), () => link.click());
}

/** What an operator does all day. The revoked consent is one of those that are active at the time. */
export const INTERACTIONS: Record<string, Interaction> = {
  async 'filter chosen to rows shown'(page) {
    await openList(page, '?state=active');
    const choose = () => page.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Revoked' });
    return timed(page, call('otherRows', LIST), choose);
  },
  async 'next page'(page) {
    await openList(page);
    return timed(page, call('otherRows', LIST), () => page.getByRole('button', { name: 'Next page' }).click());
  },
  'open detail, straight away': (page) => openDetail(page, async () => undefined),
  // Long enough for what resting on a name fetches.
  'open detail, after a second on the name': (page) => openDetail(page, () => page.waitForTimeout(1000)),
  async 'revoke to shown'(page) {
    await openList(page, '?state=active');
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    const confirm = page.getByRole('button', { name: 'Revoke consent' });
    await confirm.waitFor();
    await page.waitForLoadState('networkidle');
    return timed(page, call('shows', 'body', 'Revoked the consent of', '/revoke/'), () => confirm.click());
  },
};
