import { expect, test } from 'vitest';
import { quantile, summary, time } from './statistics.ts';

test('quantiles are samples, whatever their order', () => {
  const samples = Array.from({ length: 101 }, (_, n) => 100 - n);
  expect(summary(samples)).toEqual({ p50: 50, p99: 99, spread: 25 });
  expect(quantile([7], 0.99)).toBe(7);
  expect(quantile([], 0.5)).toBeNaN();
});

test('runs to warm up are not among the samples', async () => {
  let runs = 0;
  const samples = await time(10, async () => void runs++);
  expect([samples.length, runs]).toEqual([10, 16]);
});
