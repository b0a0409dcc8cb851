import { msg } from '@lingui/core/macro';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { ListQuery } from '#contract/operations.ts';
import type { KnownAdditions } from '#contract/page.ts';
import { CONSENTS } from '#contract/paths.ts';
import { client } from '#web/api/client.ts';
import { ApiError } from '#web/api/errors.ts';

/** Each asks for what no consent matches: a Waldur ignores the addition and counts all consents. */
const QUESTIONS = {
  'filters by date': { agreement_date_before: '0001-01-01' },
  // Of a repeated parameter a Waldur heeds the last alone, and a blank one not at all.
  'several in a filter': { offering_uuid: ['00000000-0000-4000-8000-000000000000', ''] },
  // A server cannot be asked what it will write down; the one that does came with the filters by date.
  'events of deletions': { agreement_date_before: '0001-01-01' },
};
export type Addition = keyof typeof QUESTIONS;

const ADDITIONS = Object.keys(QUESTIONS) as Addition[];

interface Knowledge {
  known: boolean;
  certain: boolean;
}

/** Asked once, since a server does not change under a page. One without any consent counts as knowing. */
export function knowsAdditionOptions(addition: Addition) {
  return queryOptions({
    queryKey: ['knows-addition', addition] as const,
    queryFn: async ({ signal }): Promise<Knowledge> => {
      const matching = await count(QUESTIONS[addition], signal);
      return { known: matching === 0, certain: matching > 0 || (await count({}, signal)) > 0 };
    },
    staleTime: ({ state }) => (state.data?.certain ? Infinity : 0),
    gcTime: Infinity,
  });
}

/** A server may be upgraded behind the one that remembers what it told. */
const REMEMBERED = 3_600_000;

/** So that the server is not asked again for every page that is drawn. */
export function recallAdditions(queryClient: QueryClient, known: KnownAdditions): void {
  for (const addition of ADDITIONS) {
    const told = known.get(addition);
    if (!told || Date.now() - told.at > REMEMBERED) continue;
    const knowledge = { known: told.known, certain: true };
    queryClient.setQueryData(knowsAdditionOptions(addition).queryKey, knowledge, { updatedAt: told.at });
  }
}

/** Notes what is certain, which holds for whoever asks. */
export function noteAdditions(queryClient: QueryClient, known: KnownAdditions): void {
  for (const addition of ADDITIONS) {
    const state = queryClient.getQueryState(knowsAdditionOptions(addition).queryKey);
    if (state?.data?.certain) known.set(addition, { known: state.data.known, at: state.dataUpdatedAt });
  }
}

async function count(query: ListQuery<typeof CONSENTS>, signal: AbortSignal): Promise<number> {
  const { response } = await client.HEAD(CONSENTS, { params: { query: { ...query, page_size: 1 } }, signal });
  const total = response.headers.get('X-Result-Count');
  if (total === null)
    throw new ApiError(response.status, '', { words: msg`The server did not say how many consents there are.` });
  return Number(total);
}
