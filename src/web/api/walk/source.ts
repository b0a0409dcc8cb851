import type { QueryClient } from '@tanstack/react-query';
import { CONSENTS } from '#contract/paths.ts';
import { knowsAdditionOptions } from '#web/api/dialect/additions.ts';
import { countOptions, listOptions, MOST_ROWS, noPagePastEnd } from '#web/api/list.ts';
import { offeringsPath } from '#web/api/offerings/offerings.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import type { ConsentsQuery } from '#web/api/consents.ts';
import { walk, walkByOffering, type Portion, type ReadPage } from './walk.ts';
import type { Attempt } from './steady.ts';

/** Not kept: a million rows would stay in the page's memory. */
const once = { staleTime: 0, gcTime: 0, retry: false };

/** Up to so many rows no page of a Waldur is far. */
const NEAR = 10 * MOST_ROWS;

async function offeringUuids(queryClient: QueryClient, all: boolean, attempt: Attempt): Promise<string[]> {
  const uuids: string[] = [];
  for (let page = 1; ; page += 1) {
    const query = { field: ['uuid' as const], o: ['name' as const], page, page_size: MOST_ROWS };
    const options = { ...listOptions(offeringsPath(all), query), ...once };
    const { rows, total } = await attempt(() => queryClient.fetchQuery(options));
    uuids.push(...rows.map(({ uuid = '' }) => plainUuid(uuid)));
    if (rows.length < MOST_ROWS || page * MOST_ROWS >= total) return uuids;
  }
}

export function consentSource(queryClient: QueryClient, query: ConsentsQuery, seesAll: boolean) {
  const readPage =
    (attempt: Attempt): ReadPage =>
    (asked) =>
      attempt(() => queryClient.fetchQuery({ ...listOptions(CONSENTS, asked), ...once }).catch(noPagePastEnd));
  /** A server with the filters by date has far pages that cost no more than near ones. */
  const hasCheapPages = async () => (await queryClient.fetchQuery(knowsAdditionOptions('filters by date'))).known;
  return {
    count: () => queryClient.fetchQuery({ ...countOptions(CONSENTS, { ...query, page_size: 1 }), ...once }),
    async *portions(attempt: Attempt, total: number): AsyncGenerator<Portion> {
      const isNear = total <= NEAR || query.offering_uuid !== undefined || query.user_uuid !== undefined;
      if (isNear || (await attempt(hasCheapPages))) {
        yield* walk(readPage(attempt), query);
        return;
      }
      const offerings = await offeringUuids(queryClient, seesAll, attempt);
      yield* walkByOffering(readPage(attempt), query, offerings, total);
    },
  };
}
