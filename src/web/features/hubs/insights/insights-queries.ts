import { queryOptions } from '@tanstack/react-query';
import type { Offering } from '#contract/operations.ts';
import { CONSENTS, TERMS } from '#contract/paths.ts';
import { countOptions, listOptions, readPages } from '#web/api/list.ts';
import { countNeeding, offeringCounts, pace } from '#web/api/offerings/offering-counts.ts';
import { activeTermsOptions } from '#web/api/terms.ts';
import { stateFilters } from '#web/domain/consent-state.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import type { DemandingTerms } from '#web/domain/radar.ts';
import { endOfDay, startOfDay } from '#web/lib/time/days.ts';
import { offeringsOptions } from '../offerings/offerings-search.ts';
import type { Adoption } from './offerings/standings.ts';
import type { Period } from './time/periods.ts';

/** The consents of all offerings together. */
export const totals = {
  notRevoked: countOptions(CONSENTS, { has_consent: true }),
  revoked: countOptions(CONSENTS, stateFilters('revoked')),
  needsReconsent: countOptions(CONSENTS, stateFilters('needs-reconsent')),
};

/** The offerings that need most attention, with the numbers of their consents where the server tells these. */
export const rankingOptions = offeringsOptions({
  search: undefined,
  page: 1,
  page_size: '100',
  without_terms: undefined,
});

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

/** How many consents to an offering are to its version in force: by the versions, which every server counts rightly. */
export function adoptionOptions({ uuid: offeringUuid = '', consents: told }: Offering) {
  const uuid = plainUuid(offeringUuid);
  return queryOptions({
    queryKey: ['get', CONSENTS, { adoption: uuid, told }] as const,
    queryFn: async ({ client }): Promise<Adoption> => {
      const [terms] = await Promise.all([client.fetchQuery(activeTermsOptions(uuid)), pace()]);
      const { version, requires_reconsent: isDemanding = false } = terms.rows[0] ?? {};
      const notRevoked = told
        ? told.active + told.needs_reconsent
        : await client.fetchQuery(offeringCounts.notRevoked(uuid));
      const accepted = version ? await client.fetchQuery(offeringCounts.ofVersion(uuid, version)) : undefined;
      return { version, isDemanding, notRevoked, accepted };
    },
    staleTime: 60_000,
  });
}

/** How many consents were first agreed to in a period of the visitor's calendar; an addition to Waldur's filters. */
export const givenOptions = ({ from, to }: Period, zone: string) =>
  countOptions(CONSENTS, {
    agreement_date_after: startOfDay(from, zone),
    agreement_date_before: endOfDay(to, zone),
  });

/** The same for those that were revoked then and not given again. */
export const endedOptions = ({ from, to }: Period, zone: string) =>
  countOptions(CONSENTS, {
    revocation_date_after: startOfDay(from, zone),
    revocation_date_before: endOfDay(to, zone),
  });

/** The future as far as the filters by date reach. */
export const futureOptions = {
  agreed: (tomorrow: string, zone: string) =>
    countOptions(CONSENTS, { agreement_date_after: startOfDay(tomorrow, zone) }),
  revoked: (tomorrow: string, zone: string) =>
    countOptions(CONSENTS, { revocation_date_after: startOfDay(tomorrow, zone) }),
};

/** Some consents that the filter by need of re-consent leaves, to be compared with what they say of themselves. */
export const filteredOptions = (requires_reconsent: boolean) => ({
  ...listOptions(CONSENTS, { has_consent: true, requires_reconsent, o: ['-created'], page_size: 100 }),
  placeholderData: undefined,
});
