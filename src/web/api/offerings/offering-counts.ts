import type { QueryClient } from '@tanstack/react-query';
import type { Terms } from '#contract/operations.ts';
import { CONSENTS } from '#contract/paths.ts';
import { stateFilters } from '#web/domain/consent-state.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { countOptions } from '#web/api/list.ts';
import { termsOfVersion } from '#web/api/terms.ts';

/** Filters by version and by revocation mean the same on every server, unlike the one by need of re-consent. */
export const offeringCounts = {
  notRevoked: (offeringUuid: string) =>
    countOptions(CONSENTS, { offering_uuid: [plainUuid(offeringUuid)], has_consent: true }),
  revoked: (offeringUuid: string) =>
    countOptions(CONSENTS, { offering_uuid: [plainUuid(offeringUuid)], has_consent: false }),
  /** Servers ignore a blank filter, so `version` must not be blank. */
  ofVersion: (offeringUuid: string, version: string) =>
    countOptions(CONSENTS, { offering_uuid: [plainUuid(offeringUuid)], has_consent: true, version }),
};

/** Keeps one of many counts below any limit of requests. */
const PACE = 100;

export const pace = () => new Promise<void>((resolve) => setTimeout(resolve, PACE));

export const COUNTS_AT_ONCE = 2;

/** By accepted version, which every server counts rightly; a blank version in force cannot be asked for. */
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

/** Each version once, newest first, with the terms that it most likely means. */
export function versionsOf(all: readonly Terms[]): Terms[] {
  const versions = [...new Set(all.map(({ version }) => version))];
  return versions.flatMap((version) => termsOfVersion(all, version) ?? []);
}
