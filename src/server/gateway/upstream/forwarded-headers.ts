import type { IncomingHttpHeaders } from 'node:http';
import { linkToOwn, type Names } from './url-rewriter.ts';

type Headers = Record<string, string | string[] | undefined>;

const REQUEST = [
  'accept',
  'accept-language',
  'authorization',
  'content-length',
  'content-type',
  'host',
  'user-agent',
  'x-impersonated-user-uuid',
];

const RESPONSE = [
  'allow',
  'content-language',
  'content-type',
  'retry-after',
  'vary',
  'www-authenticate',
  'x-result-count',
];

function pick(headers: Headers, names: readonly string[]): Headers {
  return Object.fromEntries(names.filter((name) => headers[name] !== undefined).map((name) => [name, headers[name]]));
}

/**
 * Of a browser's or program's headers, those that Waldur needs: no cookie, no address that a client made up. The answer
 * is asked for uncompressed, because addresses in it are rewritten.
 */
export function requestHeaders(headers: IncomingHttpHeaders, requestId: string): IncomingHttpHeaders {
  return { ...pick(headers, REQUEST), 'accept-encoding': 'identity', 'x-request-id': requestId };
}

/** Of Waldur's headers, those that the API promises. Its length may change on the way, so that is told anew. */
export function responseHeaders(headers: Headers, names: Names): Headers {
  const link = headers['link'];
  return { ...pick(headers, RESPONSE), ...(link === undefined ? {} : { link: linkToOwn(link.toString(), names) }) };
}

/** What an answer of the gateway itself must not keep of Waldur's. */
export const REPLACED = ['allow', 'content-language', 'content-type', 'link', 'vary', 'x-result-count'];
