import type { Query } from '#contract/operations.ts';
import type { Caller } from '#server/api/openapi/operation.ts';
import type { Conditions } from '#server/api/sql/conditions.ts';
import { visibleOwner } from '../read.ts';

export type ConsentQuery = Query<'marketplace_user_offering_consents_list'>;

/** The values of the list's filters by their parameters. */
type Values = Omit<Required<ConsentQuery>, 'o' | 'page' | 'page_size'>;
type FilterName = keyof Values;

/** SQL that binds its own values: a condition on rows `c` of consents, or a value to compare a column with. */
export type Sql = (bind: Conditions['bind']) => string;

export const STATES = ['active', 'needs_reconsent', 'revoked'] as const;
export type State = (typeof STATES)[number];

/** Offerings to choose from: `compare` follows a column that holds an offering's id, as in `= 7`. */
export interface OfferingChoice {
  compare: Sql;
  /** Whether it leaves one offering at most. */
  single: boolean;
}

/**
 * What a filter selects, and by what it is counted. Each has to say the latter, since it decides how totals and pages are
 * found (see plan.ts): a condition that the rollups do not know would make both of them wrong without a sign.
 */
type Filter<Value> =
  /** Leaves the consents of one person or some, which are few: these rows are counted, and found in the index of the person. */
  | { countedBy: 'own rows'; condition: (value: Value) => Sql }
  /** Leaves the consents to one offering or to any of several; the rollups have this column as well. */
  | { countedBy: 'offering_id'; among: (value: Value) => OfferingChoice }
  /** Compares the other column that the rollups have. */
  | { countedBy: 'version'; equals: (value: Value) => Sql }
  /** Selects some of the states, which are a column of the rollups. */
  | { countedBy: 'state'; selects: (value: Value, state: State) => boolean }
  /** Unknown to the rollups: all rows that match are counted, and pages are found by OFFSET. Slower, never wrong. */
  | { countedBy: 'rows'; condition: (value: Value) => Sql };

/** After a column: the id of the one row of `table` that has this uuid, or of any that has one of them. */
const idOf = (table: 'users' | 'offerings', uuids: readonly string[]): Sql => {
  const [uuid] = uuids;
  // As an array, and not as a join, the ids are known before the rows of consents are looked for.
  if (uuids.length > 1)
    return (bind) => `= any(array(select id from ${table} where uuid = any(${bind(uuids)}::uuid[])))`;
  return (bind) => `= (select id from ${table} where uuid = ${bind(uuid)})`;
};

const people = {
  countedBy: 'own rows',
  condition:
    (uuids): Sql =>
    (bind) =>
      `c.user_id ${idOf('users', uuids)(bind)}`,
} satisfies Filter<string[]>;
const person: Filter<string> = { ...people, condition: (uuid) => people.condition([uuid]) };

const offerings = {
  countedBy: 'offering_id',
  among: (uuids) => ({ compare: idOf('offerings', uuids), single: uuids.length === 1 }),
} satisfies Filter<string[]>;
const offering: Filter<string> = { ...offerings, among: (uuid) => offerings.among([uuid]) };

/** From a moment on, or up to one, both inclusive. The rollups hold half hours, not moments. */
const since = (column: 'agreement_date' | 'revocation_date'): Filter<string> => ({
  countedBy: 'rows',
  condition: (moment) => (bind) => `c.${column} >= ${bind(moment)}`,
});
const upTo = (column: 'agreement_date' | 'revocation_date'): Filter<string> => ({
  countedBy: 'rows',
  condition: (moment) => (bind) => `c.${column} <= ${bind(moment)}`,
});

/** Every filter of the list by its parameter. One that the contract has and this does not is a compile error. */
const FILTERS: { [Name in FilterName]: Filter<Values[Name]> } = {
  user_uuid: people,
  user: person,
  offering_uuid: offerings,
  offering,
  version: { countedBy: 'version', equals: (version) => (bind) => bind(version) },
  has_consent: { countedBy: 'state', selects: (wanted, state) => wanted === (state !== 'revoked') },
  requires_reconsent: { countedBy: 'state', selects: (wanted, state) => wanted === (state === 'needs_reconsent') },
  agreement_date_after: since('agreement_date'),
  agreement_date_before: upTo('agreement_date'),
  revocation_date_after: since('revocation_date'),
  revocation_date_before: upTo('revocation_date'),
};

/** The part of a list's filter that the rollups know, by their columns. */
interface Narrowing {
  /** All of them hold. */
  offering_id: OfferingChoice[];
  version: Sql[];
  /** None at all when the filters exclude each other. */
  states: State[];
}

/** Rollups count everything that it selects. The only kind that may be found with them. */
export interface CountedFilter extends Narrowing {
  countedBy: 'rollups';
}

/** The consents of one person or some, which are few, whatever else it selects. */
export interface OwnRowsFilter extends Narrowing {
  countedBy: 'own rows';
  conditions: Sql[];
}

/** Selects by something that the rollups do not know. */
export interface UncountedFilter extends Narrowing {
  countedBy: 'rows';
  conditions: Sql[];
}

export type ConsentFilter = CountedFilter | OwnRowsFilter | UncountedFilter;

/** What the caller asks for, within what the caller may see. */
export function readFilter(actor: Caller, query: ConsentQuery): ConsentFilter {
  const found: Found = { people: [], rows: [], narrowing: { offering_id: [], version: [], states: [...STATES] } };
  const owner = visibleOwner(actor);
  if (owner !== undefined) found.people.push((bind) => `c.user_id = ${bind(owner)}`);
  const names = Object.keys(FILTERS) as FilterName[]; // the literal above has no other keys
  for (const name of names) addFilter(found, name, query[name]);
  const { people, rows, narrowing } = found;
  if (people.length > 0) return { ...narrowing, countedBy: 'own rows', conditions: [...people, ...rows] };
  if (rows.length > 0) return { ...narrowing, countedBy: 'rows', conditions: rows };
  return { ...narrowing, countedBy: 'rollups' };
}

interface Found {
  people: Sql[];
  rows: Sql[];
  narrowing: Narrowing;
}

function addFilter<Name extends FilterName>(found: Found, name: Name, value: Values[Name] | undefined) {
  if (value === undefined) return;
  const filter: Filter<Values[Name]> = FILTERS[name];
  switch (filter.countedBy) {
    case 'own rows':
      return found.people.push(filter.condition(value));
    case 'rows':
      return found.rows.push(filter.condition(value));
    case 'state':
      found.narrowing.states = found.narrowing.states.filter((state) => filter.selects(value, state));
      return;
    case 'offering_id':
      return found.narrowing.offering_id.push(filter.among(value));
    case 'version':
      return found.narrowing.version.push(filter.equals(value));
    default:
      return filter satisfies never;
  }
}
