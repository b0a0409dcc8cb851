import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askEarly, fetchOrTake } from './early-answers.ts';

const ORIGIN = 'https://desk.example.org';
const send = vi.fn<(input: string | Request, init?: RequestInit) => Promise<Response>>();

beforeEach(() => {
  vi.stubGlobal('fetch', send);
});
afterEach(() => {
  send.mockReset();
  vi.unstubAllGlobals();
});

const ask = async (path: string, method = 'GET') =>
  (await fetchOrTake(path, new Request(ORIGIN + path, { method }))).text();

it('gives an early answer to the first who asks, and asks again for the second', async () => {
  send.mockResolvedValueOnce(new Response('early')).mockResolvedValueOnce(new Response('later'));
  askEarly('/api/things/?page=1');
  expect(await ask('/api/things/?page=1')).toBe('early');
  expect(send).toHaveBeenCalledTimes(1);
  expect(await ask('/api/things/?page=1')).toBe('later');
});

it('gives it to no other address and no other method', async () => {
  send.mockImplementation(async (input) => new Response(typeof input === 'string' ? 'early' : input.method));
  askEarly('/session');
  expect(await ask('/session?x=1')).toBe('GET');
  expect(await ask('/session', 'DELETE')).toBe('DELETE');
  expect(await ask('/session')).toBe('early');
});

it('hands a failure to whoever takes it, and lets them try again', async () => {
  send.mockRejectedValueOnce(new TypeError('no network')).mockResolvedValueOnce(new Response('again'));
  askEarly('/session');
  await expect(ask('/session')).rejects.toThrow('no network');
  expect(await ask('/session')).toBe('again');
});

it('passes on what was not asked early, given as a request or as a path with its options', async () => {
  send.mockImplementation(async (input, init) => new Response(typeof input === 'string' ? init?.method : input.url));
  expect(await (await fetchOrTake('/session', { method: 'DELETE' })).text()).toBe('DELETE');
  expect(await ask('/api/things/')).toBe(`${ORIGIN}/api/things/`);
});
