/** NaN without samples. */
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

/**
 * The works take turns, so that a busy moment of the machine meets all of them; some runs come before, until plans are
 * settled. In milliseconds.
 */
export async function timeInTurns(count: number, works: readonly (() => Promise<unknown>)[]): Promise<number[][]> {
  const samples = works.map((): number[] => []);
  const before = Math.max(6, Math.ceil(count / 10));
  for (let run = -before; run < count; run++) {
    for (const [place, work] of works.entries()) {
      const started = performance.now();
      await work();
      if (run >= 0) samples[place]?.push(performance.now() - started);
    }
  }
  return samples;
}
