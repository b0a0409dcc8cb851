import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '#server/gateway/http/errors.ts';
import { crossOriginRefusal } from '#server/gateway/http/same-origin.ts';
import type { SessionCookie } from './cookie.ts';

/** Requests whose credentials came out of the session cookie, so that a page is asking. */
const fromPage = new WeakSet<FastifyRequest>();

/**
 * Within `scope`, turns the session cookie into the API's Authorization header. A request that brings its own is a
 * program's and passes untouched. The cookie itself goes no further than here.
 */
export function addSessionCredentials(scope: FastifyInstance, cookie: SessionCookie): void {
  scope.addHook('onRequest', async (request, reply) => {
    const { headers } = request.raw;
    const session = headers.authorization === undefined ? await cookie.read(request) : undefined;
    delete headers.cookie;
    if (!session) return undefined;
    const refusal = crossOriginRefusal(request);
    if (refusal) return refuse(reply, refusal);
    headers.authorization = session.authorization;
    fromPage.add(request);
    await cookie.keep(request, reply, session);
    return undefined;
  });
  hideTokens(scope);
}

/** Waldur shows a user's API token with the user; scripts of the page must never get hold of it. */
function hideTokens(scope: FastifyInstance): void {
  scope.addHook('preSerialization', (request, _reply, payload, done) => {
    done(null, showsUsers(request) ? withoutToken(payload) : payload);
  });
}

export const showsUsers = (request: FastifyRequest) =>
  fromPage.has(request) && (request.routeOptions.url ?? '').startsWith('/api/users/');

/** One user or a list of them, without the property `token`. */
export function withoutToken(payload: unknown): unknown {
  if (Array.isArray(payload)) return payload.map(withoutToken);
  if (typeof payload !== 'object' || payload === null || !('token' in payload)) return payload;
  const { token: _hidden, ...shown } = payload;
  return shown;
}
