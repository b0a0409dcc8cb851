import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { visitorOf } from './upstream.ts';
import { linkToOwn, type BaseUrls } from './url-rewriter.ts';

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

/** No cookie, and no address that a client claims. Uncompressed, since URLs in the response are rewritten. */
export function requestHeaders(headers: IncomingHttpHeaders, request: FastifyRequest): IncomingHttpHeaders {
  return {
    ...pick(headers, REQUEST),
    'accept-encoding': 'identity',
    'x-request-id': request.id,
    'x-forwarded-for': visitorOf(request).address,
  };
}

/** Without the length, which rewriting may change. */
export function responseHeaders(headers: Headers, baseUrls: BaseUrls): Headers {
  const link = headers['link'];
  return { ...pick(headers, RESPONSE), ...(link === undefined ? {} : { link: linkToOwn(link.toString(), baseUrls) }) };
}

/** Must not stay on an error of the gateway's own. */
export const REPLACED = ['allow', 'content-language', 'content-type', 'link', 'vary', 'x-result-count'];
