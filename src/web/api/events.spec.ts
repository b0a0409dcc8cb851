import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';

const consent = {
  user_uuid: '11111111111141118111111111111111',
  offering_uuid: '22222222-2222-4222-8222-222222222222',
  offering_url: 'https://waldur.example/api/marketplace-provider-offerings/22222222222242228222222222222222/',
};

/** A server with so many events, which answers page by page. */
async function readFrom(total: number) {
  const asked: URLSearchParams[] = [];
  const events = await readBy((params) => {
    asked.push(params);
    const start = (Number(params.get('page')) - 1) * Number(params.get('page_size'));
    const length = Math.max(0, Math.min(Number(params.get('page_size')), total - start));
    const rows = Array.from({ length }, (_, index) => ({ uuid: `event-${start + index}` }));
    return Response.json(rows, { headers: { 'X-Result-Count': String(total) } });
  });
  return { asked, events: events ?? [] };
}

async function readBy(answer: (params: URLSearchParams) => Response) {
  vi.stubGlobal('location', { origin: 'https://desk.example' });
  vi.stubGlobal('fetch', async (request: Request) => answer(new URL(request.url).searchParams));
  const { consentEventsOptions } = await import('./events.ts');
  return new QueryClient().fetchQuery({ ...consentEventsOptions(consent), retry: false });
}

afterEach(() => {
  vi.unstubAllGlobals();
  // The client keeps the `fetch` that it found when it was loaded.
  vi.resetModules();
});

it('reads every page, in order', async () => {
  const { asked, events } = await readFrom(650);
  expect(asked.map((params) => params.get('page'))).toEqual(['1', '2', '3']);
  expect(events.map(({ uuid }) => uuid)).toEqual(Array.from({ length: 650 }, (_, index) => `event-${index}`));
});

it('asks for the events of one person and one offering, newest first, and of consents only', async () => {
  const { asked, events } = await readFrom(0);
  expect(events).toEqual([]);
  const [params] = asked;
  expect(params?.get('scope')).toBe(consent.offering_url);
  expect(params?.get('user_uuid')).toBe(consent.user_uuid);
  expect(params?.get('o')).toBe('-created');
  expect(params?.getAll('event_type').sort()).toEqual([
    'terms_of_service_consent_amended',
    'terms_of_service_consent_deleted',
    'terms_of_service_consent_granted',
    'terms_of_service_consent_revoked',
  ]);
});

it.each<[number, unknown]>([
  [400, ["Can't restore object from url: http://waldur.internal/api/marketplace-provider-offerings/2222/"]],
  [403, { detail: 'No.' }],
  [404, { detail: 'Not found.' }],
])('takes a %i for events that the reader is not shown', async (status, body) => {
  expect(await readBy(() => Response.json(body, { status }))).toBeNull();
});

it('fails where the server fails', async () => {
  await expect(readBy(() => Response.json({ detail: 'Busy.' }, { status: 503 }))).rejects.toMatchObject({
    status: 503,
  });
});
