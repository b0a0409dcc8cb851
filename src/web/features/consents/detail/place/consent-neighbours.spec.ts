import { describe, expect, test } from 'vitest';
import { neighboursAt, settleNeighbour } from './consent-neighbours.ts';

/** Seven consents, a to g, three to a page. */
const pages = [['a', 'b', 'c'], ['d', 'e', 'f'], ['g']] as const;
const place = (page: number) => ({ rows: pages[page - 1] ?? [], total: 7, page, pageSize: 3 });

describe('within a page', () => {
  test('the rows beside it are its neighbours', () => {
    expect(neighboursAt(place(2), 1)).toEqual({
      previous: { kind: 'row', row: 'd', page: 2 },
      next: { kind: 'row', row: 'f', page: 2 },
      position: 5,
    });
  });
});

describe('at the ends', () => {
  test('nothing comes before the first nor after the last', () => {
    expect(neighboursAt(place(1), 0).previous).toEqual({ kind: 'none' });
    expect(neighboursAt(place(3), 0)).toMatchObject({ next: { kind: 'none' }, position: 7 });
  });

  test('a last page that is exactly full has no page after it', () => {
    const full = { rows: ['d', 'e', 'f'], total: 6, page: 2, pageSize: 3 };
    expect(neighboursAt(full, 2).next).toEqual({ kind: 'none' });
  });
});

describe('across pages', () => {
  test('the last row of the page before and the first of the page after are named', () => {
    expect(neighboursAt(place(2), 0).previous).toEqual({ kind: 'other-page', page: 1, take: 'last' });
    expect(neighboursAt(place(2), 2).next).toEqual({ kind: 'other-page', page: 3, take: 'first' });
  });

  test('they become rows once the other page is read', () => {
    const { previous, next } = neighboursAt({ ...place(2), rows: ['d'], pageSize: 1, total: 3 }, 0);
    expect(settleNeighbour(previous, pages[0])).toEqual({ row: 'c', page: 1 });
    expect(settleNeighbour(next, pages[2])).toEqual({ row: 'g', page: 3 });
    expect(settleNeighbour(next, undefined)).toBeUndefined();
    expect(settleNeighbour(next, [])).toBeUndefined();
  });
});

describe('when the consent left the list, as a revoked one leaves a list of active ones', () => {
  test('the row that took its place comes next, and it has no position', () => {
    const without = { rows: ['d', 'f', 'g'], total: 6, page: 2, pageSize: 3 };
    expect(neighboursAt(without, 1, true)).toEqual({
      previous: { kind: 'row', row: 'd', page: 2 },
      next: { kind: 'row', row: 'f', page: 2 },
      position: undefined,
    });
  });

  test('leaving the end of the whole list leaves nothing after it', () => {
    expect(neighboursAt({ rows: [], total: 6, page: 3, pageSize: 3 }, 0, true)).toEqual({
      previous: { kind: 'other-page', page: 2, take: 'last' },
      next: { kind: 'none' },
      position: undefined,
    });
  });
});
