import { queryOptions } from '@tanstack/react-query';
import type { Terms } from '#contract/operations.ts';
import { TERMS } from '#contract/paths.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { listOptions, readPages, type ListPage } from './list.ts';

/** Texts are long, so a page holds fewer of them than of other things. */
const PAGE_SIZE = 50;

/**
 * All Terms of Service of one offering that the reader may see, newest first: every version, on every page. Waldur shows
 * the earlier ones only to those whose consent is in force, and to staff and support.
 */
export function termsOptions(offeringUuid: string) {
  const query = { offering_uuid: plainUuid(offeringUuid), o: ['-created' as const] };
  return queryOptions({
    queryKey: ['get', TERMS, { params: { query } }, 'all'] as const,
    queryFn: async (context): Promise<Terms[]> => {
      const terms = await readPages(TERMS, query, PAGE_SIZE)(context);
      // Terms that were added meanwhile push others to the next page.
      return [...new Map(terms.map((each) => [each.uuid, each])).values()];
    },
  });
}

const theOnly = ({ rows }: ListPage<Terms>): Terms | null => rows[0] ?? null;

/** The terms in force of one offering, or `null`: one request for each, as no list tells those of many without all texts. */
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

/** The terms in force; an offering has at most one such text. */
export const activeTerms = (all: readonly Terms[]): Terms | undefined => all.find(({ is_active }) => is_active);

/**
 * The text behind an accepted version, which may be blank like any other. Several may bear the same version, since Waldur
 * does not forbid it: then the newest that has ever been in force, as far as the server tells, is the likeliest.
 */
export function termsOfVersion(all: readonly Terms[], version: string): Terms | undefined {
  const bearing = all
    .filter((terms) => terms.version === version)
    .sort((a, b) => Date.parse(b.created) - Date.parse(a.created));
  return bearing.find((terms) => terms.is_active || terms.activated !== null) ?? bearing[0];
}
