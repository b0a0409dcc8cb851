import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Their credentials came from the session cookie, so that a script of the page reads the response. */
const pageRequests = new WeakSet<FastifyRequest>();

export const markPageRequest = (request: FastifyRequest): void => void pageRequests.add(request);

/** Waldur shows each user's API token with the user. */
export const showsUsersToPage = (request: FastifyRequest): boolean =>
  pageRequests.has(request) && (request.routeOptions.url ?? '').startsWith('/api/users/');

/** Acts on objects, not on text or streams. */
export function hideTokens(scope: FastifyInstance): void {
  scope.addHook('preSerialization', (request, _reply, payload, done) => {
    done(null, showsUsersToPage(request) ? withoutToken(payload) : payload);
  });
}

export function withoutToken(payload: unknown): unknown {
  if (Array.isArray(payload)) return payload.map(withoutToken);
  if (typeof payload !== 'object' || payload === null || !('token' in payload)) return payload;
  const { token: _hidden, ...shown } = payload;
  return shown;
}
