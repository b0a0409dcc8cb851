import { useLingui } from '@lingui/react';
import { useQueries } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { sameUuid } from '#web/domain/consent-words.ts';
import type { FilterChip } from '#web/ui/fields/FilterChips.tsx';
import type { LookupOption } from '#web/ui/fields/LookupField.tsx';
import { isolate } from '#web/lib/text/isolate.ts';
import type { Visitor } from '#web/lib/visitor.tsx';
import { lookupSource } from './lookup/lookups.ts';
import {
  activeFilters,
  isLookup,
  LOOKUP_FILTERS,
  lookedUp,
  lookFor,
  without,
  type FilterSearch,
  type LookupFilter,
} from './registry.ts';
import { nameOf, nameOptions } from './lookup/lookup-queries.ts';

/** The things behind the uuids of the address, by the filter's id. */
export type FilterNames = ReadonlyMap<string, readonly LookupOption[]>;

/** The names behind the uuids of the address: from the rows where they tell, else read by uuid. */
export function useFilterNames(search: FilterSearch, rows: readonly Consent[] = [], ownOnly: boolean): FilterNames {
  const { i18n } = useLingui();
  const wanted = LOOKUP_FILTERS.flatMap((filter) => {
    const source = lookupSource(filter.field.things, ownOnly);
    return lookedUp(filter, search).map((uuid) => ({ filter, uuid, source, known: nameInRows(filter, uuid, rows) }));
  });
  const read = useQueries({
    queries: wanted.map(({ source, uuid, known }) => ({ ...nameOptions(source, uuid), enabled: !known })),
  });
  const names = new Map<string, LookupOption[]>();
  for (const [index, { filter, uuid, source, known }] of wanted.entries()) {
    const options = names.get(filter.id) ?? [];
    names.set(filter.id, options);
    options.push({ uuid, label: known || nameOf(source, uuid, read[index], i18n) });
  }
  return names;
}

function nameInRows({ field }: LookupFilter, uuid: string, rows: readonly Consent[]): string | undefined {
  const row = rows.find((consent) => sameUuid(field.inRow(consent).uuid, uuid));
  return row && field.inRow(row).name;
}

/** A chip, and the changes by which it goes. */
export interface RemovableChip extends FilterChip {
  without: Partial<FilterSearch>;
}

const labelsOf = (filter: { id: string }, names: FilterNames) => names.get(filter.id)?.map(({ label }) => label);

/** One chip for each filter that is on, and for each thing of one by name; uuids are told by the names that belong to them. */
export const filterChips = (search: FilterSearch, names: FilterNames, visitor: Visitor): RemovableChip[] =>
  activeFilters(search).flatMap((filter) => {
    const { id } = filter;
    const label = visitor.i18n._(filter.label);
    if (!isLookup(filter))
      return [{ id, label, value: filter.value(search, visitor) ?? '', without: without([filter]) }];
    const uuids = lookedUp(filter, search);
    return uuids.map((uuid, index) => ({
      id: `${id} ${uuid}`,
      label,
      value: labelsOf(filter, names)?.[index] ?? uuid,
      without: lookFor(filter, uuids.toSpliced(index, 1)),
    }));
  });

/** The filters that are on, one line each: "Offering: GPU cluster or Archive". */
export interface FilterWords {
  /** Of the filter. */
  id: string;
  label: string;
  value: string;
}

export const filterWords = (search: FilterSearch, names: FilterNames, visitor: Visitor): FilterWords[] =>
  activeFilters(search).map((filter) => ({
    id: filter.id,
    label: visitor.i18n._(filter.label),
    value: filter.value(search, visitor, labelsOf(filter, names)) ?? '',
  }));

/** The same as one text each. */
export const filterLines = (words: readonly Pick<FilterWords, 'label' | 'value'>[]): string[] =>
  words.map(({ label, value }) => `${label}: ${isolate(value)}`);
