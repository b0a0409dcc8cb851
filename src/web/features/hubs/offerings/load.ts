import { isPermitted } from '#contract/permissions.ts';
import type { PageQueries } from '#web/api/page-queries.ts';
import { offeringsOptions, readOfferingsSearch } from './offerings-search.ts';

/** The page of offerings that the address describes. */
export const loadOfferings: PageQueries = async ({ user, search, read }) => {
  if (!isPermitted(user, 'offering.read-statistics')) return;
  await read(offeringsOptions(readOfferingsSearch(search)));
};
