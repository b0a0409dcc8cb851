import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SessionState } from '#contract/session.ts';
import { GatewayError } from '#server/gateway/http/errors.ts';
import { requireSameOrigin } from '#server/gateway/http/same-origin.ts';
import type { SessionCookie } from './cookie.ts';
import { fetchDeployment, fetchUser, sessionState, type Known, type SessionStateOptions } from './state.ts';
import { readCredentials, readScope, type Credentials } from './sign-in-request.ts';
import { tooManyAttempts } from './sign-in-guard.ts';
import type { Outcome, Throttle } from './throttle.ts';
import { unexpected } from '#server/gateway/upstream/failures.ts';
import { PASSWORD_PATH, type UpstreamResponse } from '#server/gateway/upstream/upstream.ts';

export interface SessionRoutesOptions extends SessionStateOptions {
  cookie: SessionCookie;
  throttle: Throttle;
}

interface SignedIn {
  authorization: string;
  known: Known;
}

const CHALLENGE = { 'www-authenticate': 'Token' };

/** Repeats what Waldur says about a refused sign-in, word for word; anything else is a failure of the upstream. */
function refusedSignIn({ status, body, retryAfter }: UpstreamResponse): GatewayError {
  const isRefusal = typeof body === 'object' && body !== null && [400, 401, 403, 429].includes(status);
  if (!isRefusal) return unexpected(status);
  const headers: Record<string, string> = status === 401 ? { ...CHALLENGE } : {};
  if (retryAfter !== undefined) headers['retry-after'] = retryAfter;
  return new GatewayError(status, body, headers);
}

async function authorizationFor(options: SessionRoutesOptions, credentials: Credentials, requestId: string) {
  if ('authorization' in credentials) return credentials.authorization;
  const call = { method: 'POST', path: PASSWORD_PATH, body: credentials, requestId } as const;
  const response = await options.upstream.call(call);
  const { body } = response;
  const token = typeof body === 'object' && body !== null && 'token' in body ? body.token : undefined;
  if (response.status === 200 && typeof token === 'string') return `Token ${token}`;
  throw refusedSignIn(response);
}

async function authenticate(
  options: SessionRoutesOptions,
  credentials: Credentials,
  requestId: string,
): Promise<SignedIn> {
  const authorization = await authorizationFor(options, credentials, requestId);
  const known = await fetchUser(options.upstream, authorization, requestId);
  if (known) return { authorization, known };
  throw new GatewayError(
    401,
    'This API token is not accepted. It may have expired or been copied incompletely; copy it again, or sign in with a password.',
    CHALLENGE,
  );
}

function outcomeOf(error: unknown): Outcome {
  const refused = error instanceof GatewayError && (error.statusCode === 401 || error.statusCode === 403);
  return refused ? 'failure' : 'not counted';
}

async function signIn(options: SessionRoutesOptions, request: FastifyRequest): Promise<SignedIn> {
  const credentials = readCredentials(request.body);
  const username = 'username' in credentials ? credentials.username : undefined;
  const attempt = await options.throttle.begin(request.ip, username);
  if ('seconds' in attempt) throw tooManyAttempts(attempt);
  try {
    const signedIn = await authenticate(options, credentials, request.id);
    await attempt.settle('success');
    return signedIn;
  } catch (error) {
    await attempt.settle(outcomeOf(error));
    throw error;
  }
}

async function signOutEverywhere(options: SessionRoutesOptions, authorization: string, requestId: string) {
  const call = { method: 'POST', path: '/api-auth/logout/', authorization, requestId } as const;
  const { status } = await options.upstream.call(call);
  // 200 carries the address of an identity provider's own sign-out; 401 means that the token is already deleted.
  if (![200, 204, 401].includes(status)) throw unexpected(status);
}

/** Registers `/session`, where pages sign in and out and learn who is signed in. */
export function registerSession(app: FastifyInstance, options: SessionRoutesOptions): void {
  const { cookie, upstream } = options;

  app.get('/session', async (request: FastifyRequest, reply: FastifyReply): Promise<SessionState> => {
    // Starts now, so that it runs while the API is asked for the user.
    const deployment = fetchDeployment(upstream, request.id);
    const session = await cookie.read(request);
    const known = session && (await fetchUser(upstream, session.authorization, request.id));
    if (session && known) {
      await cookie.touch(request, reply, session);
      return sessionState(options, await deployment, { known, session });
    }
    if (cookie.isPresent(request)) cookie.end(request, reply, session);
    return sessionState(options, await deployment);
  });

  app.post('/session', async (request: FastifyRequest, reply: FastifyReply): Promise<SessionState> => {
    requireSameOrigin(request);
    const previous = await cookie.read(request);
    const { authorization, known } = await signIn(options, request);
    const { uuid, username } = known.user;
    if (previous) cookie.end(request, reply, previous);
    const session = await cookie.begin(request, reply, { authorization, uuid, username });
    return sessionState(options, await fetchDeployment(upstream, request.id), { known, session });
  });

  app.delete('/session', async (request: FastifyRequest, reply: FastifyReply): Promise<SessionState> => {
    requireSameOrigin(request);
    const scope = readScope(request.body);
    const session = await cookie.read(request);
    if (session && scope === 'everywhere') await signOutEverywhere(options, session.authorization, request.id);
    cookie.end(request, reply, session);
    return sessionState(options, await fetchDeployment(upstream, request.id));
  });
}
