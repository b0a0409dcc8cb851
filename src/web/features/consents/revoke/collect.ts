import { msg } from '@lingui/core/macro';
import type { Consent } from '#contract/operations.ts';
import { ApiError } from '#web/api/errors.ts';
import { MOST_ROWS, noPagePastEnd, type ListPage } from '#web/api/list.ts';

/** How often a list that changes meanwhile is read again from its beginning. */
const MOST_PASSES = 5;

interface Source {
  /** A page of so many rows, from 1, in an order in which new rows come last. Rejects with 404 for one past the end. */
  readPage: (page: number, size: number) => Promise<ListPage<Consent>>;
  onProgress: (read: number, total: number) => void;
}

/**
 * Every consent that is in a list all the time while it is read, however many pages it has; those that come or go meanwhile may
 * be there or not.
 * @throws ApiError when a page cannot be read, or when the list keeps changing
 */
export async function collectAll(source: Source): Promise<Consent[]> {
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const consents = await readOnce(source);
    if (consents) return consents;
  }
  throw new ApiError(0, '', {
    words: msg`The list kept changing while it was read, so that it is not certain what it holds. Try again in a moment.`,
  });
}

/** `undefined` when rows have moved to pages that were read before. */
async function readOnce({ readPage, onProgress }: Source): Promise<Consent[] | undefined> {
  const found = new Map<string, Consent>();
  let last: string | undefined;
  for (let page = 1; ; page += 1) {
    // What one page holds decides about the next.
    const next = await readPage(page, MOST_ROWS).catch(noPagePastEnd);
    if (!next) return undefined;
    // The row before this page is where it was, so that none between the two has been stepped over.
    if (last !== undefined && (await lastOf(readPage(MOST_ROWS * (page - 1), 1).catch(noPagePastEnd))) !== last)
      return undefined;
    for (const consent of next.rows) found.set(consent.uuid, consent);
    last = next.rows.at(-1)?.uuid;
    onProgress(found.size, Math.max(next.total, found.size));
    if (page * MOST_ROWS >= next.total) return [...found.values()];
    if (next.rows.length < MOST_ROWS) return undefined;
  }
}

const lastOf = async (page: Promise<ListPage<Consent> | undefined>) => (await page)?.rows.at(-1)?.uuid;
