import { useQueries, useQuery } from '@tanstack/react-query';
import type { Terms } from '#contract/operations.ts';
import { offeringCounts, versionsOf } from '#web/api/offerings/offering-counts.ts';
import { countedInStatistics, type Statistics } from '#web/api/offerings/offering-summary.ts';
import { offeringFigures, type OfferingFigures } from '#web/domain/version-figures.ts';
import { countedVersions, queueOptions, versionCounts } from './offering-queries.ts';

export interface KnownFigures extends OfferingFigures<Terms> {
  /** Everything has been read; what is unknown stays so. */
  settled: boolean;
}

const UNKNOWN = { active: undefined, 'needs-reconsent': undefined };

/**
 * The figures of one offering, from counts that are read in parallel.
 * @param terms all of the offering's; `undefined` while they are being read
 */
export function useOfferingFigures(uuid: string, terms: readonly Terms[] | undefined): KnownFigures {
  const versions = versionsOf(terms ?? []);
  const counted = countedVersions(versions);
  const notRevoked = useQuery(offeringCounts.notRevoked(uuid));
  const revoked = useQuery(offeringCounts.revoked(uuid));
  const queue = useQuery(queueOptions(uuid));
  const counts = useQueries({ queries: versionCounts(uuid, counted) });
  // Waldurs of 2025 select by the terms alone; their rows show it.
  const isExact = queue.data?.rows.every(({ requires_reconsent }) => requires_reconsent);
  const figures = offeringFigures(versions, {
    notRevoked: notRevoked.data,
    revoked: revoked.data,
    ofVersion: new Map(counted.map((version, index) => [version, counts[index]?.data])),
    needing: isExact ? queue.data?.total : undefined,
  });
  const settled = ![notRevoked, revoked, queue, ...counts].some(({ isPending }) => isPending);
  if (terms) return { ...figures, settled };
  // Before the terms are known, nothing tells which consents are outdated.
  return { ...figures, states: { ...UNKNOWN, revoked: revoked.data }, others: undefined, settled: false };
}

const NOTHING = { notRevoked: undefined, revoked: undefined, ofVersion: new Map(), needing: undefined };

/**
 * The same from the statistics of the offering, for those who may not see its consents.
 * @param settled whether nothing more comes
 */
export function figuresOfStatistics(
  terms: readonly Terms[] | undefined,
  statistics: Statistics | undefined,
  settled: boolean,
): KnownFigures {
  const versions = versionsOf(terms ?? []);
  const figures = offeringFigures(versions, statistics ? countedInStatistics(statistics, versions) : NOTHING);
  if (terms && statistics) return { ...figures, settled };
  return {
    ...figures,
    states: { ...UNKNOWN, revoked: statistics?.revoked_consents_count },
    others: undefined,
    settled,
  };
}
