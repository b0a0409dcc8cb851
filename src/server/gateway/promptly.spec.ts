import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { promptly } from './promptly.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a database that hangs is not waited for, nor asked at once again', async () => {
  let asked = 0;
  const hanging = promptly({ query: () => new Promise(() => void asked++) });
  const first = expect(hanging.query('select 1')).rejects.toThrow('takes longer than 3000 ms');
  await vi.advanceTimersByTimeAsync(3000);
  await first;
  await expect(hanging.query('select 1')).rejects.toThrow('has just taken too long');
  expect(asked).toBe(1);
});
