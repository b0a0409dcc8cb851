import { conditions, type Conditions } from '#server/api/sql/conditions.ts';
import { type ConsentFilter, type CountedFilter, type State } from './filters.ts';

/** Conditions on rows `c` of consents; `values` are those of other conditions in the same statement. */
export function rowConditions(filter: ConsentFilter, values: unknown[] = []): Conditions {
  const found = conditions(values);
  if (filter.countedBy !== 'rollups') for (const condition of filter.conditions) found.add(condition(found.bind));
  addColumns(found, filter);
  addStates(found, filter);
  return found;
}

/** Consents, rollups and deltas, each named `c`, have these columns alike. */
export function addColumns({ add, bind }: Conditions, filter: Pick<ConsentFilter, 'offering_id' | 'version'>) {
  for (const { compare } of filter.offering_id) add(`c.offering_id ${compare(bind)}`);
  for (const equal of filter.version) add(`c.version = ${equal(bind)}`);
}

/** The database's word for what needs re-consent is `outdated`. */
export function rollupStates({ bind }: Conditions, { states }: CountedFilter): string {
  const stored = states.map((state) => (state === 'needs_reconsent' ? 'outdated' : state));
  return `c.state = any(${bind(stored)}::text[])`;
}

function addStates({ add, bind }: Conditions, { states, offering_id }: ConsentFilter) {
  const has = (state: State) => states.includes(state);
  if (states.length === 0) add('false');
  if (!has('revoked')) add('c.revocation_date is null');
  if (!has('active') && !has('needs_reconsent')) add('c.revocation_date is not null');
  if (has('active') === has('needs_reconsent')) return;
  // A subquery for each row, since an index scan meets few rows and a join would read all terms first. With one
  // offering it is uncorrelated: evaluated once.
  const only = offering_id.find(({ single }) => single);
  const demanded = `select t.version from terms_of_service t
    where t.offering_id ${only ? only.compare(bind) : '= c.offering_id'} and t.is_active
      and t.requires_reconsent`;
  if (has('needs_reconsent')) add(`(${demanded}) <> c.version`);
  else add(`${has('revoked') ? 'c.revocation_date is not null or ' : ''}coalesce((${demanded}) = c.version, true)`);
}
