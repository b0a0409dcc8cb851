import { useLingui } from '@lingui/react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { Consent } from '#contract/operations.ts';
import { CONSENTS } from '#contract/paths.ts';
import { isNotFound, reasonOf } from '#web/api/errors.ts';
import { listOptions, type ListPage } from '#web/api/list.ts';
import type { Reason } from '#web/lib/reason.ts';
import { serverAhead } from '#web/lib/time/now.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { pageCount } from '#web/ui/table/paging.ts';
import { filtersQuery, offeredSearch } from '../filters/registry.ts';
import { consentsQuery, type ConsentsSearch } from '../search.ts';

export interface ConsentsList {
  /** Rows to show; `undefined` before the first answer, and when the rows that the address asks for cannot be had. */
  page: ListPage<Consent> | undefined;
  /** How many match the filters of the address; `undefined` until that is known of these very filters. */
  total: number | undefined;
  /** The same, unless the rows are those of an earlier address. */
  answer: ListPage<Consent> | undefined;
  /** The rows belong to an earlier address, or are being read again. */
  busy: boolean;
  problem: Reason | undefined;
  /** By the server's clock, in milliseconds; 0 before the first answer. */
  readAt: number;
  refresh: () => void;
}

type Mend = (changes: Partial<ConsentsSearch>, options: { replace: boolean }) => void;

/** The page that the address asks for. The address of a page past the end is mended through `change`. */
export function useConsentsList(search: ConsentsSearch, change: Mend): ConsentsList {
  const { i18n } = useLingui();
  const { zone } = useFormats();
  const list = useQuery(listOptions(CONSENTS, consentsQuery(search, zone)));
  const answer = list.isPlaceholderData ? undefined : list.data;
  const kept = useLastAnswer(answer, list.dataUpdatedAt);
  const pastEnd = search.page > 1 && isNotFound(list.error);
  useLastPageInstead(search, pastEnd, change);

  const failed = list.isError && !pastEnd;
  const page = list.data ?? (failed ? undefined : kept.data);
  const total = useTotal(answer, JSON.stringify(filtersQuery(search, zone)));
  return {
    // Without old rows "no consent matches" would be said of filters that nobody has an answer to yet.
    page: total === undefined && page?.rows.length === 0 ? undefined : page,
    total: page && total,
    answer,
    busy: list.isFetching || list.isPlaceholderData || pastEnd,
    problem: failed ? reasonOf(list.error, i18n) : undefined,
    readAt: page ? kept.at + serverAhead() : 0,
    refresh: () => void list.refetch(),
  };
}

/** Starts to read the page that an address will ask for. */
export function usePrefetchList(ownOnly: boolean): (search: ConsentsSearch) => void {
  const { zone } = useFormats();
  const queryClient = useQueryClient();
  return useCallback(
    (search) => {
      const query = consentsQuery(offeredSearch(search, ownOnly), zone);
      void queryClient.prefetchQuery(listOptions(CONSENTS, query));
    },
    [queryClient, zone, ownOnly],
  );
}

/** The total of the last answer to these filters, which holds for each of their pages and orders. */
function useTotal(answer: ListPage<Consent> | undefined, filters: string): number | undefined {
  const [counted, setCounted] = useState<{ filters: string; total: number }>();
  if (answer && (counted?.filters !== filters || counted.total !== answer.total)) {
    setCounted({ filters, total: answer.total });
  }
  if (answer) return answer.total;
  return counted?.filters === filters ? counted.total : undefined;
}

/** The last rows that arrived, for the time until the last page takes the place of one past the end. */
function useLastAnswer<Data>(data: Data | undefined, at: number): { data: Data | undefined; at: number } {
  const [kept, setKept] = useState<{ data: Data | undefined; at: number }>({ data: undefined, at: 0 });
  if (data === undefined || (data === kept.data && at === kept.at)) return kept;
  const fresh = { data, at };
  setKept(fresh);
  return fresh;
}

/** The API answers 404 to a page past the end, as after revoking the last row of the last page; one row tells the total. */
function useLastPageInstead(search: ConsentsSearch, pastEnd: boolean, change: Mend): void {
  const { zone } = useFormats();
  const probe = useQuery({
    ...listOptions(CONSENTS, { ...consentsQuery(search, zone), page: 1, page_size: 1 }),
    enabled: pastEnd,
    placeholderData: undefined,
    staleTime: 0,
  });
  const total = pastEnd && probe.isSuccess && !probe.isFetching ? probe.data.total : undefined;
  const last = total === undefined ? undefined : Math.min(search.page - 1, pageCount(total, Number(search.page_size)));
  useEffect(() => {
    if (last !== undefined) change({ page: last }, { replace: true });
  }, [last, change]);
}
