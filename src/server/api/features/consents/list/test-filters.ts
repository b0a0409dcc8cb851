import { readMoment } from '#server/api/openapi/moments.ts';
import type { ConsentQuery } from './filters.ts';

/** A consent as plain SQL has it. */
export interface Row {
  uuid: string;
  user: string;
  offering: string;
  version: string;
  /** To the microsecond. */
  agreed: string;
  revoked: string | null;
  needs_reconsent: boolean;
}

/** What the filters name: found among the rows, so that each has some to select and some to leave out. */
export const named = {
  offering: '',
  user: '',
  offerings: [''],
  users: [''],
  agreed: ['', ''],
  revoked: ['', ''],
};
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** The times of two rows, as the API tells them, with half of the others between them. */
function middle(times: string[]): string[] {
  const sorted = times.toSorted();
  return [0.25, 0.75].map((share) => `${sorted[Math.floor(sorted.length * share)]?.slice(0, -3)}Z`);
}

/** Chooses from all consents what the filters name. */
export function nameFrom(rows: readonly Row[]): void {
  const { offering = '', user = '' } = rows.find((row) => row.needs_reconsent) ?? {};
  const revoked = rows.flatMap((row) => row.revoked ?? []);
  const others = (key: 'offering' | 'user', count: number) => [
    ...new Set([named[key], NOBODY, ...rows.map((row) => row[key]).slice(0, count)]),
  ];
  Object.assign(named, { offering, user });
  Object.assign(named, { offerings: others('offering', 3), users: others('user', 9) });
  Object.assign(named, { agreed: middle(rows.map((row) => row.agreed)), revoked: middle(revoked) });
}

/** A filter, and which rows it selects. */
export interface Filter {
  query: () => ConsentQuery;
  selects: (row: Row) => boolean;
}

export const filter = (query: () => ConsentQuery, selects: Filter['selects']): Filter => ({ query, selects });
export const all = (...filters: Filter[]): Filter => ({
  query: () => Object.assign({}, ...filters.map(({ query }) => query())),
  selects: (row) => filters.every(({ selects }) => selects(row)),
});

export const EVERYTHING = all();
export const VERSION = filter(
  () => ({ version: '1.0' }),
  ({ version }) => version === '1.0',
);
export const RARE_VERSION = filter(
  () => ({ version: '0.9' }),
  ({ version }) => version === '0.9',
);
export const STATES: [string, Filter][] = (
  [
    [{ has_consent: true }, ({ revoked }) => revoked === null],
    [{ has_consent: false }, ({ revoked }) => revoked !== null],
    [{ requires_reconsent: true }, ({ needs_reconsent }) => needs_reconsent],
    [{ requires_reconsent: false }, ({ needs_reconsent }) => !needs_reconsent],
    [{ has_consent: true, requires_reconsent: false }, (row) => row.revoked === null && !row.needs_reconsent],
  ] satisfies [ConsentQuery, Filter['selects']][]
).map(([query, selects]) => [JSON.stringify(query), filter(() => query, selects)]);
export const OFFERING = filter(
  () => ({ offering_uuid: [named.offering] }),
  ({ offering }) => offering === named.offering,
);
export const PERSON = filter(
  () => ({ user_uuid: [named.user] }),
  ({ user }) => user === named.user,
);
export const OFFERINGS = filter(
  () => ({ offering_uuid: named.offerings }),
  ({ offering }) => named.offerings.includes(offering),
);
export const PEOPLE = filter(
  () => ({ user_uuid: named.users }),
  ({ user }) => named.users.includes(user),
);

/** From a moment on, up to one, and between two. */
const dates = (key: 'agreed' | 'revoked', parameter: 'agreement_date' | 'revocation_date') => {
  const bound = (place: 0 | 1) => readMoment(named[key][place] ?? '', place === 0 ? 'first' : 'last') ?? '';
  const text = (place: 0 | 1) => bound(place).replace('Z', '');
  const after = filter(
    () => ({ [`${parameter}_after`]: bound(0) }),
    (row) => row[key] !== null && row[key] >= text(0),
  );
  const before = filter(
    () => ({ [`${parameter}_before`]: bound(1) }),
    (row) => row[key] !== null && row[key] <= text(1),
  );
  return [after, before, all(after, before)];
};
export const AGREED = dates('agreed', 'agreement_date');
export const REVOKED = dates('revoked', 'revocation_date');
