import { queryOptions } from '@tanstack/react-query';
import { CONSENTS } from '#web/api/consents.ts';
import { countOptions, readPages } from '#web/api/list.ts';
import { countNeeding, pace } from '#web/api/offering-counts.ts';
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

/** How many consents to the offering of these terms need re-consent. */
export const needingOptions = ({ offering_uuid, version }: DemandingTerms) =>
  queryOptions({
    queryKey: ['get', CONSENTS, { needing: plainUuid(offering_uuid), version }] as const,
    queryFn: async ({ client }): Promise<number> => {
      await pace();
      return countNeeding(client, offering_uuid, version);
    },
    staleTime: 60_000,
  });
