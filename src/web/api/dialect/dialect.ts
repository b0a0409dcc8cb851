import type { Consent } from '#contract/operations.ts';

type Row = Pick<Consent, 'requires_reconsent'> & { collected_attributes?: readonly string[] };

/** Waldurs tell the shared attributes since January 2026, some time after they began to compare versions in filters. */
const isRecent = ({ collected_attributes }: Row) => collected_attributes !== undefined;

/**
 * Whether the server that sent `rows` for the filter `requires_reconsent=wanted` selects as the field of that name tells;
 * Waldurs of 2025 look at the terms alone and not at the accepted version. Without a row, `other` consents of that server
 * have to tell its age. `undefined` when there is nothing to judge by.
 */
export function selectsByVersion(
  rows: readonly Row[],
  wanted: boolean,
  other: readonly Row[] = [],
): boolean | undefined {
  if (rows.length > 0) return rows.every((row) => isRecent(row) && row.requires_reconsent === wanted);
  return other.length > 0 ? other.every(isRecent) : undefined;
}
