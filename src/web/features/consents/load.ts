import { CONSENTS } from '#contract/paths.ts';
import { canonicalUuid } from '#contract/uuid.ts';
import { isPermitted } from '#contract/permissions.ts';
import { knowsAdditionOptions } from '#web/api/dialect/additions.ts';
import { consentOptions } from '#web/api/consents.ts';
import { consentEventsOptions } from '#web/api/events.ts';
import { countOptions, listOptions } from '#web/api/list.ts';
import { providersOptions } from '#web/api/offerings/offerings.ts';
import type { PageQueries, PageVisit } from '#web/api/page-queries.ts';
import { termsOptions } from '#web/api/terms.ts';
import { activeFilters, filtersQuery, offeredSearch, type FilterSearch } from './filters/registry.ts';
import { consentsQuery, readConsentsSearch } from './search.ts';

/** The page of the list that the address describes, for somebody who may see all consents or only their own. */
function listPage({ search, user, zone }: PageVisit) {
  const ownOnly = !isPermitted(user, 'consent.read-all');
  return listOptions(CONSENTS, consentsQuery(offeredSearch(readConsentsSearch(search), ownOnly), zone));
}

/** The list, and whether the server knows the filters that it is asked for. */
export const loadConsents: PageQueries = (visit) => {
  const search: FilterSearch = readConsentsSearch(visit.search);
  const additions = new Set(activeFilters(search).map((filter) => filter.needs(search)?.addition));
  return Promise.all([
    visit.read(listPage(visit)),
    ...[...additions].map((addition) => addition && visit.read(knowsAdditionOptions(addition))),
  ]);
};

/** How many consents an export of these filters has. */
export const loadExport: PageQueries = ({ read, search, user, zone }) => {
  const ownOnly = !isPermitted(user, 'consent.read-all');
  const query = filtersQuery(offeredSearch(readConsentsSearch(search), ownOnly), zone);
  return read(countOptions(CONSENTS, { ...query, page_size: 1 }));
};

/** One consent, what its page tells of it, and the list that it was opened from, for its neighbours. */
export const loadConsent: PageQueries = async (visit) => {
  const { user, params, search, read } = visit;
  const uuid = canonicalUuid(params.uuid ?? '');
  if (uuid === undefined) return;
  const fromList = search.size > 0 || isPermitted(user, 'consent.read-all');
  const neighbours = fromList ? read(listPage(visit)) : undefined;
  const consent = await read(consentOptions(uuid));
  if (!consent) return;
  const seesAll = isPermitted(user, 'consent.read-all');
  await Promise.all([
    read(consentEventsOptions(consent)),
    read(termsOptions(consent.offering_uuid)),
    read(providersOptions([consent.offering_uuid], seesAll)),
    neighbours,
  ]);
};
