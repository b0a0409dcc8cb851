import type { PageQueries } from '#web/api/page-queries.ts';
import { coverageOptions } from './coverage-queries.ts';
import { readCoverageSearch } from './coverage-search.ts';

/** The consents of each person; names that these do not tell are read by the page. */
export const loadCoverage: PageQueries = async ({ search, read }) => {
  const { users, offerings } = readCoverageSearch(search);
  await Promise.all(users.map((each) => read(coverageOptions(each, offerings))));
};
