import type { PageQueries } from '#web/api/page-queries.ts';
import { offeringsOptions, readOfferingsSearch } from './offerings-search.ts';

/** The page of offerings that the address describes. */
export const loadOfferings: PageQueries = ({ search, read }) => read(offeringsOptions(readOfferingsSearch(search)));
