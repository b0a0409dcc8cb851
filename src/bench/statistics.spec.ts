import { expect, test } from 'vitest';
import { quantile, summary, timeInTurns } from './statistics.ts';

test('quantiles are samples, whatever their order', () => {
  const samples = Array.from({ length: 101 }, (_, n) => 100 - n);
  expect(summary(samples)).toEqual({ p50: 50, p99: 99, spread: 25 });
  expect(quantile([7], 0.99)).toBe(7);
  expect(quantile([], 0.5)).toBeNaN();
});

test('works take turns, and runs to warm up are not among the samples', async () => {
  const runs: string[] = [];
  const samples = await timeInTurns(10, [async () => void runs.push('a'), async () => void runs.push('b')]);
  expect(samples.map((of) => of.length)).toEqual([10, 10]);
  expect(runs.join('')).toBe('ab'.repeat(16));
});
