import { expect, test } from 'vitest';
import { createExpiringSet } from './expiring-set.ts';

test('remembers for its time, each from when it was added last', () => {
  let now = 0;
  const set = createExpiringSet({ lifetime: 10, now: () => now });
  set.add('a');
  set.add('b');
  now = 6;
  set.add('a');
  now = 10;
  expect([set.has('a'), set.has('b'), set.has('c')]).toEqual([true, false, false]);
  set.delete('a');
  expect(set.has('a')).toBe(false);
});

test('forgets the oldest beyond its size', () => {
  const set = createExpiringSet({ lifetime: 10, now: () => 0, most: 2 });
  for (const text of ['a', 'b', 'a', 'c']) set.add(text);
  expect([set.has('a'), set.has('b'), set.has('c')]).toEqual([true, false, true]);
});

test('takes no longer to add one to a million than to a thousand', () => {
  const timeOf = (before: number) => {
    const set = createExpiringSet({ lifetime: 1e6, now: () => 0 });
    for (let n = 0; n < before; n++) set.add(`s${n}`);
    const started = performance.now();
    for (let n = 0; n < 1000; n++) set.add(`t${n}`);
    return performance.now() - started;
  };
  timeOf(1000);
  // Looking through all of them takes minutes.
  expect(timeOf(1_000_000)).toBeLessThan(timeOf(1000) * 20 + 100);
});
