import { filterParameters, type FilterSearch } from '../filters/registry.ts';
import { readSearch, textOf, type Parameter } from '#web/lib/search.ts';

export interface RevokeAddress {
  search: FilterSearch;
  /** Whether it names everything that some filters match, or what was chosen in this window. */
  isFiltered: boolean;
  /** What is no filter, or none that can be read. Left out it would leave more to revoke than was meant. */
  strange: string[];
}

/** What the address of the page selects. */
export function readAddress(params: URLSearchParams): RevokeAddress {
  const known: Record<string, Parameter<unknown>> = filterParameters;
  const names = [...params.keys()];
  const isStrange = (name: string) => {
    const parameter = known[name];
    const tooMany = params.getAll(name).length > 1 && !parameter?.repeated;
    return tooMany || parameter?.read(textOf(parameter, params, name)) === undefined;
  };
  return {
    search: readSearch(filterParameters, params),
    isFiltered: names.length > 0,
    strange: [...new Set(names.filter(isStrange))],
  };
}
