import type { ListQuery } from '#contract/operations.ts';
import { PROVIDER_OFFERINGS } from '#contract/paths.ts';
import { listOptions } from '#web/api/list.ts';
import { readTyped } from '#web/domain/typed.ts';
import { integer, oneOf, optional, readSearch, text, type Values } from '#web/lib/search.ts';

export const PAGE_SIZES = ['25', '50', '100'] as const;

/** Everything that the address of the page says. */
export const offeringsSearch = {
  search: text(),
  page: integer(1),
  page_size: oneOf(PAGE_SIZES, '50'),
  /** With those that never had terms. */
  without_terms: optional(['included']),
};
export type OfferingsSearch = Values<typeof offeringsSearch>;

export const readOfferingsSearch = (params: URLSearchParams): OfferingsSearch => readSearch(offeringsSearch, params);

type OfferingsQuery = ListQuery<typeof PROVIDER_OFFERINGS>;

/**
 * One page of offerings by what needs attention. A server that does not know that order sends them by name, without their
 * consents: by that it is known.
 */
export function offeringsOptions({ search, page, page_size, without_terms }: OfferingsSearch) {
  const wanted = search && readTyped(search, 'offerings');
  const query: OfferingsQuery = {
    by_attention: true,
    o: ['name'],
    field: ['uuid', 'name', 'customer_name', 'state', 'consents'],
    page,
    page_size: Number(page_size),
    ...(wanted && ('uuid' in wanted ? { uuid_list: [wanted.uuid] } : { keyword: wanted.text })),
    ...(without_terms === undefined && { has_terms_of_service: true }),
  };
  return listOptions(PROVIDER_OFFERINGS, query);
}
