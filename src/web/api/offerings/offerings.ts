import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Consent, Offering } from '#contract/operations.ts';
import { PROVIDER_OFFERINGS, PUBLIC_OFFERINGS } from '#contract/paths.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { $api } from '#web/api/client.ts';
import { listOptions, readPage, type ListPage } from '#web/api/list.ts';

export const offeringsPath = (all: boolean) => (all ? PROVIDER_OFFERINGS : PUBLIC_OFFERINGS);

const FIELDS: ('uuid' | 'name' | 'customer_name' | 'state' | 'collected_attributes')[] = [
  'uuid',
  'name',
  'customer_name',
  'state',
  'collected_attributes',
];

/** @throws ApiError with status 404 when there is none or the visitor may not see it */
export function offeringOptions(uuid: string, all: boolean) {
  const params = { path: { uuid: plainUuid(uuid) }, query: { field: FIELDS } };
  const { queryKey, queryFn } = $api.queryOptions('get', `${offeringsPath(all)}{uuid}/`, { params });
  return queryOptions({ queryKey, queryFn });
}

/** As many as fit into an address that every server takes. */
const OFFERINGS_AT_ONCE = 100;

export function offeringBatches(consents: readonly Pick<Consent, 'offering_uuid'>[]): string[][] {
  // Sorted, so that another order of the consents asks for nothing anew.
  const uuids = [...new Set(consents.map(({ offering_uuid }) => plainUuid(offering_uuid)))].sort();
  return Array.from({ length: Math.ceil(uuids.length / OFFERINGS_AT_ONCE) }, (_, batch) =>
    uuids.slice(batch * OFFERINGS_AT_ONCE, (batch + 1) * OFFERINGS_AT_ONCE),
  );
}

/** Names by uuid of offering, for one batch, without what the visitor may not see. */
export function providersOptions(offeringUuids: readonly string[], all: boolean) {
  const query = {
    uuid_list: offeringUuids.map(plainUuid),
    field: ['uuid' as const, 'customer_name' as const],
    page_size: OFFERINGS_AT_ONCE,
  };
  return {
    ...listOptions(offeringsPath(all), query),
    placeholderData: undefined,
    staleTime: 300_000,
    select: byOffering,
  };
}

const byOffering = ({ rows }: ListPage<Offering>): ReadonlyMap<string, string> =>
  new Map(rows.map(({ uuid = '', customer_name }) => [plainUuid(uuid), customer_name ?? '']));

export function offeringsWithTermsOptions(name: string) {
  const query = { has_active_terms_of_service: true, name, field: FIELDS, o: ['name' as const] };
  return infiniteQueryOptions({
    queryKey: ['get', PUBLIC_OFFERINGS, { params: { query } }, 'pages'] as const,
    queryFn: (context) =>
      readPage(PUBLIC_OFFERINGS, { ...query, page: context.pageParam, page_size: OFFERINGS_AT_ONCE }, context),
    // Keeps what was found under the pointer of somebody who presses its button.
    placeholderData: keepPreviousData,
    initialPageParam: 1,
    getNextPageParam: (last, pages) => (last.total > pages.length * OFFERINGS_AT_ONCE ? pages.length + 1 : undefined),
  });
}
