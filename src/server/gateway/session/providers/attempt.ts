import { randomUUID } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createSeal } from '#server/gateway/session/seal.ts';

/** How long somebody may take at an identity provider, in seconds. */
export const ATTEMPT_LIFETIME = 10 * 60;

/** A sign-in that this browser has begun at an identity provider. */
export interface Attempt {
  provider: string;
  /** The page to come back to, below the base path. */
  back: string;
}

export interface AttemptCookie {
  /** Takes the place of an attempt begun before, which Waldur forgets as well. */
  begin(request: FastifyRequest, reply: FastifyReply, attempt: Attempt): Promise<void>;
  /** The attempt that this browser has begun, which goes on. */
  look(request: FastifyRequest): Promise<Attempt | undefined>;
  /** The attempt that this browser has begun, once: its cookie is deleted. */
  take(request: FastifyRequest, reply: FastifyReply): Promise<Attempt | undefined>;
}

/**
 * For the whole host, since Waldur leads back to its top. With the prefix `__Host-` no sister host can plant the cookie of
 * an attempt that somebody else has begun.
 */
const cookieName = ({ protocol }: FastifyRequest) =>
  protocol === 'https' ? '__Host-consent-desk-attempt' : 'consent-desk-attempt';

/** `Lax`, as the way back comes from another site, and browsers would not send it if it were `Strict`. */
const attributes = ({ protocol }: FastifyRequest): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: protocol === 'https',
});

/** Binds the way back from an identity provider to the browser that went there. */
export function createAttemptCookie(secrets: readonly string[], now: () => Date): AttemptCookie {
  const seal = createSeal(secrets, 'sign-in attempt cookie', 'consent-desk/attempt', now);

  async function look(request: FastifyRequest): Promise<Attempt | undefined> {
    // Without cookies where a request was refused before they were read.
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
