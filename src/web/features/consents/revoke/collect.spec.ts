import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '#web/api/errors.ts';
import type { ListPage } from '#web/api/list.ts';
import type { Consent } from '#contract/operations.ts';
import { consentWith } from '#web/receipts/test-evidence.ts';
import { MOST_ROWS } from '#web/api/list.ts';
import { collectAll } from './collect.ts';

/** A list in which something may happen before a page is read. */
function createList(count: number, happen: (rows: Consent[], page: number) => void = () => {}) {
  const rows = Array.from({ length: count }, (_, index) => consentWith({ uuid: `consent-${index}` }));
  const readPage = vi.fn(async (page: number, size: number): Promise<ListPage<Consent>> => {
    if (size === MOST_ROWS) happen(rows, page);
    const shown = rows.slice((page - 1) * size, page * size);
    if (page > 1 && shown.length === 0) throw new ApiError(404, 'Invalid page.');
    return { rows: shown, total: rows.length };
  });
  return { rows, readPage };
}

const uuids = (consents: readonly Consent[]) => consents.map(({ uuid }) => uuid);

describe('collecting what matches', () => {
  it.each([0, 1, 300, 301, 2000])('reads all of %i consents and says how far it is', async (count) => {
    const { rows, readPage } = createList(count);
    const onProgress = vi.fn();
    expect(uuids(await collectAll({ readPage, onProgress }))).toEqual(uuids(rows));
    expect(onProgress).toHaveBeenLastCalledWith(count, count);
  });

  it('begins anew when a row left meanwhile, which would hide another', async () => {
    let left = 2;
    const { rows, readPage } = createList(1000, (all, page) => {
      if (page !== 3 || left === 0) return;
      left -= 1;
      all.splice(5, 1);
    });
    expect(uuids(await collectAll({ readPage, onProgress: () => {} }))).toEqual(uuids(rows));
    expect(rows).toHaveLength(998);
  });

  it('begins anew when one left and another came', async () => {
    let changes = 1;
    const { rows, readPage } = createList(700, (all, page) => {
      if (page !== 2 || changes === 0) return;
      changes -= 1;
      all.splice(5, 1);
      all.push(consentWith({ uuid: 'new' }));
    });
    expect(uuids(await collectAll({ readPage, onProgress: () => {} }))).toEqual(uuids(rows));
  });

  it('begins anew when the last page is gone', async () => {
    let left = true;
    const { rows, readPage } = createList(301, (all, page) => {
      if (page !== 2 || !left) return;
      left = false;
      all.splice(0, 100);
    });
    expect(uuids(await collectAll({ readPage, onProgress: () => {} }))).toEqual(uuids(rows));
  });

  it('gives up on a list that never rests, and says so', async () => {
    const { readPage } = createList(1000, (all) => void all.splice(0, 1));
    await expect(collectAll({ readPage, onProgress: () => {} })).rejects.toMatchObject({
      words: { message: expect.stringContaining('kept changing') },
    });
  });
});
