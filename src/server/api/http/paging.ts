import type { FastifyReply } from 'fastify';
import { HttpError } from './errors.ts';

const DEFAULT_SIZE = 10;
const LARGEST_SIZE = 300;

/** Whether the page exists is known only with the total. */
export interface Paging {
  page: number | 'last';
  size: number;
}

type RawQuery = Record<string, string | string[] | undefined>;

export function readPaging(query: RawQuery): Paging {
  const page = lastValue(query['page']);
  const size = wholeNumber(lastValue(query['page_size'])) || DEFAULT_SIZE;
  return {
    page: page === 'last' ? 'last' : page === '' ? 1 : wholeNumber(page),
    size: Math.min(size, LARGEST_SIZE),
  };
}

/** The last of a repeated parameter. */
export function lastValue(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? '')).trim();
}

function wholeNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : 0;
}

/** Counts first, then reads the rows if there are any. @throws HttpError 404 "Invalid page."; the first page exists */
export async function listPage<Row>(
  paging: Paging,
  count: () => Promise<number>,
  rows: (limit: number, offset: number) => Promise<Row[]>,
): Promise<{ status: 200; body: Row[]; total: number }> {
  const total = await count();
  const page = resolvePage(paging, total);
  const body = total === 0 ? [] : await rows(paging.size, (page - 1) * paging.size);
  return { status: 200, body, total };
}

/** For HEAD; reads no row. */
export async function countPage(paging: Paging, count: () => Promise<number>) {
  const total = await count();
  resolvePage(paging, total);
  return { status: 200, body: undefined, total } as const;
}

function resolvePage({ page, size }: Paging, total: number): number {
  const last = lastPage(total, size);
  const wanted = page === 'last' ? last : page;
  if (wanted < 1 || wanted > last) throw new HttpError(404, { detail: 'Invalid page.' });
  return wanted;
}

function lastPage(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size));
}

/** `address` has its query. In the links the parameters are sorted, and the first page has no `page`. */
export function setPageHeaders(reply: FastifyReply, address: string, paging: Paging, total: number) {
  const page = resolvePage(paging, total);
  const last = lastPage(total, paging.size);
  const to = linkTo(address);
  const links = [to(1, 'first')];
  if (page > 1) links.push(to(page - 1, 'prev'));
  if (page < last) links.push(to(page + 1, 'next'));
  links.push(to(last, 'last'));
  reply.header('X-Result-Count', total).header('Link', links.join(', '));
}

/** Parses and sorts the query once for all links, since that is most of their cost. */
function linkTo(address: string): (page: number, relation: string) => string {
  const [place = '', ...query] = address.split('?');
  const parameters = new URLSearchParams(query.join('?'));
  parameters.delete('page');
  parameters.sort();
  const names = [...parameters.keys()];
  const pairs = parameters.size > 0 ? parameters.toString().split('&') : [];
  const before = names.filter((name) => name < 'page').length;
  return (page, relation) => {
    const all = page > 1 ? [...pairs.slice(0, before), `page=${page}`, ...pairs.slice(before)] : pairs;
    return `<${all.length > 0 ? `${place}?${all.join('&')}` : place}>; rel="${relation}"`;
  };
}
