import { useQueries, useQuery } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { CONSENTS } from '#contract/paths.ts';
import { listOptions, MOST_ROWS } from '#web/api/list.ts';
import { pagesAfterFirst, withoutRepeats } from './all-pages.ts';

interface OwnConsents {
  /** All of them, newest first; `undefined` before every page is there. */
  consents: Consent[] | undefined;
  error: unknown;
  busy: boolean;
  refetch: () => void;
}

/** One page of the consents of one user. */
export const ownConsentsOptions = (userUuid: string, page: number) => ({
  ...listOptions(CONSENTS, {
    user_uuid: [userUuid],
    o: ['-agreement_date', '-created'],
    page,
    page_size: MOST_ROWS,
  }),
  placeholderData: undefined,
});

/** Every consent of one user, whatever the number. The first page tells how many others there are to read. */
export function useOwnConsents(userUuid: string): OwnConsents {
  const first = useQuery(ownConsentsOptions(userUuid, 1));
  const others = useQueries({
    queries: pagesAfterFirst(first.data?.total ?? 0).map((page) => ownConsentsOptions(userUuid, page)),
  });
  const pages = [first, ...others];
  const rows = pages.map(({ data }) => data?.rows);
  const complete = rows.every((page) => page !== undefined);
  return {
    consents: complete ? withoutRepeats(rows.flat()) : undefined,
    error: pages.find((page) => page.isError)?.error,
    busy: pages.some((page) => page.isFetching),
    refetch: () => {
      for (const page of pages) if (page.isError || page.isStale) void page.refetch();
    },
  };
}
