import { useQuery, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Consent } from '#contract/operations.ts';
import { isNotFound } from '#web/api/errors.ts';
import { unmaskedConsentOptions, unmaskedPageOptions } from '#web/api/unmasked.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { fresh, inTurn } from '#web/receipts/read-fresh.ts';
import { filtersQuery, type FilterSearch } from '../filters/registry.ts';
import { collectAll } from './collect.ts';

/** What is to be read: everything that filters match, or consents one by one, which no list can be asked for. */
export type Selected = { search: FilterSearch } | { uuids: readonly string[] };

/** How many single consents are read at the same time. */
const AT_ONCE = 6;

type Progress = (read: number, total: number) => void;

function readMatching(queryClient: QueryClient, search: FilterSearch, zone: string, onProgress: Progress) {
  const query = { ...filtersQuery(search, zone), o: ['created' as const] };
  return collectAll({
    readPage: (page, page_size) =>
      queryClient.fetchQuery({ ...unmaskedPageOptions({ ...query, page, page_size }), ...fresh }),
    onProgress,
  });
}

/** Without those that have been deleted since. */
async function readEach(queryClient: QueryClient, uuids: readonly string[], onProgress: Progress): Promise<Consent[]> {
  let read = 0;
  const found = await inTurn(uuids, AT_ONCE, async (uuid) => {
    const consent = await queryClient
      .fetchQuery({ ...unmaskedConsentOptions(uuid), ...fresh })
      .catch((error: unknown) => {
        if (isNotFound(error)) return undefined;
        throw error;
      });
    read += 1;
    onProgress(read, uuids.length);
    return consent;
  });
  return found.filter((consent) => consent !== undefined);
}

/**
 * All selected consents, read completely and once: what is on screen stays what is confirmed. With people as they are, as the
 * job is to keep them; whoever shows them masks them.
 * @param selected nothing is read while it is `undefined`
 */
export function useCollected(selected: Selected | undefined) {
  const { zone } = useFormats();
  const [progress, setProgress] = useState({ read: 0, total: 0 });
  const onProgress: Progress = (read, total) => setProgress({ read, total });
  const query = useQuery({
    queryKey: ['bulk-revocation', selected, zone],
    queryFn: ({ client }) => {
      if (!selected) return [];
      return 'uuids' in selected
        ? readEach(client, selected.uuids, onProgress)
        : readMatching(client, selected.search, zone, onProgress);
    },
    enabled: selected !== undefined,
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    // An array of thousands that is compared with nothing.
    structuralSharing: false,
  });
  return { query, progress };
}
