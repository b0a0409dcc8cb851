import type { FastifyInstance } from 'fastify';
import { GatewayError, refuse } from '#server/gateway/http/errors.ts';
import { hideTokens, markPageRequest } from '#server/gateway/http/hide-tokens.ts';
import { isOnWayToProvider } from '#server/gateway/http/own-paths.ts';
import { crossOriginRefusal } from '#server/gateway/http/same-origin.ts';
import { programToken } from './caller.ts';
import type { SessionCookie } from './cookie.ts';
import { pageUserRefusal, takePageUser } from './page-user.ts';

function asRefusal(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error;
  throw error;
}

/** For pages of the session's user alone: programs bring a header of their own, and no API ever sees the cookie. */
export function addSessionCredentials(scope: FastifyInstance, cookie: SessionCookie): void {
  scope.addHook('onRequest', async (request, reply) => {
    const { headers } = request.raw;
    // Whoever signs in comes as nobody, also where another window has a session already.
    if (isOnWayToProvider(request)) {
      delete headers.cookie;
      return undefined;
    }
    const session = programToken(request) === undefined ? await cookie.read(request).catch(asRefusal) : undefined;
    if (session instanceof GatewayError) return refuse(reply, session);
    const pageUser = takePageUser(request.raw);
    if (pageUser !== undefined) delete headers.authorization;
    delete headers.cookie;
    if (!session) return undefined;
    const refusal = crossOriginRefusal(request) ?? pageUserRefusal(session, pageUser);
    if (refusal) return refuse(reply, refusal);
    headers.authorization = session.authorization;
    markPageRequest(request);
    await cookie.touch(request, reply, session);
    return undefined;
  });
  hideTokens(scope);
}
