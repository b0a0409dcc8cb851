import type { FastifyInstance } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { isOwnCall } from '#server/gateway/upstream/embedded.ts';
import { GatewayError, refuse } from './errors.ts';
import { visitor } from '#server/gateway/session/throttle.ts';

/** Refuses what one visitor asks for beyond `perSecond`; health checks are never refused. */
export function limitRate(app: FastifyInstance, perSecond: number): void {
  const limiter = new RateLimiterMemory({ keyPrefix: 'requests', points: perSecond, duration: 1 });

  app.addHook('onRequest', async (request, reply) => {
    if (request.url === '/healthz' || isOwnCall(request)) return undefined;
    try {
      await limiter.consume(visitor(request.ip));
      return undefined;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const detail = `Too many requests from this address: at most ${perSecond} in a second. Wait a second, then try again.`;
      return refuse(reply, new GatewayError(429, detail, { 'retry-after': '1' }));
    }
  });
}
