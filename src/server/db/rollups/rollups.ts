/** Counts of consents, by offering, version and state, or by version and state alone. */
type Rollup = 'consent_counts' | 'consent_totals';

/**
 * SQL of a rollup's rows together with the deltas that are not compacted into it yet; sums over both are exact. Both are
 * named `c` in `where`, which is empty or begins with `where`.
 */
export function withDeltas(rollup: Rollup, columns: string, where = ''): string {
  return `(select ${columns} from ${rollup} c ${where}
    union all select ${columns} from consent_changes c ${where})`;
}
