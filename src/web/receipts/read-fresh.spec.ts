import { expect, it } from 'vitest';
import { ApiError } from '#web/api/errors.ts';
import { fresh } from './fresh.ts';

it('waits as long as the server asks, a few times', () => {
  const busy = new ApiError(429, 'Too many requests.', { retryAfter: 3 });
  expect(fresh.retryDelay(1, busy)).toBe(3000);
  expect(fresh.retryDelay(1, new ApiError(429, 'Too many requests.'))).toBe(1000);
  expect([0, 4, 5].map((count) => fresh.retry(count, busy))).toEqual([true, true, false]);
});

it.each([0, 401, 403, 404, 500])('fails at once with status %i', (status) => {
  expect(fresh.retry(0, new ApiError(status, 'No.'))).toBe(false);
});
