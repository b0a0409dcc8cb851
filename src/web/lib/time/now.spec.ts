import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lastUse, noteUse } from './session-time.ts';
import { hearServerTime, serverAhead, serverNow } from './now.ts';

const SERVER = '2026-03-01T12:00:00.000Z';
const VISITOR = '2026-03-02T01:00:00.000Z';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse(VISITOR) }));
afterEach(() => void vi.useRealTimers());

it('is the server’s, however far the visitor’s clock is ahead, and goes on with time', () => {
  hearServerTime(SERVER);
  expect(serverNow()).toBe(Date.parse(SERVER));
  vi.advanceTimersByTime(60_000);
  expect(serverNow()).toBe(Date.parse(SERVER) + 60_000);
  // Somebody sets the clock.
  vi.setSystemTime(Date.parse(VISITOR) - 7_200_000);
  expect(serverNow()).toBe(Date.parse(SERVER) + 60_000);
});

it('dates a use that came before the server had told its time', () => {
  noteUse();
  vi.advanceTimersByTime(2000);
  hearServerTime(SERVER);
  expect(lastUse()).toBe(Date.parse(SERVER) - 2000);
});

it('takes no notice of what is no time', () => {
  hearServerTime(SERVER);
  hearServerTime('soon');
  expect(serverNow()).toBe(Date.parse(SERVER));
});

it('is as far ahead as the server’s, when that was told some time ago', () => {
  const tick = performance.now();
  vi.advanceTimersByTime(5000);
  hearServerTime(Date.parse(SERVER), tick);
  expect(serverNow()).toBe(Date.parse(SERVER) + 5000);
  expect(serverAhead()).toBe(Date.parse(SERVER) - Date.parse(VISITOR));
});
