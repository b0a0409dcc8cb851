import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readContent } from '#server/api/http/content.ts';
import { GatewayError, refuse } from '#server/gateway/http/errors.ts';
import { PASSWORD_PATH } from '#server/gateway/upstream/upstream.ts';
import type { Attempt, Blocked, Throttle } from './throttle.ts';

const WHERE: Record<Blocked['scope'], string> = {
  account: 'for this account',
  address: 'from this address',
  turns: 'for this account from many places',
};

export function tooManyAttempts({ scope, seconds }: Blocked): GatewayError {
  const wait = seconds === 1 ? 'a second' : `${seconds} seconds`;
  const detail = `Too many failed sign-ins ${WHERE[scope]}. Wait ${wait}, then try again.`;
  return new GatewayError(429, detail, { 'retry-after': String(seconds) });
}

/** For programs; the refusal of an account is in Waldur's words, which count minutes. */
function lockedOut(blocked: Blocked): GatewayError {
  if (blocked.scope !== 'account') return tooManyAttempts(blocked);
  const minutes = Math.ceil(blocked.seconds / 60);
  return new GatewayError(
    401,
    { detail: `Username is locked out. Try in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.` },
    { 'www-authenticate': 'Token', 'retry-after': String(blocked.seconds) },
  );
}

/** Reads every format that the API accepts, or one would escape the throttle. */
async function usernameIn(request: FastifyRequest): Promise<string | undefined> {
  const body = await readContent(request).catch(() => undefined);
  if (typeof body !== 'object' || body === null || !('username' in body)) return undefined;
  return typeof body.username === 'string' || typeof body.username === 'number' ? String(body.username) : undefined;
}

/** For programs; the sign-ins of people are throttled at `/session`. */
export function guardPasswordSignIn(scope: FastifyInstance, throttle: Throttle): void {
  const attempts = new WeakMap<FastifyRequest, Attempt>();

  scope.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.url !== PASSWORD_PATH || request.method !== 'POST') return undefined;
    const username = await usernameIn(request);
    if (username === undefined) return undefined;
    const attempt = await throttle.begin(request.ip, username);
    if ('seconds' in attempt) return refuse(reply, lockedOut(attempt));
    attempts.set(request, attempt);
    return undefined;
  });

  scope.addHook('onSend', async (request, reply) => {
    const attempt = attempts.get(request);
    if (!attempt) return;
    attempts.delete(request);
    const refused = reply.statusCode === 401 || reply.statusCode === 403;
    await attempt.settle(refused ? 'failure' : reply.statusCode === 200 ? 'success' : 'not counted');
  });
}
