import { msg } from '@lingui/core/macro';
import type { Visitor } from '#web/lib/visitor.tsx';

/** An empty list has one. */
export function pageCount(total: number, pageSize: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}

/** "51–100 of 5,012", or "0 of 0" for an empty list. */
export function rangeText(page: number, pageSize: number, total: number, visitor: Visitor): string {
  const first = Math.min((page - 1) * pageSize + 1, total);
  const last = Math.min(page * pageSize, total);
  const { i18n, formats } = visitor;
  const from = formats.count(first);
  const to = formats.count(last);
  const all = formats.count(total);
  return i18n._(total === 0 ? msg`0 of ${all}` : msg`${from}–${to} of ${all}`);
}

/** Brought into the range; `undefined` for what is no number. */
export function typedPage(text: string, pages: number): number | undefined {
  if (!/^\d{1,9}$/.test(text.trim())) return undefined;
  return Math.min(Math.max(Number(text), 1), pages);
}

/** That which holds the first row of the present page. */
export function pageAfterResize(page: number, from: number, to: number): number {
  return Math.floor(((page - 1) * from) / to) + 1;
}
