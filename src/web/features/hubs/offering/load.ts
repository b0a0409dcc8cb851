import { refusal } from '#contract/permissions.ts';
import { canonicalUuid } from '#contract/uuid.ts';
import { offeringCounts, versionsOf } from '#web/api/offering-counts.ts';
import { offeringOptions } from '#web/api/offerings.ts';
import type { PageQueries } from '#web/api/page-queries.ts';
import { termsOptions } from '#web/api/terms.ts';
import { countedVersions, queueOptions, revocationsOptions, versionCounts } from './offering-queries.ts';

/** One offering with its figures, who needs re-consent, and who revoked last. */
export const loadOffering: PageQueries = async ({ user, params, read }) => {
  const uuid = canonicalUuid(params.uuid ?? '');
  if (uuid === undefined || refusal(user, 'consent.read-all') !== undefined) return;
  const ofVersions = async () => {
    const terms = await read(termsOptions(uuid));
    await Promise.all(versionCounts(uuid, countedVersions(versionsOf(terms ?? []))).map((count) => read(count)));
  };
  await Promise.all([
    read(offeringOptions(uuid, true)),
    read(offeringCounts.notRevoked(uuid)),
    read(offeringCounts.revoked(uuid)),
    read(queueOptions(uuid)),
    read(revocationsOptions(uuid)),
    ofVersions(),
  ]);
};
