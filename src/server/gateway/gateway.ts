import cookieParser from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DemoAccount } from '#contract/session.ts';
import { GatewayError } from './http/errors.ts';
import { limitRate, type RateLimits } from './http/rate-limit.ts';
import { identifyCallers } from './session/caller.ts';
import { createSessionCookie } from './session/cookie.ts';
import { addSessionCredentials } from './session/credentials.ts';
import { createAttemptCookie } from './session/providers/attempt.ts';
import { createIdentityProviders } from './session/providers/list.ts';
import { explainRefusals } from './session/providers/refusals.ts';
import { registerProviders } from './session/providers/routes.ts';
import { registerSession } from './session/routes.ts';
import type { SessionMemory } from './session/memory.ts';
import { guardPasswordSignIn } from './session/sign-in-guard.ts';
import { createThrottle } from './session/throttle.ts';
import { markPersonalRefusals } from './session/token.ts';
import type { Upstream } from './upstream/upstream.ts';

export interface GatewayOptions {
  upstream: Upstream;
  /** The first encrypts session cookies, all decrypt them. */
  sessionKeys: readonly string[];
  now: () => Date;
  siteName: string;
  basePath: string;
  demoAccounts: readonly DemoAccount[];
  memory: SessionMemory;
  rateLimits?: RateLimits | undefined;
  stopping?: AbortSignal | undefined;
}

/** Sign-in at `/session`, the API with the session's credentials, and `/healthz`. */
export async function registerGateway(app: FastifyInstance, options: GatewayOptions): Promise<void> {
  const { upstream, sessionKeys, now, basePath, siteName, rateLimits, memory } = options;
  const cookie = createSessionCookie({ secrets: sessionKeys, now, basePath, ended: memory.ended });
  const attempts = createAttemptCookie(sessionKeys, now);
  const providers = createIdentityProviders(upstream, now);
  const throttle = createThrottle(memory);
  await app.register(cookieParser);
  const isLimited = rateLimits?.address !== undefined || rateLimits?.signedIn !== undefined;
  if (rateLimits && isLimited) limitRate(app, { ...rateLimits, siteName, identify: identifyCallers(app, cookie, now) });

  registerSession(app, { ...options, cookie, throttle, providers });
  registerProviders(app, { ...options, cookie, throttle, attempts, providers });

  app.get('/healthz', reportHealth(upstream, options.stopping));

  // The hooks run for exactly the requests that reach the API, however their path is spelled.
  await app.register(async (scope) => {
    addSessionCredentials(scope, cookie);
    guardPasswordSignIn(scope, throttle);
    markPersonalRefusals(scope);
    explainRefusals(scope, attempts, options.siteName);
    await scope.register(upstream.routes);
  });
}

function reportHealth(upstream: Upstream, stopping?: AbortSignal) {
  let running: Promise<void> | undefined;
  // Health checks are not rate-limited, so those that come at once share one look at the upstream.
  const check = () => (running ??= upstream.check().finally(() => (running = undefined)));

  return async (request: FastifyRequest) => {
    if (stopping?.aborted) throw new GatewayError(503, { status: 'stopping' });
    try {
      await check();
      return { status: 'ok' };
    } catch (error) {
      request.log.error({ err: error }, 'not healthy');
      throw new GatewayError(503, { status: 'unavailable' });
    }
  };
}
