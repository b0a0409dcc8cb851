import type { FastifyRequest } from 'fastify';
import { basePathOf } from '#server/base-path.ts';
import { GatewayError } from './errors.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export const ownOrigin = (request: FastifyRequest) => `${request.protocol}://${request.host}`;

/** Origin and base path, without a slash at the end. */
export const ownAddress = (request: FastifyRequest) => ownOrigin(request) + basePathOf(request);

/** Browsers send the cookie with other sites' requests too, and omit the unforgeable `Sec-Fetch-Site` on plain http. */
export function crossOriginRefusal(request: FastifyRequest): GatewayError | undefined {
  if (SAFE.has(request.method)) return undefined;
  const site = request.headers['sec-fetch-site'];
  const proven = site === undefined ? request.headers.origin === ownOrigin(request) : site === 'same-origin';
  if (proven) return undefined;
  return new GatewayError(
    403,
    'This change did not come from a page of this site, so it was refused. Programs use an Authorization header instead of the session cookie.',
  );
}

export function requireSameOrigin(request: FastifyRequest): void {
  const refusal = crossOriginRefusal(request);
  if (refusal) throw refusal;
}
