import { STATE_LABELS } from '#web/domain/consent-state.ts';
import type { FilterChip } from '#web/ui/fields/FilterChips.tsx';
import type { ConsentsSearch, FilterId } from '../search.ts';

export const FILTER_LABELS: Record<FilterId, string> = {
  offering: 'Offering',
  user: 'User',
  state: 'State',
  version: 'Version',
};

/** One chip for each filter in force; uuids are told by the names that belong to them. */
export function filterChips(
  search: ConsentsSearch,
  names: { offering: string | undefined; user: string | undefined },
): FilterChip[] {
  const values: Record<FilterId, string | undefined> = {
    offering: search.offering && (names.offering ?? search.offering),
    user: search.user && (names.user ?? search.user),
    state: search.state && STATE_LABELS[search.state],
    version: search.version,
  };
  // The keys of the record just above.
  return (Object.keys(values) as FilterId[]).flatMap((id) => {
    const value = values[id];
    return value === undefined ? [] : [{ id, label: FILTER_LABELS[id], value }];
  });
}
