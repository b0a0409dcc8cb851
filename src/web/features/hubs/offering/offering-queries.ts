import { offeringCounts } from '#web/api/offerings/offering-counts.ts';
import { listOptions } from '#web/api/list.ts';
import type { Terms } from '#contract/operations.ts';
import { CONSENTS } from '#contract/paths.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { stateFilters } from '#web/domain/consent-state.ts';

/** How many consents the page shows of a longer list. */
export const SHOWN = 10;

/** An offering seldom has more versions; of the earlier ones hardly anybody's consent is left. */
const MOST_VERSIONS = 20;

/** Who needs to consent again to an offering, those first who agreed first; all of them have the same deadline. */
export const queueOptions = (offeringUuid: string) => ({
  ...listOptions(CONSENTS, {
    offering_uuid: [plainUuid(offeringUuid)],
    ...stateFilters('needs-reconsent'),
    o: ['agreement_date', 'created'],
    page_size: SHOWN,
  }),
  placeholderData: undefined,
});

/** The latest revocations of consents to an offering. */
export const revocationsOptions = (offeringUuid: string) => ({
  ...listOptions(CONSENTS, {
    offering_uuid: [plainUuid(offeringUuid)],
    ...stateFilters('revoked'),
    o: ['-revocation_date', '-created'],
    page_size: SHOWN,
  }),
  placeholderData: undefined,
});

/** The versions whose consents are counted: the newest, without a blank one, which no server can be asked for. */
export const countedVersions = (versions: readonly Terms[]): string[] =>
  versions.flatMap(({ version }) => (version === '' ? [] : [version])).slice(0, MOST_VERSIONS);

/** One count for each of these versions, in their order. */
export const versionCounts = (offeringUuid: string, versions: readonly string[]) =>
  versions.map((version) => offeringCounts.ofVersion(offeringUuid, version));
