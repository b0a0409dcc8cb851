import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isLike, longestWord } from '#contract/likeness.ts';
import type { Offering } from '#contract/operations.ts';
import { offeringsWithTermsOptions } from '#web/api/offerings/offerings.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { useDebounced } from '#web/lib/settling.ts';

interface NotAccepted {
  /** At most as many as wanted; `undefined` before the first are there. */
  offerings: Offering[] | undefined;
  /** How many there are, as far as they are read. */
  found: number | undefined;
  /** Whether all are read. */
  isAll: boolean;
  more: boolean;
  error: unknown;
  busy: boolean;
  refetch: () => void;
}

export interface Sought {
  /** Offerings to which there is a consent, by plain uuid. */
  known: ReadonlySet<string>;
  search: string;
  /** The names of providers with whose offerings the reader has to do already. */
  providers: ReadonlySet<string>;
}

const knownFirst = (offerings: readonly Offering[], providers: ReadonlySet<string>): Offering[] => {
  const isOfKnown = ({ customer_name }: Offering) => providers.has(customer_name ?? '');
  return [...offerings.filter(isOfKnown), ...offerings.filter((offering) => !isOfKnown(offering))];
};

/**
 * Offerings with terms in force to which there is no consent of one's own. `known` are those to which there is one, in any
 * state: the server's own filter counts withdrawn ones as missing, and older Waldurs' leaves out others. Pages are read
 * until there are `wanted` offerings to show, which is one more page at most for every hundred consents; none before somebody
 * looks.
 */
export function useNotAccepted(
  { known, search, providers }: Sought,
  { wanted, isLookedAt }: { wanted: number; isLookedAt: boolean },
): NotAccepted {
  const settled = useDebounced(search, 250);
  const read = useInfiniteQuery({ ...offeringsWithTermsOptions(longestWord(settled)), enabled: isLookedAt });
  const { hasNextPage, isFetching, isError, fetchNextPage } = read;
  // Within each page, so that nothing moves once it is shown.
  const offerings = read.data?.pages
    .flatMap(({ rows }) => knownFirst(rows, providers))
    .filter(({ uuid = '', name = '' }) => !known.has(plainUuid(uuid)) && isLike(name, search));
  const short = offerings !== undefined && offerings.length < wanted && hasNextPage;
  useEffect(() => {
    if (short && !isFetching && !isError) void fetchNextPage();
  }, [short, isFetching, isError, fetchNextPage]);
  return {
    offerings: offerings?.slice(0, wanted),
    found: offerings?.length,
    isAll: !hasNextPage,
    more: hasNextPage || (offerings?.length ?? 0) > wanted,
    error: read.error,
    busy: isFetching || read.isPending,
    refetch: () => void (read.data && isError ? fetchNextPage() : read.refetch()),
  };
}
