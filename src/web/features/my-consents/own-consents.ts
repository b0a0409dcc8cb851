import { useQueries, useQuery } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { CONSENTS } from '#contract/paths.ts';
import { listOptions, MOST_ROWS, withoutRepeats } from '#web/api/list.ts';

/** The numbers of the pages that follow the first. */
export function pagesAfterFirst(total: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil(total / MOST_ROWS) - 1) }, (_, index) => index + 2);
}

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
    consents: complete ? withoutRepeats(rows.flatMap((page) => page ?? [])) : undefined,
    error: pages.find((page) => page.isError)?.error,
    busy: pages.some((page) => page.isFetching),
    refetch: () => {
      for (const page of pages) if (page.isError || page.isStale) void page.refetch();
    },
  };
}
