import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { knowsAdditionOptions, type Addition } from '#web/api/dialect/additions.ts';
import type { Filter, Need } from './filter.ts';
import { activeFilters, FILTERS, offeredSearch, without, type FilterSearch } from './registry.ts';

/** Whether the server knows a filter. `unsure`: it could not be asked. */
export type Knowledge = 'known' | 'ignored' | 'asking' | 'unsure';

const knowledge = (read: { data: { known: boolean } | undefined; isError: boolean }): Knowledge => {
  if (read.data) return read.data.known ? 'known' : 'ignored';
  return read.isError ? 'unsure' : 'asking';
};

/** Asks whether the server knows `addition`; filters of Waldur itself, which have none, are known. */
export function useServerKnows(addition: Addition | undefined): { knows: Knowledge; askAgain: () => void } {
  const read = useQuery({
    ...knowsAdditionOptions(addition ?? 'filters by date'),
    enabled: addition !== undefined,
  });
  return { knows: addition === undefined ? 'known' : knowledge(read), askAgain: () => void read.refetch() };
}

/** A filter with what of it is in doubt. */
export interface Doubtful extends Need {
  filter: Filter;
}
export type DoubtfulFilters = Record<Exclude<Knowledge, 'known'>, readonly Doubtful[]>;

/** The filters that are on though the server does not know them, or may not. Asks only where the address has an addition. */
export function useDoubtfulFilters(search: FilterSearch): DoubtfulFilters {
  const added = activeFilters(search).flatMap((filter): Doubtful[] => {
    const need = filter.needs(search);
    return need ? [{ filter, ...need }] : [];
  });
  const additions = [...new Set(added.map(({ addition }) => addition))];
  const read = useQueries({ queries: additions.map((addition) => knowsAdditionOptions(addition)) });
  const found: Record<Knowledge, Doubtful[]> = { known: [], ignored: [], asking: [], unsure: [] };
  for (const each of added) {
    const answer = read[additions.indexOf(each.addition)];
    found[answer ? knowledge(answer) : 'asking'].push(each);
  }
  return found;
}

/**
 * What of the address counts: a filter that is not offered to the reader, or that the server ignores, filters nothing. While
 * some are still `asking`, more may turn out to be ignored.
 */
export function useUsedSearch<Search extends FilterSearch>(search: Search, ownOnly: boolean) {
  const doubtful = useDoubtfulFilters(search);
  const ids = doubtful.ignored.map(({ filter }) => filter.id).join();
  const used = useMemo((): Search => {
    const unused = FILTERS.filter(({ id }) => ids.split(',').includes(id));
    return offeredSearch({ ...search, ...without(unused) }, ownOnly);
  }, [search, ids, ownOnly]);
  return { used, doubtful };
}
