import type { Query } from '#contract/operations.ts';
import type { Caller } from '#server/api/openapi/operation.ts';
import type { Conditions } from '#server/api/sql/conditions.ts';
import { visibleOwner } from '../read.ts';

export type ConsentQuery = Query<'marketplace_user_offering_consents_list'>;

type Values = Omit<Required<ConsentQuery>, 'o' | 'page' | 'page_size'>;
type FilterName = keyof Values;

/** SQL that binds its own values: a condition on rows `c` of consents, or a value to compare a column with. */
export type Sql = (bind: Conditions['bind']) => string;

export const STATES = ['active', 'needs_reconsent', 'revoked'] as const;
export type State = (typeof STATES)[number];

/** `compare` follows a column that holds an offering's id, as in `= 7`. */
export interface OfferingChoice {
  compare: Sql;
  /** Whether one offering at most is left. */
  single: boolean;
}

/**
 * Each filter says by what it is counted, which decides how totals and pages are found (plan.ts): a condition that the
 * rollups do not know would make both wrong without a sign.
 */
type Filter<Value> =
  /** Leaves the few consents of some people: these rows are counted, and found in the index of the person. */
  | { countedBy: 'own rows'; condition: (value: Value) => Sql }
  /** The rollups have this column as well. */
  | { countedBy: 'offering_id'; among: (value: Value) => OfferingChoice }
  /** The rollups have this column as well. */
  | { countedBy: 'version'; equals: (value: Value) => Sql }
  /** States are a column of the rollups. */
  | { countedBy: 'state'; selects: (value: Value, state: State) => boolean }
  /** Unknown to the rollups: all rows that match are counted, and pages found by OFFSET. Slower, never wrong. */
  | { countedBy: 'rows'; condition: (value: Value) => Sql };

/** Follows a column with the id of the row that has this uuid, or of those that have one of them. */
const idOf = (table: 'users' | 'offerings', uuids: readonly string[]): Sql => {
  const [uuid] = uuids;
  // As an array the ids are known before consents are looked for, which a join does not promise.
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

/** Both ends are inclusive. The rollups hold half hours, not moments. */
const since = (column: 'agreement_date' | 'revocation_date'): Filter<string> => ({
  countedBy: 'rows',
  condition: (moment) => (bind) => `c.${column} >= ${bind(moment)}`,
});
const upTo = (column: 'agreement_date' | 'revocation_date'): Filter<string> => ({
  countedBy: 'rows',
  condition: (moment) => (bind) => `c.${column} <= ${bind(moment)}`,
});

/** A parameter of the contract that is missing here is a compile error. */
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

/** What the rollups know of a filter, by their columns. */
interface Narrowing {
  /** All of them hold. */
  offering_id: OfferingChoice[];
  version: Sql[];
  /** None when the filters exclude each other. */
  states: State[];
}

/** Only this kind may be found with the rollups, which count all that it selects. */
export interface CountedFilter extends Narrowing {
  countedBy: 'rollups';
}

/** Few rows, whatever else is selected. */
export interface OwnRowsFilter extends Narrowing {
  countedBy: 'own rows';
  conditions: Sql[];
}

export interface UncountedFilter extends Narrowing {
  countedBy: 'rows';
  conditions: Sql[];
}

export type ConsentFilter = CountedFilter | OwnRowsFilter | UncountedFilter;

/** What the caller asks for, within what they may see. */
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
