import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ListPath, ListQuery } from '#contract/operations.ts';
import { CONSENTS } from '#contract/paths.ts';
import { english } from '#web/testing/visitor.tsx';
import { describeError } from './errors.ts';
import type { listOptions as ListOptions } from './list.ts';

let listOptions: typeof ListOptions;
const fetched = vi.fn<(request: Request) => Promise<Response>>();

beforeAll(async () => {
  // The client takes the page's origin and fetch when it is loaded; Node has no page.
  vi.stubGlobal('location', { origin: 'https://desk.example' });
  vi.stubGlobal('fetch', fetched);
  ({ listOptions } = await import('./list.ts'));
});
afterEach(() => void fetched.mockReset());

const read = (query: ListQuery<typeof CONSENTS>) =>
  new QueryClient({ defaultOptions: { queries: { retry: false } } }).fetchQuery(listOptions(CONSENTS, query));
const answer = (body: unknown, init?: ResponseInit) => fetched.mockResolvedValueOnce(Response.json(body, init));

describe('a page of a list', () => {
  it('keeps the total from the header', async () => {
    answer([{ uuid: 'a' }], { headers: { 'X-Result-Count': '5000' } });
    expect(await read({ page: 2 })).toEqual({ rows: [{ uuid: 'a' }], total: 5000 });
    expect(fetched.mock.calls[0]?.[0].url).toBe(`https://desk.example${CONSENTS}?page=2`);
  });

  it('counts the rows when a server sends no total', async () => {
    answer([{ uuid: 'a' }, { uuid: 'b' }]);
    expect(await read({})).toMatchObject({ total: 2 });
  });

  it('joins the sort keys and leaves out what is not asked for', async () => {
    answer([]);
    await read({ o: ['-modified', '-created'], version: '', offering_uuid: undefined, has_consent: false });
    const { searchParams } = new URL(fetched.mock.calls[0]?.[0].url ?? '');
    expect([...searchParams]).toEqual([
      ['o', '-modified,-created'],
      ['has_consent', 'false'],
    ]);
  });

  it('joins uuids, and repeats the values of other filters', async () => {
    answer([]);
    const uuid_list = ['94c78431-2cfb-4864-a29d-fcca55c349dd', '11111111-2222-4333-8444-555555555555'];
    const query = { uuid_list, state: ['Active' as const, 'Paused' as const] };
    await new QueryClient().fetchQuery(listOptions('/api/marketplace-public-offerings/', query));
    const { searchParams } = new URL(fetched.mock.calls[0]?.[0].url ?? '');
    expect([...searchParams]).toEqual([
      ['uuid_list', uuid_list.join(',')],
      ['state', 'Active'],
      ['state', 'Paused'],
    ]);
  });

  it.each([401, 403, 404, 500])('fails with status %i, even without a body', async (status) => {
    fetched.mockResolvedValueOnce(new Response(null, { status, headers: { 'X-Request-Id': 'r-7' } }));
    await expect(read({})).rejects.toMatchObject({ name: 'ApiError', status, requestId: 'r-7' });
  });

  it('fails with status 0 when no answer comes at all', async () => {
    fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const error: unknown = await read({}).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'ApiError', status: 0 });
    expect(describeError(error, english)).toMatch(/cannot be reached/);
  });

  it('has a key that begins with method and path, by which it is found again', () => {
    const path: ListPath = CONSENTS;
    expect(listOptions(path, { page: 1 }).queryKey).toEqual([
      'get',
      CONSENTS,
      { params: { query: { page: 1 } } },
      'list',
    ]);
  });
});
