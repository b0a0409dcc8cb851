import { queryOptions, type QueryFunctionContext } from '@tanstack/react-query';
import type { Offering, Schema } from '#contract/operations.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { $api } from './client.ts';
import { CONSENTS } from './consents.ts';
import { countNeeding, offeringCounts, pace } from './offering-counts.ts';
import { activeTermsOptions } from './terms.ts';
import { listOptions } from './list.ts';

export type Statistics = Schema<'ToSConsentDashboard'>;

/** The newest consent of all; its fields tell the age of the server. */
export const newestConsentOptions = {
  ...listOptions(CONSENTS, { o: ['-created'], page_size: 1 }),
  placeholderData: undefined,
};

/**
 * Whether the server makes statistics of offerings, by its newest consents: those that tell the shared attributes do, since
 * both came with the releases of January 2026. Asking would leave an error in the console of each reader of older ones.
 */
export const tellsStatistics = (consents: readonly { collected_attributes?: unknown }[]): boolean =>
  consents.some(({ collected_attributes }) => collected_attributes !== undefined);

/** Counters, days and versions of one offering; on a Waldur the days come from a daily task and lag by up to one. */
export function statisticsOptions(offeringUuid: string) {
  const params = { path: { uuid: plainUuid(offeringUuid) } };
  const path = '/api/marketplace-provider-offerings/{uuid}/tos_stats/';
  const { queryKey, queryFn } = $api.queryOptions('get', path, { params });
  return queryOptions({ queryKey, queryFn, staleTime: 60_000 });
}

/** What one offering's consents come to. */
export interface OfferingSummary {
  active: number;
  needsReconsent: number;
  revoked: number;
  /** Where the server tells statistics. */
  statistics: Statistics | undefined;
}

type Known = Pick<Offering, 'uuid' | 'consents'>;

/**
 * The summary of one offering, for those of a page one after the other: several requests for each, unless the list has told
 * the counts already.
 * @throws ApiError
 */
export function summaryOptions(offering: Known, withStatistics: boolean) {
  const uuid = plainUuid(offering.uuid ?? '');
  const told = offering.consents;
  return queryOptions({
    queryKey: ['get', CONSENTS, { summary: uuid, withStatistics, told }] as const,
    queryFn: async (context): Promise<OfferingSummary> => {
      const [counts, statistics] = await Promise.all([
        told ?? countStates(uuid, context),
        withStatistics ? context.client.fetchQuery(statisticsOptions(uuid)) : undefined,
        pace(),
      ]);
      const { active, needs_reconsent: needsReconsent, revoked } = counts;
      return { active, needsReconsent, revoked, statistics };
    },
    staleTime: 60_000,
  });
}

/** By what every server counts rightly. */
async function countStates(uuid: string, { client }: QueryFunctionContext) {
  const [terms, notRevoked, revoked] = await Promise.all([
    client.fetchQuery(activeTermsOptions(uuid)),
    client.fetchQuery(offeringCounts.notRevoked(uuid)),
    client.fetchQuery(offeringCounts.revoked(uuid)),
  ]);
  const current = terms.rows[0];
  if (!current?.requires_reconsent) return { active: notRevoked, needs_reconsent: 0, revoked };
  const needs_reconsent = await countNeeding(client, uuid, current.version);
  return { active: Math.max(0, notRevoked - needs_reconsent), needs_reconsent, revoked };
}
