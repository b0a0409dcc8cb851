import { msg } from '@lingui/core/macro';
import { keepPreviousData, queryOptions, type QueryFunction, type QueryFunctionContext } from '@tanstack/react-query';
import createQueryHooks from 'openapi-react-query';
import type { ListPath, ListQuery, Row } from '#contract/operations.ts';
import { client } from './client.ts';
import { ApiError, isNotFound } from './errors.ts';

export interface ListPage<Item> {
  rows: Item[];
  /** On all pages, from `X-Result-Count`. */
  total: number;
}

interface Init {
  params: { query: object };
}

// openapi-fetch cannot follow a path that is itself a type parameter; the functions below check it.
const get = client.GET as (path: ListPath, init: Init) => Promise<{ data?: unknown[]; response: Response }>;
const head = client.HEAD as (path: ListPath, init: Init) => Promise<{ response: Response }>;

/** Totals come in a header; of a client, the generated options use these two methods. */
const withTotals = {
  async GET(path: ListPath, init: Init) {
    const { data: rows = [], response } = await get(path, init);
    return { data: { rows, total: Number(response.headers.get('X-Result-Count') ?? rows.length) }, response };
  },
  async HEAD(path: ListPath, init: Init) {
    const { response } = await head(path, init);
    const count = response.headers.get('X-Result-Count');
    if (count === null) throw new ApiError(response.status, '', { words: msg`The server sent no number.` });
    return { data: Number(count), response };
  },
};

interface Generated {
  queryKey: readonly [method: 'get' | 'head', path: ListPath, init: Init];
  queryFn: (context: QueryFunctionContext) => unknown;
}

const generate = createQueryHooks(withTotals as unknown as typeof client).queryOptions as unknown as (
  method: 'get' | 'head',
  path: ListPath,
  init: Init,
) => Generated;

/** The key begins like those of `$api`, so that one invalidation reaches both. */
export function listOptions<Path extends ListPath>(path: Path, query: ListQuery<Path>) {
  const { queryKey, queryFn } = generate('get', path, { params: { query } });
  return queryOptions({
    queryKey: [...queryKey, 'list'] as const,
    // By `withTotals.GET`, for rows of this path.
    queryFn: queryFn as QueryFunction<ListPage<Row<Path>>>,
    placeholderData: keepPreviousData,
  });
}

export function readPage<Path extends ListPath>(
  path: Path,
  query: ListQuery<Path>,
  context: QueryFunctionContext,
): Promise<ListPage<Row<Path>>> {
  const { queryKey, queryFn } = generate('get', path, { params: { query } });
  // As in `listOptions`.
  return queryFn({ ...context, queryKey }) as Promise<ListPage<Row<Path>>>;
}

/** Each count costs a large server a quarter of a second. */
const COUNTS_STAY = 300_000;

export function countOptions<Path extends ListPath>(path: Path, query: ListQuery<Path>) {
  const { queryKey, queryFn } = generate('head', path, { params: { query } });
  // By `withTotals.HEAD`.
  return queryOptions({ queryKey, queryFn: queryFn as QueryFunction<number>, staleTime: COUNTS_STAY });
}

export const MOST_ROWS = 300;

/** A page past the end is a 404; other errors are thrown on. */
export function noPagePastEnd(error: unknown): undefined {
  if (isNotFound(error)) return undefined;
  throw error;
}

/** A row that is added while pages are read pushes others to the next page, so that one may come twice. */
export const withoutRepeats = <Of extends { uuid: string }>(rows: readonly Of[]): Of[] => [
  ...new Map(rows.map((row) => [row.uuid, row])).values(),
];

/** One page after the other, since the total may change between them. */
export function readPages<Path extends ListPath>(path: Path, query: ListQuery<Path>, pageSize = MOST_ROWS) {
  return async (context: QueryFunctionContext): Promise<Row<Path>[]> => {
    const rows: Row<Path>[] = [];
    for (let page = 1, total = 1; rows.length < total; page += 1) {
      const next = await readPage(path, { ...query, page, page_size: pageSize }, context);
      rows.push(...next.rows);
      // A page without rows ends the list, whatever the header says.
      total = next.rows.length === 0 ? 0 : next.total;
    }
    return rows;
  };
}
