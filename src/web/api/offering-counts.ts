import type { Terms } from '#contract/operations.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { CONSENTS } from './consents.ts';
import { countOptions } from './list.ts';
import { termsOfVersion } from './terms.ts';

/**
 * How many consents to an offering there are. Filters by version and by revocation mean the same on every server, unlike
 * the one by need of re-consent.
 */
export const offeringCounts = {
  notRevoked: (offeringUuid: string) =>
    countOptions(CONSENTS, { offering_uuid: plainUuid(offeringUuid), has_consent: true }),
  revoked: (offeringUuid: string) =>
    countOptions(CONSENTS, { offering_uuid: plainUuid(offeringUuid), has_consent: false }),
  /** Not revoked, to one version, which is not blank: servers ignore a blank filter. */
  ofVersion: (offeringUuid: string, version: string) =>
    countOptions(CONSENTS, { offering_uuid: plainUuid(offeringUuid), has_consent: true, version }),
};

/** Each published version once, the newest first, with the terms that it most likely means. */
export function versionsOf(all: readonly Terms[]): Terms[] {
  const versions = [...new Set(all.map(({ version }) => version))];
  return versions.flatMap((version) => termsOfVersion(all, version) ?? []);
}
