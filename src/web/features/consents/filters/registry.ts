import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Consent } from '#contract/operations.ts';
import { CONSENT_STATES, STATE_NAMES, stateFilters } from '#web/domain/consent-state.ts';
import { personName, plainUuid, sameUuid } from '#web/domain/consent-words.ts';
import { printSearch, type Values } from '#web/lib/search.ts';
import type { ConsentsQuery } from '#web/api/consents.ts';
import type { Filter, FilterField, FilterValues } from './filter.ts';
import { choice, days, exactText, lookup } from './kinds.ts';

/**
 * Every filter of the list, in the order of the fields and chips. All that the app does with filters follows from here: to
 * add one, add its entry.
 */
const ENTRIES = [
  lookup('offering', {
    label: msg`Offering`,
    api: 'offering_uuid',
    things: 'offerings',
    hint: msg`Name or UUID`,
    inRow: (consent) => ({ uuid: consent.offering_uuid, name: consent.offering_name }),
    onlyThis: msg`Only this offering`,
    several: msg`several offerings`,
    audience: 'everyone',
  }),
  lookup('user', {
    label: msg`User`,
    api: 'user_uuid',
    things: 'users',
    hint: msg`Name, username, e-mail or UUID`,
    inRow: (consent) => ({ uuid: consent.user_uuid, name: personName(consent) }),
    onlyThis: msg`Only this user`,
    several: msg`several users`,
    audience: 'all',
  }),
  choice('state', { label: msg`State`, options: CONSENT_STATES, labels: STATE_NAMES, query: stateFilters }),
  exactText('version', { label: msg`Version`, api: 'version', maxLength: 50, suggests: 'versions' }),
  days('agreed', {
    label: msg`Agreed`,
    ends: { from: msg`Agreed from`, to: msg`Agreed to` },
    note: msg`By the date of the first consent. Later ones to other versions do not change it.`,
    after: 'agreement_date_after',
    before: 'agreement_date_before',
  }),
  days('revoked', {
    label: msg`Revoked`,
    ends: { from: msg`Revoked from`, to: msg`Revoked to` },
    note: msg`By the date of the revocation. Consents in force have none.`,
    after: 'revocation_date_after',
    before: 'revocation_date_before',
  }),
] as const;

type Intersection<Union> = (Union extends unknown ? (member: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

type FilterParameters = Intersection<(typeof ENTRIES)[number]['parameters']>;

/** What the address says of the filters. */
export type FilterSearch = Values<FilterParameters>;

/** The name of a filter's parameter in the address. */
export type FilterParameter = keyof FilterParameters;

export const FILTERS: readonly Filter[] = ENTRIES;

/** All parameters of all filters, for the shape of the address. */
// Object.assign types but a few arguments; these are exactly the entries' parameters.
export const filterParameters = Object.assign({}, ...FILTERS.map(({ parameters }) => parameters)) as FilterParameters;

// The keys of the record just above.
export const FILTER_PARAMETERS = Object.keys(filterParameters) as FilterParameter[];

/** The changes that turn filters off. */
export function without(filters: readonly Filter[]): Partial<FilterSearch> {
  return Object.fromEntries(
    filters.flatMap(({ parameters }) => Object.keys(parameters)).map((name) => [name, undefined]),
  );
}

/** What of the address counts: a filter that is not offered to somebody filters nothing. */
export const offeredSearch = <Search extends FilterSearch>(search: Search, ownOnly: boolean): Search =>
  ownOnly ? { ...search, ...without(FILTERS.filter(({ audience }) => audience === 'all')) } : search;

/** The changes that texts for a filter's parameters mean. */
export function readFilter({ parameters }: Filter, texts: FilterValues): Partial<FilterSearch> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, text === undefined ? undefined : parameters[name]?.read(text)]),
  );
}

/** Clears all filters; the rows then begin at their first page. */
export const NO_FILTERS = { ...without(FILTERS), page: 1 };

const isSet = (search: FilterValues, parameter: string): boolean => search[parameter] !== undefined;

/** The filters that are on. */
export const activeFilters = (search: FilterSearch): Filter[] =>
  FILTERS.filter(({ parameters }) => Object.keys(parameters).some((name) => isSet(search, name)));

export const isFiltered = (search: FilterSearch): boolean => activeFilters(search).length > 0;

/** The filters that somebody is offered; those who see their own consents only need fewer. */
export const offeredFilters = (ownOnly: boolean): Filter[] =>
  FILTERS.filter(({ audience }) => audience === 'everyone' || !ownOnly);

/** The API's query for the filters. */
export const filtersQuery = (search: FilterSearch, timeZone: string): ConsentsQuery =>
  Object.assign({}, ...FILTERS.map((filter) => filter.query(search, timeZone)));

/** The filters alone, as the address of the list has them, without `?`. */
export const filterAddress = (search: FilterSearch): string =>
  printSearch(
    filterParameters,
    new URLSearchParams(),
    Object.fromEntries(FILTER_PARAMETERS.map((name) => [name, search[name]])),
  ).toString();

export interface LookupFilter extends Filter {
  field: Extract<FilterField, { kind: 'lookup' }>;
}

export const isLookup = (filter: Filter): filter is LookupFilter => filter.field.kind === 'lookup';

/** The filters by a thing that has a name. */
export const LOOKUP_FILTERS: readonly LookupFilter[] = FILTERS.filter(isLookup);

/** The uuids that a lookup is set to. */
export const lookedUp = ({ field }: LookupFilter, search: FilterValues): string[] =>
  search[field.parameter]?.split(',') ?? [];

/** The changes that set a lookup to these uuids. */
export const lookFor = ({ field }: LookupFilter, uuids: readonly string[]): Partial<FilterSearch> => ({
  [field.parameter]: uuids.map(plainUuid).join() || undefined,
});

/** A lookup that a row offers: "Only this user". */
export interface OnlyThis {
  label: MessageDescriptor;
  /** The list is filtered like that already. */
  inForce: boolean;
  changes: Partial<FilterSearch>;
}

/** By what a row can filter the list that it stands in. */
export function onlyThisOf(consent: Consent, search: FilterSearch, ownOnly: boolean): OnlyThis[] {
  return offeredFilters(ownOnly)
    .filter(isLookup)
    .map((filter) => {
      const { uuid } = filter.field.inRow(consent);
      const [only, ...others] = lookedUp(filter, search);
      return {
        label: filter.field.onlyThis,
        inForce: only !== undefined && others.length === 0 && sameUuid(only, uuid),
        changes: lookFor(filter, [uuid]),
      };
    });
}
