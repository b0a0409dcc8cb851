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

/**
 * The client's headers that Waldur needs: no cookie, and none by which a client could claim another address than the one
 * that the gateway believes. The response is asked for uncompressed, because URLs in it are rewritten.
 */
export function requestHeaders(headers: IncomingHttpHeaders, request: FastifyRequest): IncomingHttpHeaders {
  return {
    ...pick(headers, REQUEST),
    'accept-encoding': 'identity',
    'x-request-id': request.id,
    'x-forwarded-for': visitorOf(request).address,
  };
}

/** Waldur's headers that the API promises, without the length, which rewriting may change. */
export function responseHeaders(headers: Headers, baseUrls: BaseUrls): Headers {
  const link = headers['link'];
  return { ...pick(headers, RESPONSE), ...(link === undefined ? {} : { link: linkToOwn(link.toString(), baseUrls) }) };
}

/** Waldur's headers that must not stay on an error of the gateway's own. */
export const REPLACED = ['allow', 'content-language', 'content-type', 'link', 'vary', 'x-result-count'];
