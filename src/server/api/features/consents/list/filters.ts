import type { Query } from '#contract/operations.ts';
import { refusal } from '#contract/permissions.ts';
import { conditions, type Conditions } from '#server/api/sql/conditions.ts';
import type { Caller } from '#server/api/openapi/operation.ts';

export type ConsentQuery = Query<'marketplace_user_offering_consents_list'>;

/** As the tallies name them; `outdated` is what needs re-consent. */
type State = 'active' | 'outdated' | 'revoked';

export const OUTDATED = 'c.revocation_date is null and t.requires_reconsent and t.version <> c.version';

export interface ConsentFilter {
  /** Uuids of people, or the id of the caller; few rows are left when there is one. */
  people: (string | number)[];
  offerings: string[];
  version: string | undefined;
  /** None at all when the filters exclude each other. */
  states: State[];
}

const STATES: State[] = ['active', 'outdated', 'revoked'];

/** What the caller asks for, within what the caller may see. */
export function readFilter(actor: Caller, query: ConsentQuery): ConsentFilter {
  const { has_consent, requires_reconsent } = query;
  return {
    people: [...seenBy(actor), ...given(query.user_uuid, query.user)],
    offerings: given(query.offering_uuid, query.offering),
    version: query.version || undefined,
    states: STATES.filter(
      (state) =>
        (has_consent === undefined || has_consent === (state !== 'revoked')) &&
        (requires_reconsent === undefined || requires_reconsent === (state === 'outdated')),
    ),
  };
}

/** The only person whose consents the caller may see, or nobody when it is everybody's. */
export function seenBy(actor: Caller): number[] {
  return refusal(actor, 'consent.read-all') ? [actor.id] : [];
}

function given(...values: (string | undefined)[]): string[] {
  return values.filter((value) => value !== undefined && value !== '') as string[]; // the filter leaves only these
}

export const isNarrowed = ({ version, states }: ConsentFilter) =>
  version !== undefined || states.length < STATES.length;

const isRevokedOnly = ({ states }: ConsentFilter) => states.every((state) => state === 'revoked');

/** Conditions on rows `c` of consents; `values` are those of other conditions in the same statement. */
export function rowConditions(filter: ConsentFilter, values: unknown[] = []): Conditions {
  const found = conditions(values);
  for (const person of filter.people) {
    const value = found.bind(person);
    found.add(`c.user_id = ${typeof person === 'number' ? value : `(select id from users where uuid = ${value})`}`);
  }
  addGroup(found, filter);
  addState(found, filter);
  return found;
}

/** Conditions on tallies, and on lines not yet folded into them, both of which hold an offering, a version and a state. */
export function addGroup({ add, bind }: Conditions, { offerings, version }: ConsentFilter) {
  for (const uuid of offerings) add(`c.offering_id = ${offeringId(bind(uuid))}`);
  if (version !== undefined) add(`c.version = ${bind(version)}`);
}

const offeringId = (uuid: string) => `(select id from offerings where uuid = ${uuid})`;

function addState({ add, bind }: Conditions, filter: ConsentFilter) {
  const { states, offerings } = filter;
  const has = (state: State) => states.includes(state);
  if (states.length === 0) add('false');
  if (!has('revoked')) add('c.revocation_date is null');
  if (isRevokedOnly(filter)) add('c.revocation_date is not null');
  if (has('active') === has('outdated')) return;
  // Asked row by row, since a walk along an index meets few rows: a join would read all terms before the first of them.
  // Of one offering it is the same for each row, and asked once.
  const [only] = offerings;
  const demanded = `select t.version from terms_of_service t
    where t.offering_id = ${only === undefined ? 'c.offering_id' : offeringId(bind(only))} and t.is_active
      and t.requires_reconsent`;
  if (has('outdated')) add(`(${demanded}) <> c.version`);
  else add(`${has('revoked') ? 'c.revocation_date is not null or ' : ''}coalesce((${demanded}) = c.version, true)`);
}
