import { queryOptions } from '@tanstack/react-query';
import type { Terms } from '#contract/operations.ts';
import { TERMS } from '#contract/paths.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { listOptions, readPages, withoutRepeats, type ListPage } from './list.ts';

/** Texts are long, so a page holds fewer of them than of other things. */
const PAGE_SIZE = 50;

/** Every version, newest first. Waldur shows the earlier ones to staff, support, and those whose consent is in force. */
export function termsOptions(offeringUuid: string) {
  const query = { offering_uuid: plainUuid(offeringUuid), o: ['-created' as const] };
  return queryOptions({
    queryKey: ['get', TERMS, { params: { query } }, 'all'] as const,
    queryFn: async (context): Promise<Terms[]> => withoutRepeats(await readPages(TERMS, query, PAGE_SIZE)(context)),
  });
}

const theOnly = ({ rows }: ListPage<Terms>): Terms | null => rows[0] ?? null;

/** `null` without any. No list tells those of many offerings without all texts. */
export function activeTermsOptions(offeringUuid: string) {
  const query = { offering_uuid: plainUuid(offeringUuid), is_active: true, page_size: 1 };
  return {
    ...listOptions(TERMS, query),
    placeholderData: undefined,
    // Terms change a few times a year, and the same offering stands in many rows.
    staleTime: 60_000,
    select: theOnly,
  };
}

export const activeTerms = (all: readonly Terms[]): Terms | undefined => all.find(({ is_active }) => is_active);

/** Versions may be blank or repeated: then the newest text that has ever been in force is the likeliest. */
export function termsOfVersion(all: readonly Terms[], version: string): Terms | undefined {
  const bearing = all
    .filter((terms) => terms.version === version)
    .sort((a, b) => Date.parse(b.created) - Date.parse(a.created));
  return bearing.find((terms) => terms.is_active || terms.activated !== null) ?? bearing[0];
}
