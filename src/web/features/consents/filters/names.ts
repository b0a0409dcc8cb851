import { useLingui } from '@lingui/react';
import { useQueries } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { sameUuid } from '#web/domain/consent-words.ts';
import type { FilterChip } from '#web/ui/fields/FilterChips.tsx';
import type { LookupOption } from '#web/ui/fields/LookupField.tsx';
import type { Visitor } from '#web/lib/visitor.tsx';
import { lookupSource } from './lookups.ts';
import { activeFilters, LOOKUP_FILTERS, lookedUp, type FilterSearch, type LookupFilter } from './registry.ts';
import { nameOf, nameOptions } from './use-lookup.ts';

/** The things behind the uuids of the address, by the filter's id. */
export type FilterNames = ReadonlyMap<string, LookupOption>;

/** The names behind the uuids of the address: from the rows where they tell, else read by uuid. */
export function useFilterNames(search: FilterSearch, rows: readonly Consent[] = [], ownOnly: boolean): FilterNames {
  const { i18n } = useLingui();
  const wanted = LOOKUP_FILTERS.flatMap((filter) => {
    const uuid = lookedUp(filter, search);
    const source = lookupSource(filter.field.things, ownOnly);
    return uuid === undefined ? [] : [{ filter, uuid, source, known: nameInRows(filter, uuid, rows) }];
  });
  const read = useQueries({
    queries: wanted.map(({ source, uuid, known }) => ({ ...nameOptions(source, uuid), enabled: !known })),
  });
  return new Map(
    wanted.map(({ filter, uuid, source, known }, index) => [
      filter.id,
      { uuid, label: known || nameOf(source, uuid, read[index], i18n) },
    ]),
  );
}

function nameInRows({ field }: LookupFilter, uuid: string, rows: readonly Consent[]): string | undefined {
  const row = rows.find((consent) => sameUuid(field.inRow(consent).uuid, uuid));
  return row && field.inRow(row).name;
}

/** One chip for each filter that is on; uuids are told by the names that belong to them. */
export const filterChips = (search: FilterSearch, names: FilterNames, visitor: Visitor): FilterChip[] =>
  activeFilters(search).map((filter) => ({
    id: filter.id,
    label: visitor.i18n._(filter.label),
    value: filter.value(search, visitor, names.get(filter.id)?.label) ?? '',
  }));
