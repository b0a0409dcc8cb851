import type { ListQuery } from '#contract/operations.ts';
import { canonicalUuid } from '#contract/uuid.ts';
import { CONSENT_STATES, stateFilters } from '#web/domain/consent-state.ts';
import { integer, oneOf, optional, someOf, text, type Parameter, type Values } from '#web/lib/search.ts';

export const COLUMNS = [
  'user',
  'offering',
  'version',
  'state',
  'agreement_date',
  'revocation_date',
  'modified',
  'created',
] as const;
export type ColumnId = (typeof COLUMNS)[number];
const DEFAULT_COLUMNS: readonly ColumnId[] = COLUMNS.filter((column) => column !== 'created');

export const SORTS = [
  '-agreement_date',
  'agreement_date',
  '-created',
  'created',
  '-modified',
  'modified',
  '-revocation_date',
  'revocation_date',
] as const;
export type Sort = (typeof SORTS)[number];

export const PAGE_SIZES = ['25', '50', '100', '300'] as const;
export const DENSITIES = ['compact', 'standard', 'comfortable'] as const;

const uuid: Parameter<string | undefined> = {
  read: (raw) => (raw === null ? undefined : canonicalUuid(raw)),
  print: (value) => value,
};

/** Everything the list's address says. Nothing of it is copied into state. */
export const consentsSearch = {
  offering: uuid,
  user: uuid,
  state: optional(CONSENT_STATES),
  version: text(),
  sort: oneOf(SORTS),
  page: integer(1),
  page_size: oneOf(PAGE_SIZES, '50'),
  columns: someOf(COLUMNS, DEFAULT_COLUMNS),
  density: oneOf(DENSITIES, 'standard'),
};
export type ConsentsSearch = Values<typeof consentsSearch>;

/** What narrows the list down, as opposed to how it is shown. */
export const FILTERS = ['offering', 'user', 'state', 'version'] as const;
export type FilterId = (typeof FILTERS)[number];

/** How the list is shown; the last choice is remembered for an address that says nothing. */
export const VIEW = ['page_size', 'columns', 'density'] as const;

export const NO_FILTERS = { offering: undefined, user: undefined, state: undefined, version: undefined, page: 1 };

export const isFiltered = (search: ConsentsSearch): boolean => FILTERS.some((name) => search[name] !== undefined);

/** The changes with what follows from them: other rows begin at their first page, unless a page is asked for. */
export function withFirstPage(changes: Partial<ConsentsSearch>): Partial<ConsentsSearch> {
  const otherRows = [...FILTERS, 'sort'].some((name) => name in changes);
  return otherRows ? { page: 1, ...changes } : changes;
}

/** The columns to show: the one that names the row is always there, and nobody needs their own name in every row. */
export function shownColumns(chosen: readonly ColumnId[], ownOnly: boolean): ColumnId[] {
  const identity = ownOnly ? 'offering' : 'user';
  return COLUMNS.filter((id) => id === identity || (chosen.includes(id) && !(ownOnly && id === 'user')));
}

/** The API's query for what the address says. The second sort key makes the order total on servers that break no ties. */
export function consentsQuery(search: ConsentsSearch): ListQuery<'/api/marketplace-user-offering-consents/'> {
  return {
    offering_uuid: search.offering,
    user_uuid: search.user,
    version: search.version,
    ...(search.state && stateFilters(search.state)),
    o: search.sort.endsWith('created') ? [search.sort] : [search.sort, '-created'],
    page: search.page,
    page_size: Number(search.page_size),
  };
}
