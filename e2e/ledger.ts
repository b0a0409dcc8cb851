import { expect, type Page } from 'playwright/test';

interface LedgerEvent {
  event_type: string;
  context: Record<string, string | null>;
}

/** The events of one consent as the API gives them to the signed-in browser, the newest first. */
export async function readEvents(page: Page, userUuid: string, consentUuid: string): Promise<LedgerEvent[]> {
  const answer = await page.request.get(`/api/events/?user_uuid=${userUuid}&page_size=100`);
  expect(answer.status()).toBe(200);
  const events: LedgerEvent[] = await answer.json();
  return events.filter(({ context }) => context['consent_uuid'] === consentUuid);
}

/** Which consents of a user there are, with their versions. */
export async function readVersions(page: Page, userUuid: string): Promise<Record<string, string>> {
  const answer = await page.request.get(`/api/marketplace-user-offering-consents/?user_uuid=${userUuid}&page_size=100`);
  expect(answer.status()).toBe(200);
  const consents: { uuid: string; version: string }[] = await answer.json();
  return Object.fromEntries(consents.map(({ uuid, version }) => [uuid, version]));
}
