import { isPermitted } from '#contract/permissions.ts';
import { canonicalUuid } from '#contract/uuid.ts';
import { offeringCounts, versionsOf } from '#web/api/offerings/offering-counts.ts';
import { newestConsentOptions, statisticsOptions, tellsStatistics } from '#web/api/offerings/offering-summary.ts';
import { offeringOptions } from '#web/api/offerings/offerings.ts';
import type { PageQueries } from '#web/api/page-queries.ts';
import { termsOptions } from '#web/api/terms.ts';
import { countedVersions, queueOptions, revocationsOptions, versionCounts } from './offering-queries.ts';

/** One offering with its figures, who needs re-consent, and who revoked last; for its owners and managers what they see. */
export const loadOffering: PageQueries = async ({ user, params, read }) => {
  const uuid = canonicalUuid(params.uuid ?? '');
  if (uuid === undefined) return;
  const ofVersions = async () => {
    const terms = await read(termsOptions(uuid));
    await Promise.all(versionCounts(uuid, countedVersions(versionsOf(terms ?? []))).map((count) => read(count)));
  };
  if (!isPermitted(user, 'consent.read-all')) {
    const statistics = async () => {
      const newest = await read(newestConsentOptions);
      if (newest && tellsStatistics(newest.rows, true)) await read(statisticsOptions(uuid));
    };
    await Promise.all([read(offeringOptions(uuid, true)), read(termsOptions(uuid)), statistics()]);
    return;
  }
  await Promise.all([
    read(offeringOptions(uuid, true)),
    read(offeringCounts.notRevoked(uuid)),
    read(offeringCounts.revoked(uuid)),
    read(queueOptions(uuid)),
    read(revocationsOptions(uuid)),
    ofVersions(),
  ]);
};
