import { canonicalUuid } from '#contract/uuid.ts';
import { refusal } from '#contract/permissions.ts';
import type { SessionUser } from '#contract/session.ts';
import { consentOptions, CONSENTS } from '#web/api/consents.ts';
import { consentEventsOptions } from '#web/api/events.ts';
import { listOptions } from '#web/api/list.ts';
import type { PageQueries } from '#web/api/page-queries.ts';
import { termsOptions } from '#web/api/terms.ts';
import { readSearch } from '#web/lib/search.ts';
import { consentsQuery, consentsSearch } from './search.ts';

/** The page of the list that the address describes, for somebody who may see all consents or only their own. */
function listPage(params: URLSearchParams, user: SessionUser) {
  const search = readSearch(consentsSearch, params);
  const ownOnly = refusal(user, 'consent.read-all') !== undefined;
  return listOptions(CONSENTS, consentsQuery(ownOnly ? { ...search, user: undefined } : search));
}

export const loadConsents: PageQueries = ({ user, search, read }) => read(listPage(search, user));

/** One consent, what its page tells of it, and the list that it was opened from, for its neighbours. */
export const loadConsent: PageQueries = async ({ user, params, search, read }) => {
  const uuid = canonicalUuid(params.uuid ?? '');
  if (uuid === undefined) return;
  const fromList = search.size > 0 || refusal(user, 'consent.read-all') === undefined;
  const neighbours = fromList ? read(listPage(search, user)) : undefined;
  const consent = await read(consentOptions(uuid));
  if (!consent) return;
  await Promise.all([read(consentEventsOptions(consent)), read(termsOptions(consent.offering_uuid)), neighbours]);
};
