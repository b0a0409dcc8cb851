import { queryOptions, useQuery, type QueryFunctionContext } from '@tanstack/react-query';
import type { Offering, Schema, Terms } from '#contract/operations.ts';
import { CONSENTS } from '#contract/paths.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { offeringFigures, type Counted } from '#web/domain/version-figures.ts';
import { $api } from '#web/api/client.ts';
import { countNeeding, offeringCounts, pace } from './offering-counts.ts';
import { activeTermsOptions } from '#web/api/terms.ts';
import { listOptions } from '#web/api/list.ts';
import { useRefusal } from '#web/api/session/session.ts';

export type Statistics = Schema<'ToSConsentDashboard'>;

/** Its fields tell the age of the server. */
export const newestConsentOptions = {
  ...listOptions(CONSENTS, { o: ['-created'], page_size: 1 }),
  placeholderData: undefined,
};

/** Shared attributes came with statistics, in January 2026; asking older Waldurs would leave an error in the console. */
export const tellsStatistics = (consents: readonly { collected_attributes?: unknown }[], untold: boolean): boolean =>
  consents.length === 0 ? untold : consents.some(({ collected_attributes }) => collected_attributes !== undefined);

/** A Waldur's days come from a daily task and lag by up to one. */
export function statisticsOptions(offeringUuid: string) {
  const params = { path: { uuid: plainUuid(offeringUuid) } };
  const path = '/api/marketplace-provider-offerings/{uuid}/tos_stats/';
  const { queryKey, queryFn } = $api.queryOptions('get', path, { params });
  return queryOptions({ queryKey, queryFn, staleTime: 60_000 });
}

/** How statistics call a blank version. */
const BLANK = 'Unknown';

/** The versions are those of the moment, also where the rest comes once a day. */
export function countedInStatistics(statistics: Statistics, versions: readonly Pick<Terms, 'version'>[]): Counted {
  const users = new Map(statistics.tos_version_adoption.map(({ version, users_count }) => [version, users_count]));
  const usersOf = (version: string) => users.get(version || BLANK) ?? 0;
  const notRevoked = [...users.values()].reduce((sum, count) => sum + count, 0);
  return {
    notRevoked,
    revoked: statistics.revoked_consents_count,
    ofVersion: new Map(versions.map(({ version }) => [version, usersOf(version)])),
    needing: notRevoked - usersOf(''),
  };
}

export interface OfferingSummary {
  active: number | undefined;
  needsReconsent: number | undefined;
  revoked: number | undefined;
  statistics: Statistics | undefined;
}

type Known = Pick<Offering, 'uuid' | 'consents'>;

interface Ways {
  withStatistics: boolean;
  /** Else only statistics count them. */
  seesAll: boolean;
}

export function summaryOptions(offering: Known, { withStatistics, seesAll }: Ways) {
  const uuid = plainUuid(offering.uuid ?? '');
  const told = offering.consents;
  return queryOptions({
    queryKey: ['get', CONSENTS, { summary: uuid, withStatistics, seesAll, told }] as const,
    queryFn: async (context): Promise<OfferingSummary> => {
      const count = seesAll ? countStates : countInStatistics;
      const [counts, statistics] = await Promise.all([
        told ?? count(uuid, context),
        withStatistics ? context.client.fetchQuery(statisticsOptions(uuid)) : undefined,
        pace(),
      ]);
      const { active, needs_reconsent: needsReconsent, revoked } = counts;
      return { active, needsReconsent, revoked, statistics };
    },
    staleTime: 60_000,
  });
}

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

async function countInStatistics(uuid: string, { client }: QueryFunctionContext) {
  const [terms, statistics] = await Promise.all([
    client.fetchQuery(activeTermsOptions(uuid)),
    client.fetchQuery(statisticsOptions(uuid)),
  ]);
  const { states } = offeringFigures(terms.rows, countedInStatistics(statistics, terms.rows));
  return { active: states.active, needs_reconsent: states['needs-reconsent'], revoked: states.revoked };
}

/** `undefined` until it is known. Those who see no consent at all have to ask for statistics to know. */
export function useTellsStatistics({ enabled = true } = {}): boolean | undefined {
  const seesAll = useRefusal()('consent.read-all') === undefined;
  const { data } = useQuery({ ...newestConsentOptions, enabled });
  return data && tellsStatistics(data.rows, !seesAll);
}
