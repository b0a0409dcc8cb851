import { msg } from '@lingui/core/macro';
import type { QueryClient } from '@tanstack/react-query';
import type { ListPath, ListQuery, Row } from '#contract/operations.ts';
import { ApiError } from '#web/api/errors.ts';
import { listOptions, MOST_ROWS } from '#web/api/list.ts';
import { retryWhenAskedToWait } from '#web/api/waiting.ts';

/** Anew, and failing at once, so that the button can say why, unless the server asks to wait. */
export const fresh = { staleTime: 0, retry: retryWhenAskedToWait };

/** @throws ApiError also when rows were removed meanwhile; sort by something that new rows come at the end of */
export async function readAll<Path extends ListPath>(
  queryClient: QueryClient,
  path: Path,
  query: ListQuery<Path>,
): Promise<Row<Path>[]> {
  const rows: Row<Path>[] = [];
  for (let page = 1; ; page += 1) {
    const options = listOptions(path, { ...query, page, page_size: MOST_ROWS });
    const { rows: more, total } = await queryClient.fetchQuery({ ...options, ...fresh });
    rows.push(...more);
    if (rows.length >= total) return rows;
    if (more.length < MOST_ROWS) {
      throw new ApiError(0, '', {
        words: msg`The list changed while it was being read. Nothing was saved; try again.`,
      });
    }
  }
}

/** At most `atOnce` at a time; results in the order of the items, the first failure rejects. */
export async function inTurn<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  // One iterator for all workers, so that each item is taken once.
  const waiting = items.entries();
  const worker = async () => {
    for (const [index, item] of waiting) {
      results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
