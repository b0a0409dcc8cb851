import { randomUUID } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createSeal } from '#server/gateway/session/seal.ts';

/** Seconds that somebody may take at an identity provider. */
export const ATTEMPT_LIFETIME = 10 * 60;

export interface Attempt {
  provider: string;
  /** The page to come back to, below the base path. */
  back: string;
}

export interface AttemptCookie {
  /** Replaces an earlier attempt, which Waldur forgets as well. */
  begin(request: FastifyRequest, reply: FastifyReply, attempt: Attempt): Promise<void>;
  look(request: FastifyRequest): Promise<Attempt | undefined>;
  /** Deletes the cookie, so that an attempt counts once. */
  take(request: FastifyRequest, reply: FastifyReply): Promise<Attempt | undefined>;
}

/** Waldur leads back to the top of the host; `__Host-` keeps sister hosts from planting their own attempt. */
const cookieName = ({ protocol }: FastifyRequest) =>
  protocol === 'https' ? '__Host-consent-desk-attempt' : 'consent-desk-attempt';

/** The way back comes from another site, where browsers send no `Strict` cookie. */
const attributes = ({ protocol }: FastifyRequest): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: protocol === 'https',
});

export function createAttemptCookie(secrets: readonly string[], now: () => Date): AttemptCookie {
  const seal = createSeal(secrets, 'sign-in attempt cookie', 'consent-desk/attempt', now);

  async function look(request: FastifyRequest): Promise<Attempt | undefined> {
    // A request may be refused before its cookies are read.
    const cookies: FastifyRequest['cookies'] | null = request.cookies;
    const sealed = cookies?.[cookieName(request)];
    if (!sealed) return undefined;
    const { provider, back } = (await seal.open(sealed)) ?? {};
    return typeof provider === 'string' && typeof back === 'string' ? { provider, back } : undefined;
  }

  return {
    async begin(request, reply, { provider, back }) {
      const issued = Math.floor(now().getTime() / 1000);
      const payload = { provider, back };
      const sealed = await seal.close({ payload, id: randomUUID(), issued, expires: issued + ATTEMPT_LIFETIME });
      reply.setCookie(cookieName(request), sealed, { ...attributes(request), maxAge: ATTEMPT_LIFETIME });
    },
    look,
    async take(request, reply) {
      const attempt = await look(request);
      if (request.cookies[cookieName(request)]) reply.clearCookie(cookieName(request), attributes(request));
      return attempt;
    },
  };
}
