import { CONSENT_STATES } from '#web/domain/consent-state.ts';
import { FILTER_LABELS } from './active-filters.ts';
import { COLUMNS, DENSITIES, PAGE_SIZES, SORTS, type ConsentsSearch } from '../search.ts';

export interface Unreadable {
  name: keyof ConsentsSearch;
  text: string;
}

const or = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const oneOf = (options: readonly string[]) => or.format(options);

/** For each parameter its label and what it may hold. */
const ALLOWED: Record<keyof ConsentsSearch, readonly [label: string, allowed: string]> = {
  offering: [FILTER_LABELS.offering, 'a UUID'],
  user: [FILTER_LABELS.user, 'a UUID'],
  state: [FILTER_LABELS.state, oneOf(CONSENT_STATES)],
  version: [FILTER_LABELS.version, 'any text'],
  sort: ['Sort', oneOf(SORTS)],
  page: ['Page', 'a whole number from 1'],
  page_size: ['Rows per page', oneOf(PAGE_SIZES)],
  columns: ['Columns', `names with commas between them: ${oneOf(COLUMNS)}`],
  density: ['Row height', oneOf(DENSITIES)],
};

/** What the reader can do about values of the address that mean nothing: each by its label, with what is allowed. */
export function unreadableWords(values: readonly Unreadable[]): string {
  const each = values.map(({ name, text }) => `${ALLOWED[name][0]} “${text}” (${ALLOWED[name][1]})`);
  return `Some values in the address cannot be read and are not used; what is allowed stands in brackets: ${each.join('; ')}.`;
}
