type Rollup = 'consent_counts' | 'consent_totals';

/** SQL of a rollup's rows and the deltas not yet in it, both named `c` in `where`; sums over both are exact. */
export function withDeltas(rollup: Rollup, columns: string, where = ''): string {
  return `(select ${columns} from ${rollup} c ${where}
    union all select ${columns} from consent_changes c ${where})`;
}
