import { queryOptions } from '@tanstack/react-query';
import { CONSENTS } from '#web/api/consents.ts';
import { countOptions, readPages } from '#web/api/list.ts';
import { offeringCounts } from '#web/api/offering-counts.ts';
import { TERMS } from '#web/api/terms.ts';
import { stateFilters } from '#web/domain/consent-state.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import type { DemandingTerms } from '#web/domain/radar.ts';

/** The consents of all offerings together. */
export const totals = {
  notRevoked: countOptions(CONSENTS, { has_consent: true }),
  revoked: countOptions(CONSENTS, stateFilters('revoked')),
  needsReconsent: countOptions(CONSENTS, stateFilters('needs-reconsent')),
};

/** Texts are long, so a page holds fewer of them than of other things. */
const PAGE_SIZE = 50;

/** All terms in force that demand re-consent. Their texts are not kept: nobody reads them here. */
export const demandingTermsOptions = queryOptions({
  queryKey: ['get', TERMS, 'demanding'] as const,
  queryFn: async (context): Promise<DemandingTerms[]> => {
    const query = { is_active: true, requires_reconsent: true, o: ['-created' as const] };
    const terms = await readPages(TERMS, query, PAGE_SIZE)(context);
    return [...new Map(terms.map((each) => [each.uuid, withoutText(each)])).values()];
  },
  staleTime: 60_000,
});

const withoutText = ({
  uuid,
  offering_uuid,
  offering_name,
  version,
  is_active,
  requires_reconsent,
  grace_period_days,
  created,
  activated,
}: DemandingTerms): DemandingTerms => ({
  uuid,
  offering_uuid,
  offering_name,
  version,
  is_active,
  requires_reconsent,
  grace_period_days,
  created,
  ...(activated !== undefined && { activated }),
});

/** In milliseconds: what one count takes at least, so that many of them stay far below any limit of requests. */
const PACE = 100;

/** How many counts are under way at the same time. */
export const COUNTS_AT_ONCE = 2;

/**
 * How many consents to an offering need re-consent, by their versions, which every server counts rightly; only where the one
 * in force is blank, and cannot be asked for, by the server's own filter.
 * @throws ApiError
 */
export function needingOptions(terms: DemandingTerms) {
  const uuid = plainUuid(terms.offering_uuid);
  return queryOptions({
    queryKey: ['get', CONSENTS, { needing: uuid, version: terms.version }] as const,
    queryFn: async ({ client }): Promise<number> => {
      await new Promise((resolve) => setTimeout(resolve, PACE));
      if (terms.version === '') {
        const byFilter = { offering_uuid: uuid, ...stateFilters('needs-reconsent') };
        return client.fetchQuery(countOptions(CONSENTS, byFilter));
      }
      const [notRevoked, accepted] = await Promise.all([
        client.fetchQuery(offeringCounts.notRevoked(uuid)),
        client.fetchQuery(offeringCounts.ofVersion(uuid, terms.version)),
      ]);
      return Math.max(0, notRevoked - accepted);
    },
    staleTime: 60_000,
  });
}
