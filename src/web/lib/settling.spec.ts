import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDwell } from './settling.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('only what was reached last is asked for, and only if it is not left at once', () => {
  const asked: string[] = [];
  const dwell = createDwell();
  const reach = (name: string) => dwell(() => void asked.push(name));
  reach('first');
  vi.advanceTimersByTime(40);
  reach('second');
  vi.advanceTimersByTime(60);
  expect(asked).toEqual([]);
  vi.advanceTimersByTime(40);
  expect(asked).toEqual(['second']);
  reach('third');
  dwell();
  vi.advanceTimersByTime(1000);
  expect(asked).toEqual(['second']);
});
