import { expect, it } from 'vitest';
import { ApiError } from '#web/api/errors.ts';
import { fresh, inTurn } from './read-fresh.ts';

it('waits when the server asks for it, a few times', () => {
  const busy = new ApiError(429, 'Too many requests.', { retryAfter: 3 });
  expect([0, 9, 10].map((count) => fresh.retry(count, busy))).toEqual([true, true, false]);
});

it.each([0, 401, 403, 404, 500])('fails at once with status %i', (status) => {
  expect(fresh.retry(0, new ApiError(status, 'No.'))).toBe(false);
});

it('works on so many at once and keeps the order', async () => {
  let running = 0;
  let most = 0;
  const results = await inTurn([5, 1, 4, 2, 3], 2, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, item));
    running -= 1;
    return item * 10;
  });
  expect(results).toEqual([50, 10, 40, 20, 30]);
  expect(most).toBe(2);
});

it('fails with the first failure, and has nothing to do with nothing', async () => {
  await expect(inTurn([1, 2], 2, (item) => Promise.reject(new Error(`no ${item}`)))).rejects.toThrow('no 1');
  expect(await inTurn([], 3, (item) => Promise.resolve(item))).toEqual([]);
});
