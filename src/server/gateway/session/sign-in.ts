import type { FastifyRequest } from 'fastify';
import { GatewayError } from '#server/gateway/http/errors.ts';
import { unexpected } from '#server/gateway/upstream/failures.ts';
import { PASSWORD_PATH, visitorOf, type Upstream, type UpstreamResponse } from '#server/gateway/upstream/upstream.ts';
import { fetchUser, type Known } from './state.ts';
import type { Credentials } from './sign-in-request.ts';
import { tooManyAttempts } from './sign-in-guard.ts';
import type { Outcome, Throttle } from './throttle.ts';
import { authorizationFor } from './token.ts';

export interface SignInOptions {
  upstream: Upstream;
  throttle: Throttle;
}

export interface SignedIn {
  authorization: string;
  known: Known;
}

const CHALLENGE = { 'www-authenticate': 'Token' };

export function tokenIn({ status, body }: UpstreamResponse): string | undefined {
  const token = typeof body === 'object' && body !== null && 'token' in body ? body.token : undefined;
  return status === 200 && typeof token === 'string' ? token : undefined;
}

/** The password was right, but only Waldur's own front-end can ask for its passkey. */
const wantsPasskey = ({ status, body }: UpstreamResponse) =>
  status === 401 &&
  typeof body === 'object' &&
  body !== null &&
  'passkey_required' in body &&
  body.passkey_required === true;

class PasskeyNeeded extends GatewayError {
  constructor() {
    super(
      401,
      'The password is right, but this account needs a passkey as well, and that works on Waldur’s own page only. Sign in there and paste an API token here, or use another way to sign in.',
      CHALLENGE,
    );
  }
}

/** Repeats what Waldur says about a refused sign-in; anything else is a failure of the upstream. */
function refusedSignIn(response: UpstreamResponse): GatewayError {
  const { status, body, retryAfter } = response;
  if (wantsPasskey(response)) return new PasskeyNeeded();
  const isRefusal = typeof body === 'object' && body !== null && [400, 401, 403, 429].includes(status);
  if (!isRefusal) return unexpected(status);
  const headers: Record<string, string> = status === 401 ? { ...CHALLENGE } : {};
  if (retryAfter !== undefined) headers['retry-after'] = retryAfter;
  return new GatewayError(status, body, headers);
}

async function authorizationOf({ upstream }: SignInOptions, credentials: Credentials, request: FastifyRequest) {
  if ('authorization' in credentials) return credentials.authorization;
  const response = await upstream.call({
    method: 'POST',
    path: PASSWORD_PATH,
    body: credentials,
    requestId: request.id,
    visitor: visitorOf(request),
  });
  const token = tokenIn(response);
  if (token !== undefined) return authorizationFor(token);
  throw refusedSignIn(response);
}

async function authenticate(
  options: SignInOptions,
  credentials: Credentials,
  request: FastifyRequest,
): Promise<SignedIn> {
  const authorization = await authorizationOf(options, credentials, request);
  const known = await fetchUser(options.upstream, authorization, request.id);
  if (known) return { authorization, known };
  throw new GatewayError(
    401,
    'This API token is not accepted. It may have expired or been copied incompletely; copy it again, or sign in with a password.',
    CHALLENGE,
  );
}

function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof GatewayError) || error instanceof PasskeyNeeded) return 'not counted';
  return error.statusCode === 401 || error.statusCode === 403 ? 'failure' : 'not counted';
}

/** `username` is undefined where an attempt names no account. @throws GatewayError 429, and what `attempt` throws */
export async function throttled<T>(
  throttle: Throttle,
  { ip }: FastifyRequest,
  username: string | undefined,
  attempt: () => Promise<T>,
): Promise<T> {
  const begun = await throttle.begin(ip, username);
  if ('seconds' in begun) throw tooManyAttempts(begun);
  try {
    const result = await attempt();
    await begun.settle('success');
    return result;
  } catch (error) {
    await begun.settle(outcomeOf(error));
    throw error;
  }
}

export function signIn(options: SignInOptions, request: FastifyRequest, credentials: Credentials): Promise<SignedIn> {
  const username = 'username' in credentials ? credentials.username : undefined;
  return throttled(options.throttle, request, username, () => authenticate(options, credentials, request));
}
