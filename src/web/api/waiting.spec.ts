import { MutationObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from './errors.ts';
import { createAppQueryClient, readAnew } from './queries.ts';
import { waitAsTold } from './waiting.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const busy = (retryAfter?: number) => new ApiError(429, 'Slow down.', { retryAfter });

/** Rejects with each of the errors in turn, then resolves. */
function failing(...errors: Error[]) {
  const asked = vi.fn(() => {
    const error = errors.shift();
    return error ? Promise.reject(error) : Promise.resolve('done');
  });
  return asked;
}

it.each([
  [
    'a list',
    (queryFn: () => Promise<string>) => createAppQueryClient(() => {}).fetchQuery({ queryKey: ['a'], queryFn }),
  ],
  [
    'what is read anew',
    (queryFn: () => Promise<string>) =>
      readAnew(
        createAppQueryClient(() => {}),
        { queryKey: ['a'], queryFn },
      ),
  ],
  [
    'a change',
    (mutationFn: () => Promise<string>) =>
      new MutationObserver(
        createAppQueryClient(() => {}),
        { mutationFn },
      ).mutate(),
  ],
])('%s waits as long as the server says, as often as it says so, and goes on', async (_what, run) => {
  const ask = failing(busy(3), busy(2));
  const result = run(ask);
  await vi.advanceTimersByTimeAsync(2900);
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(ask).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await result).toBe('done');
  expect(ask).toHaveBeenCalledTimes(3);
});

it('tells at once of a time that is too long to wait, and of a change whose fate nobody knows', async () => {
  const client = createAppQueryClient(() => {});
  const long = failing(busy(600));
  await expect(client.fetchQuery({ queryKey: ['a'], queryFn: long })).rejects.toThrow('Slow down.');
  expect(long).toHaveBeenCalledTimes(1);
  const away = failing(new ApiError(503, 'Perhaps.', { retryAfter: 2 }));
  await expect(new MutationObserver(client, { mutationFn: away }).mutate()).rejects.toThrow('Perhaps.');
  expect(away).toHaveBeenCalledTimes(1);
});

it('waits ever longer where the server does not say how long', () => {
  expect([0, 1, 2, 9].map((count) => waitAsTold(count, new ApiError(503)))).toEqual([1000, 2000, 4000, 30_000]);
  expect(waitAsTold(0, new ApiError(503, '', { retryAfter: 7 }))).toBe(7000);
});
