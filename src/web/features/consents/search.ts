import { msg } from '@lingui/core/macro';
import { integer, oneOf, printSearch, readSearch, someOf, type Values } from '#web/lib/search.ts';
import type { Visitor } from '#web/lib/visitor.tsx';
import type { ConsentsQuery } from '#web/api/consents.ts';
import { described } from './filters/filter.ts';
import { anyOf } from './filters/kinds.ts';
import { FILTER_PARAMETERS, filterParameters, filtersQuery } from './filters/registry.ts';
import { COLUMNS, SORTS } from './list/columns/columns.tsx';
import { widthsOf } from './list/columns/width-choice.ts';

export const PAGE_SIZES = ['25', '50', '100', '300'] as const;
export const DENSITIES = ['compact', 'standard', 'comfortable'] as const;

const namesOf =
  (options: readonly string[]) =>
  ({ i18n, formats }: Visitor): string => {
    const names = formats.anyOf(options);
    return i18n._(msg`names with commas between them: ${names}`);
  };

/** Everything the list's address says. Nothing of it is copied into state. */
export const consentsSearch = {
  ...filterParameters,
  sort: described(oneOf(SORTS, '-agreement_date'), msg`Sort`, anyOf(SORTS)),
  page: described(integer(1), msg`Page`, ({ i18n }) => i18n._(msg`a whole number from 1`)),
  page_size: described(oneOf(PAGE_SIZES, '50'), msg`Rows per page`, anyOf(PAGE_SIZES)),
  columns: described(someOf(COLUMNS), msg`Columns`, namesOf(COLUMNS)),
  widths: described(widthsOf(COLUMNS), msg`Column widths`, ({ i18n }) => {
    const example = 'user:16,offering:20';
    return i18n._(msg`columns with their widths, such as ${example}`);
  }),
  density: described(oneOf(DENSITIES, 'standard'), msg`Row height`, anyOf(DENSITIES)),
};
export type ConsentsSearch = Values<typeof consentsSearch>;

/**
 * What the address says, with what follows from it. The latest revocations first are a list of revoked consents only. In that
 * order every server, a Waldur as ours, puts first what was never revoked, as PostgreSQL sorts what has no date: pages of
 * rows without one. The earliest first has them last by itself.
 */
export function readConsentsSearch(params: URLSearchParams): ConsentsSearch {
  const search = readSearch(consentsSearch, params);
  return search.sort === LATEST_REVOKED && search.state === undefined ? { ...search, state: 'revoked' } : search;
}

const LATEST_REVOKED = '-revocation_date';

/** The changes with what follows from them: whoever takes the state out of that list sees all, the revoked ones still first. */
export function withOrder(search: ConsentsSearch, changes: Partial<ConsentsSearch>): Partial<ConsentsSearch> {
  const isFreed = 'state' in changes && changes.state === undefined && search.sort === LATEST_REVOKED;
  return isFreed ? { sort: 'revocation_date', ...changes } : changes;
}

/** How the list is shown; the last choice is remembered for an address that says nothing. */
export const VIEW = ['page_size', 'columns', 'widths', 'density'] as const;

/** The changes with what follows from them: other rows begin at their first page, unless a page is asked for. */
export function withFirstPage(changes: Partial<ConsentsSearch>): Partial<ConsentsSearch> {
  const otherRows = [...FILTER_PARAMETERS, 'sort'].some((name) => name in changes);
  return otherRows ? { page: 1, ...changes } : changes;
}

/** The search of the list's address with these changes and what follows from them. */
export const changedSearch = (params: URLSearchParams, changes: Partial<ConsentsSearch>): URLSearchParams =>
  printSearch(consentsSearch, params, withFirstPage(withOrder(readConsentsSearch(params), changes)));

/**
 * The API's query for what the address says. The second sort key makes the order total on servers that break no ties.
 * @param timeZone the visitor's, by its IANA name, for filters by day
 */
export function consentsQuery(search: ConsentsSearch, timeZone: string): ConsentsQuery {
  return {
    ...filtersQuery(search, timeZone),
    o: search.sort.endsWith('created') ? [search.sort] : [search.sort, '-created'],
    page: search.page,
    page_size: Number(search.page_size),
  };
}
