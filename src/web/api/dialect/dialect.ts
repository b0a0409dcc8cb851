import type { Consent } from '#contract/operations.ts';

type Row = Pick<Consent, 'requires_reconsent'> & { collected_attributes?: readonly string[] };

/** Waldurs tell the shared attributes since January 2026, soon after they began to compare versions in filters. */
const isRecent = ({ collected_attributes }: Row) => collected_attributes !== undefined;

/**
 * Waldurs of 2025 look at the terms alone. Without a row, `other` consents tell the server's age; `undefined` without any.
 */
export function selectsByVersion(
  rows: readonly Row[],
  wanted: boolean,
  other: readonly Row[] = [],
): boolean | undefined {
  if (rows.length > 0) return rows.every((row) => isRecent(row) && row.requires_reconsent === wanted);
  return other.length > 0 ? other.every(isRecent) : undefined;
}
