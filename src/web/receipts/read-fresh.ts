import { msg } from '@lingui/core/macro';
import type { QueryClient } from '@tanstack/react-query';
import type { ListPath, ListQuery, Row } from '#contract/operations.ts';
import { ApiError } from '#web/api/errors.ts';
import { listOptions } from '#web/api/list.ts';
import { fresh } from './fresh.ts';

/** The most that the API gives at once. */
const PAGE_SIZE = 300;

/**
 * All pages of a list, read anew. `query` should sort by something that new rows come at the end of.
 * @throws ApiError when a page cannot be read, or when rows were removed meanwhile, so that some may be missing
 */
export async function readAll<Path extends ListPath>(
  queryClient: QueryClient,
  path: Path,
  query: ListQuery<Path>,
): Promise<Row<Path>[]> {
  const rows: Row<Path>[] = [];
  for (let page = 1; ; page += 1) {
    const options = listOptions(path, { ...query, page, page_size: PAGE_SIZE });
    // One page after another, since the total may change between them.
    // oxlint-disable-next-line no-await-in-loop
    const { rows: more, total } = await queryClient.fetchQuery({ ...options, ...fresh });
    rows.push(...more);
    if (rows.length >= total) return rows;
    if (more.length < PAGE_SIZE) {
      throw new ApiError(0, '', {
        words: msg`The list changed while it was being read. Nothing was saved; try again.`,
      });
    }
  }
}
