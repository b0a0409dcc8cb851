import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Offering } from '#contract/operations.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { client } from './client.ts';
import type { ListPage } from './list.ts';

/** Staff and support see all offerings as providers' ones, others those that everyone may see. */
const pathFor = (all: boolean) => (all ? '/api/marketplace-provider-offerings/' : '/api/marketplace-public-offerings/');

const FIELDS: ('uuid' | 'name' | 'customer_name' | 'collected_attributes')[] = [
  'uuid',
  'name',
  'customer_name',
  'collected_attributes',
];

/** One offering; rejects with status 404 when there is none or the reader may not see it. */
export function offeringOptions(uuid: string, all: boolean) {
  const path = pathFor(all);
  const params = { path: { uuid: plainUuid(uuid) }, query: { field: FIELDS } };
  return queryOptions({
    queryKey: ['get', `${path}{uuid}/`, { params }] as const,
    queryFn: async ({ signal }): Promise<Offering> => {
      const { data = {} } = await client.GET(`${path}{uuid}/`, { params, signal });
      return data;
    },
  });
}

/** As many as fit into an address that every server takes. */
export const OFFERINGS_AT_ONCE = 100;

/** Names of providers by uuid of offering, for at most `OFFERINGS_AT_ONCE`. What the reader may not see is left out. */
export function providersOptions(offeringUuids: readonly string[], all: boolean) {
  const path = pathFor(all);
  const uuid_list = offeringUuids.map(plainUuid);
  return queryOptions({
    queryKey: ['get', path, { providersOf: uuid_list }] as const,
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, string>> => {
      const query = { uuid_list, field: ['uuid' as const, 'customer_name' as const], page_size: OFFERINGS_AT_ONCE };
      const { data = [] } = await client.GET(path, { params: { query }, signal });
      return new Map(data.map(({ uuid = '', customer_name }) => [plainUuid(uuid), customer_name ?? '']));
    },
    staleTime: 300_000,
  });
}

/** Offerings that have terms in force, by name and page by page; `name` is any part of it, or empty. */
export function offeringsWithTermsOptions(name: string) {
  const path = pathFor(false);
  return infiniteQueryOptions({
    queryKey: ['get', path, { name }, 'with-terms'] as const,
    queryFn: async ({ signal, pageParam: page }): Promise<ListPage<Offering>> => {
      const query = {
        has_active_terms_of_service: true,
        name,
        field: FIELDS,
        o: ['name' as const],
        page,
        page_size: OFFERINGS_AT_ONCE,
      };
      const { data = [], response } = await client.GET(path, { params: { query }, signal });
      return { rows: data, total: Number(response.headers.get('X-Result-Count') ?? data.length) };
    },
    // Without it what was found already would go, and come again under the pointer of somebody who presses its button.
    placeholderData: keepPreviousData,
    initialPageParam: 1,
    getNextPageParam: (last, pages) => (last.total > pages.length * OFFERINGS_AT_ONCE ? pages.length + 1 : undefined),
  });
}
