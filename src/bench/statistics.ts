/** The value below which the share `quantile` of the samples lies; NaN of none. */
export function quantile(samples: readonly number[], quantile: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? NaN;
}

export function summary(samples: readonly number[]) {
  return {
    p50: quantile(samples, 0.5),
    p99: quantile(samples, 0.99),
    spread: (quantile(samples, 0.75) - quantile(samples, 0.25)) / 2,
  };
}

/** Milliseconds of each of `count` runs, after a tenth of them to warm up, and at least six: then plans are settled. */
export async function time(count: number, work: () => Promise<unknown>): Promise<number[]> {
  for (let run = 0; run < Math.max(6, count / 10); run++) await work();
  const samples: number[] = [];
  for (let run = 0; run < count; run++) {
    const started = performance.now();
    await work();
    samples.push(performance.now() - started);
  }
  return samples;
}
