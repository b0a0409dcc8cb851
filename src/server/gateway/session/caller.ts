import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PAGE_USER_HEADER } from '#contract/session.ts';
import { createExpiringSet } from '#server/gateway/http/expiring-set.ts';
import type { SessionCookie } from './cookie.ts';

const SCHEME = /^(token|bearer)(\s|$)/i;

/** Tells a program's token from what a browser adds for a proxy in front, such as `Basic`; pages have no own. */
export function programToken({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const { authorization = '' } = headers;
  return SCHEME.test(authorization) && headers[PAGE_USER_HEADER] === undefined ? authorization : undefined;
}

/** No API shows these without a token that it accepts. */
const FOR_USERS_ONLY = /^\/api\/(users|events|marketplace-user-offering-consents|marketplace-provider-offerings)\//;

// In seconds, after the token was last accepted.
const REMEMBERED = 60 * 60;
const MOST_REMEMBERED = 10_000;

/** By a cookie of this server or a token that the API has accepted lately: made-up ones let nobody escape a limit. */
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
      // One that is over counts by itself too: to ask whether it is may cost more than the request.
      const session = await cookie.open(request);
      return session && `session ${session.id}`;
    }
    const token = createHash('sha256').update(authorization).digest('base64url');
    brought.set(request, token);
    return accepted.has(token) ? `token ${token}` : undefined;
  };
}
