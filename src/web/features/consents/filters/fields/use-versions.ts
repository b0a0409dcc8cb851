import { useQueries } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { termsOptions } from '#web/api/terms.ts';
import type { FilterValues } from '../filter.ts';

/**
 * The versions to choose from: all of the chosen offerings, or those of the rows on screen. The API has no list of all
 * versions of all offerings.
 * @param asked whether somebody is at the field; before, nothing is read for it
 */
export function useVersions({ offering }: FilterValues, rows: readonly Consent[], asked: boolean): readonly string[] {
  const read = useQueries({
    queries: (offering?.split(',') ?? []).map((uuid) => ({ ...termsOptions(uuid), enabled: asked })),
  });
  const versions = [...read.flatMap(({ data }) => data ?? []), ...rows].map(({ version }) => version).filter(Boolean);
  return [...new Set(versions)].sort((a, b) => b.localeCompare(a, undefined, { numeric: true }));
}
