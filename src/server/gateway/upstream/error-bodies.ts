import { literally, type BaseUrls } from './url-rewriter.ts';

/** Waldur quotes what it was asked, with addresses of its network, and lists its routes when a filter by URL fails. */
export function errorToOwn(body: unknown, { waldur, own }: BaseUrls): unknown {
  if (typeof body === 'object' && body !== null && 'tried' in body) return { detail: 'Not found.' };
  const base = new RegExp(String.raw`(?:${waldur.map(literally).join('|')})(?![\w.:-]*[\w:])`, 'gi');
  return eachText(body, (text) => text.replaceAll(base, () => own));
}

function eachText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => eachText(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, eachText(item, change)]));
}
