import type { QueryClient } from '@tanstack/react-query';
import type { Terms } from '#contract/operations.ts';
import { CONSENTS } from '#contract/paths.ts';
import { stateFilters } from '#web/domain/consent-state.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { countOptions } from '#web/api/list.ts';
import { termsOfVersion } from '#web/api/terms.ts';

/**
 * How many consents to an offering there are. Filters by version and by revocation mean the same on every server, unlike
 * the one by need of re-consent.
 */
export const offeringCounts = {
  notRevoked: (offeringUuid: string) =>
    countOptions(CONSENTS, { offering_uuid: [plainUuid(offeringUuid)], has_consent: true }),
  revoked: (offeringUuid: string) =>
    countOptions(CONSENTS, { offering_uuid: [plainUuid(offeringUuid)], has_consent: false }),
  /** Not revoked, to one version, which is not blank: servers ignore a blank filter. */
  ofVersion: (offeringUuid: string, version: string) =>
    countOptions(CONSENTS, { offering_uuid: [plainUuid(offeringUuid)], has_consent: true, version }),
};

/** In milliseconds: what one of many counts takes at least, so that they stay far below any limit of requests. */
const PACE = 100;

export const pace = () => new Promise<void>((resolve) => setTimeout(resolve, PACE));

/** How many of many counts are under way at the same time. */
export const COUNTS_AT_ONCE = 2;

/**
 * How many consents to an offering need re-consent, by the versions accepted, which every server counts rightly; only where
 * the one in force is blank, and cannot be asked for, by the server's own filter.
 * @param version the one in force, which demands re-consent
 * @throws ApiError
 */
export async function countNeeding(client: QueryClient, offeringUuid: string, version: string): Promise<number> {
  if (version === '') {
    const byFilter = { offering_uuid: [plainUuid(offeringUuid)], ...stateFilters('needs-reconsent') };
    return client.fetchQuery(countOptions(CONSENTS, byFilter));
  }
  const [notRevoked, accepted] = await Promise.all([
    client.fetchQuery(offeringCounts.notRevoked(offeringUuid)),
    client.fetchQuery(offeringCounts.ofVersion(offeringUuid, version)),
  ]);
  return Math.max(0, notRevoked - accepted);
}

/** Each published version once, the newest first, with the terms that it most likely means. */
export function versionsOf(all: readonly Terms[]): Terms[] {
  const versions = [...new Set(all.map(({ version }) => version))];
  return versions.flatMap((version) => termsOfVersion(all, version) ?? []);
}
