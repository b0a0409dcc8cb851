import { canonicalUuid } from '#contract/uuid.ts';
import { readSearch, type Parameter, type Values } from '#web/lib/search.ts';

/** So many people, and so many offerings, fit into one matrix. */
export const MOST = 20;

/** Uuids, each once; more than fit are left out. */
const uuids: Parameter<readonly string[]> = {
  read: (raw) => {
    const known = (raw ?? '').split(',').flatMap((text) => canonicalUuid(text.trim()) ?? []);
    return [...new Set(known)].slice(0, MOST);
  },
  print: (value) => (value.length > 0 ? value.join(',') : undefined),
};

/** Everything that the address of the page says. */
export const coverageSearch = { users: uuids, offerings: uuids };
export type CoverageSearch = Values<typeof coverageSearch>;

export const readCoverageSearch = (params: URLSearchParams): CoverageSearch => readSearch(coverageSearch, params);
