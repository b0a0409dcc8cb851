import type { IncomingHttpHeaders } from 'node:http';

type Headers = Record<string, string | string[] | undefined>;

const REQUEST = [
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'content-length',
  'content-type',
  'host',
  'transfer-encoding',
  'user-agent',
  'x-impersonated-user-uuid',
];

const RESPONSE = [
  'allow',
  'content-encoding',
  'content-language',
  'content-length',
  'content-type',
  'retry-after',
  'vary',
  'www-authenticate',
  'x-result-count',
];

function pick(headers: Headers, names: readonly string[]): Headers {
  return Object.fromEntries(names.filter((name) => headers[name] !== undefined).map((name) => [name, headers[name]]));
}

/** Of a browser's or program's headers, those that Waldur needs: no cookie, no address that a client made up. */
export function requestHeaders(headers: IncomingHttpHeaders, requestId: string): IncomingHttpHeaders {
  return { ...pick(headers, REQUEST), 'x-request-id': requestId };
}

/** Of Waldur's headers, those that the API promises. `Link` is rewritten to the address that the caller knows. */
export function responseHeaders(headers: Headers, upstream: string, ownAddress: string): Headers {
  const link = headers['link'];
  // A Waldur behind its own proxy may name itself with the other scheme.
  const names = [upstream, upstream.replace(/^https:/, 'http:')];
  const rewritten = names.reduce((text, name) => text?.replaceAll(`<${name}/`, `<${ownAddress}/`), link?.toString());
  return { ...pick(headers, RESPONSE), ...(rewritten === undefined ? {} : { link: rewritten }) };
}
