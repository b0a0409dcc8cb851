import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { clientKey } from './client-key.ts';
import { GatewayError, refuse } from './errors.ts';
import { sendPlainPage, wantsPage } from './plain-page.ts';

export interface RateLimits {
  /** Requests a second of all unknown callers at one address. */
  address: number | undefined;
  /** Requests a second of one session or token. */
  signedIn: number | undefined;
}

// A page with its content, or people who come at once from behind one address.
export const BURST = 4;
const BURST_SECONDS = 10;

function createLimiter(kind: string, perSecond: number): BurstyRateLimiter {
  const steady = new RateLimiterMemory({ keyPrefix: `${kind} steady`, points: perSecond, duration: 1 });
  const burst = { keyPrefix: `${kind} burst`, points: BURST * perSecond, duration: BURST_SECONDS };
  return new BurstyRateLimiter(steady, new RateLimiterMemory(burst));
}

interface RateLimitOptions extends RateLimits {
  siteName: string;
  /** Counts a request by who is proven to send it, or by its address. */
  identify: (request: FastifyRequest) => Promise<string | undefined>;
}

/** Files of the app and health checks are free. */
export function limitRate(app: FastifyInstance, options: RateLimitOptions): void {
  const limiterOf = (kind: string, perSecond: number | undefined) =>
    perSecond === undefined ? undefined : { limiter: createLimiter(kind, perSecond), perSecond };
  const anonymous = limiterOf('address', options.address);
  const known = limiterOf('signed in', options.signedIn);

  app.addHook('onRequest', async (request, reply) => {
    if (request.url === '/healthz' || isFile(request)) return undefined;
    const identity = await options.identify(request);
    const counted = identity === undefined ? anonymous : known;
    if (!counted) return undefined;
    try {
      await counted.limiter.consume(identity ?? clientKey(request.ip));
      return undefined;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
      const who = identity === undefined ? 'from this address' : 'by this session or token';
      const words = `Too many requests ${who}: at most ${counted.perSecond} in a second.`;
      return refuseForNow(request, reply, { words, seconds, siteName: options.siteName });
    }
  });
}

/** Asks for the route, since any path may look like a file's. */
const isFile = ({ routeOptions: { url = '' } }: FastifyRequest) => url === '/assets/*' || /\.\w+$/.test(url);

interface Refusal {
  words: string;
  seconds: number;
  siteName: string;
}

function refuseForNow(request: FastifyRequest, reply: FastifyReply, { words, seconds, siteName }: Refusal) {
  const headers = { 'retry-after': String(seconds) };
  if (!wantsPage(request)) {
    const wait = seconds === 1 ? 'a second' : `${seconds} seconds`;
    return refuse(reply, new GatewayError(429, `${words} Wait ${wait}, then try again.`, headers));
  }
  return sendPlainPage(reply.headers(headers), 429, siteName, {
    title: 'One moment',
    words: `${words} This page opens by itself in a moment.`,
    link: { address: '', words: 'Try again now' },
    goesOnAfter: seconds,
  });
}
