import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PAGE_USER_HEADER } from '#contract/session.ts';
import { createExpiringSet } from '#server/gateway/http/expiring-set.ts';
import type { SessionCookie } from './cookie.ts';

/** Of what an API accepts, as against what a proxy in front of the desk has asked for, such as `Basic`. */
const SCHEME = /^(token|bearer)(\s|$)/i;

/**
 * The token that a program brings. A page has none of its own, and a browser adds to its requests, and to every visit, what
 * a proxy in front has asked for.
 */
export function programToken({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const { authorization = '' } = headers;
  return SCHEME.test(authorization) && headers[PAGE_USER_HEADER] === undefined ? authorization : undefined;
}

/** What no API shows to anybody without a token that it accepts. */
const FOR_USERS_ONLY = /^\/api\/(users|events|marketplace-user-offering-consents|marketplace-provider-offerings)\//;

/** How long a token counts as accepted after the last time that it was, in seconds, and how many do. */
const REMEMBERED = 60 * 60;
const MOST_REMEMBERED = 10_000;

/**
 * Tells requests apart by who is proven to send them: the session of a cookie that this server made, or a token that the API
 * has accepted lately. A made-up token proves nobody, so that nobody escapes a limit with ever new ones.
 */
export function identifyCallers(app: FastifyInstance, cookie: SessionCookie, now: () => Date) {
  const seconds = () => now().getTime() / 1000;
  const accepted = createExpiringSet({ lifetime: REMEMBERED, now: seconds, most: MOST_REMEMBERED });
  const brought = new WeakMap<FastifyRequest, string>();

  app.addHook('onResponse', (request, { statusCode }, done) => {
    const token = brought.get(request);
    if (token !== undefined) {
      if (statusCode === 401) accepted.delete(token);
      else if (statusCode < 300 && FOR_USERS_ONLY.test(request.routeOptions.url ?? '')) accepted.add(token);
    }
    done();
  });

  return async (request: FastifyRequest): Promise<string | undefined> => {
    const authorization = programToken(request);
    if (authorization === undefined) {
      const session = await cookie.read(request);
      return session && `session ${session.id}`;
    }
    const token = createHash('sha256').update(authorization).digest('base64url');
    brought.set(request, token);
    return accepted.has(token) ? `token ${token}` : undefined;
  };
}
