import type { Json } from './bodies.ts';
import { ask, type Asked, type Behind, type Told } from './ask.ts';

const MOST = 300;

export interface Whole extends Told {
  rows: Json[];
}

/** Every row of a list, whatever page was asked for; what a dialect selects otherwise cannot be paged by the API. */
export async function collect(behind: Behind, asked: Asked, ignored: readonly string[] = []): Promise<Whole> {
  const url = new URL(asked.url);
  for (const name of ['page', ...ignored]) url.searchParams.delete(name);
  url.searchParams.set('page_size', String(MOST));
  const rows: Json[] = [];
  for (let number = 1; ; number += 1) {
    url.searchParams.set('page', String(number));
    const told = await ask(behind, { ...asked, method: 'GET', url });
    if (told.status !== 200 || !Array.isArray(told.body)) return { ...told, rows: [] };
    rows.push(...told.body);
    if (told.body.length < MOST || rows.length === Number(told.headers['x-result-count'])) return { ...told, rows };
  }
}

/** The page of `whole` that was asked for, with its count. */
export function page({ method, url }: Asked, whole: Whole): Told {
  const size = Math.min(MOST, Number(url.searchParams.get('page_size') ?? 10));
  const pages = Math.max(1, Math.ceil(whole.rows.length / size));
  const asked = url.searchParams.get('page') ?? '1';
  const number = asked === 'last' ? pages : Number(asked);
  const { link: _link, ...headers } = whole.headers;
  if (!(number >= 1 && number <= pages)) return { status: 404, headers, body: { detail: 'Invalid page.' } };
  const rows = whole.rows.slice((number - 1) * size, number * size);
  return {
    status: whole.status,
    headers: { ...headers, 'x-result-count': String(whole.rows.length) },
    body: method === 'HEAD' ? undefined : rows,
  };
}

/** Without an order the rows come as the database likes: here, never in the order that a careless client hopes for. */
export function unordered({ url }: Asked, told: Told): Told {
  if (url.searchParams.has('o') || !Array.isArray(told.body)) return told;
  return { ...told, body: told.body.toReversed() };
}
