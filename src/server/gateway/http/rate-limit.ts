import { isIPv6 } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { GatewayError, refuse } from './errors.ts';

/**
 * The key that an IP address is counted under. A customer usually holds a whole /64 of IPv6, so another address in it is
 * the same client.
 */
export function clientKey(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address.replace(/^::ffff:/i, '');
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail.split(':').filter(Boolean);
  const gap = address.includes('::') ? Math.max(0, 8 - front.length - back.length) : 0;
  const groups = [...front, ...Array.from({ length: gap }, () => '0'), ...back];
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** Refuses requests of one client beyond `perSecond` with a 429; health checks are never refused. */
export function limitRate(app: FastifyInstance, perSecond: number): void {
  const limiter = new RateLimiterMemory({ keyPrefix: 'requests', points: perSecond, duration: 1 });

  app.addHook('onRequest', async (request, reply) => {
    if (request.url === '/healthz') return undefined;
    try {
      await limiter.consume(clientKey(request.ip));
      return undefined;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const detail = `Too many requests from this address: at most ${perSecond} in a second. Wait a second, then try again.`;
      return refuse(reply, new GatewayError(429, detail, { 'retry-after': '1' }));
    }
  });
}
