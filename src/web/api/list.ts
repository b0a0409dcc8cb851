import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ListPath, ListQuery, Row } from '#contract/operations.ts';
import { client } from './client.ts';

export interface ListPage<Item> {
  rows: Item[];
  /** How many items match on all pages, from `X-Result-Count`. */
  total: number;
}

interface ListResult<Item> {
  data?: Item[];
  response: Response;
}

/** Query options of one page of a list. The key begins like openapi-react-query's, so one invalidation reaches both. */
export function listOptions<Path extends ListPath>(path: Path, query: ListQuery<Path>) {
  return queryOptions({
    queryKey: ['get', path, { params: { query } }, 'list'] as const,
    queryFn: async ({ signal }): Promise<ListPage<Row<Path>>> => {
      // openapi-fetch cannot follow a path that is itself a type parameter; ListPath and ListQuery have checked it.
      const get = client.GET as (path: ListPath, init: object) => Promise<ListResult<Row<Path>>>;
      const { data, response } = await get(path, { params: { query }, signal });
      const rows = data ?? [];
      return { rows, total: Number(response.headers.get('X-Result-Count') ?? rows.length) };
    },
    placeholderData: keepPreviousData,
  });
}
