export interface ListPlace<Item> {
  rows: readonly Item[];
  /** Matching items on all pages. */
  total: number;
  page: number;
  pageSize: number;
}

/** Where a neighbour stands: on this page, or at the end of another that has to be read first. */
export type Neighbour<Item> =
  | { kind: 'row'; row: Item; page: number }
  | { kind: 'other-page'; page: number; take: 'first' | 'last' }
  | { kind: 'none' };

export interface Neighbours<Item> {
  previous: Neighbour<Item>;
  next: Neighbour<Item>;
  /** Counted from 1 over all pages; `undefined` when the item is no longer in the list. */
  position: number | undefined;
}

/**
 * What comes before and after the item at `index` of a page. With `gone`, the item has left the list (a revoked consent in a list
 * of active ones, for instance) and the row now at `index` is the one that followed it.
 */
export function neighboursAt<Item>(list: ListPlace<Item>, index: number, gone = false): Neighbours<Item> {
  const { rows, page, pageSize, total } = list;
  const nextIndex = gone ? index : index + 1;
  const before = rows[index - 1];
  const after = rows[nextIndex];
  const first = (page - 1) * pageSize;
  return {
    previous: before
      ? { kind: 'row', row: before, page }
      : page > 1
        ? { kind: 'other-page', page: page - 1, take: 'last' }
        : { kind: 'none' },
    next: after
      ? { kind: 'row', row: after, page }
      : first + nextIndex < total && nextIndex >= pageSize
        ? { kind: 'other-page', page: page + 1, take: 'first' }
        : { kind: 'none' },
    position: gone ? undefined : first + index + 1,
  };
}

/** The neighbour itself once the other page is read; `undefined` while it is not, or when there is none. */
export function settleNeighbour<Item>(
  neighbour: Neighbour<Item>,
  otherRows: readonly Item[] | undefined,
): { row: Item; page: number } | undefined {
  if (neighbour.kind === 'row') return neighbour;
  if (neighbour.kind === 'none') return undefined;
  const row = otherRows?.at(neighbour.take === 'first' ? 0 : -1);
  return row === undefined ? undefined : { row, page: neighbour.page };
}
