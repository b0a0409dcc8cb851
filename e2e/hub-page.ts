import { expect, type Page } from 'playwright/test';

/** The numbers of an offering or a person, by state. */
export const stateFigures = (page: Page) => page.getByRole('list', { name: 'Consents by state' }).getByRole('link');

/** The page as the server sends it to this browser, before any script. */
export async function pageAsSent(page: Page, address: string): Promise<string> {
  const answer = await page.request.get(address, { headers: { Accept: 'text/html' } });
  expect(answer.status()).toBe(200);
  return answer.text();
}
