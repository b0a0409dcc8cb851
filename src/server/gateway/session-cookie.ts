import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { basePathOf } from '#server/base-path.ts';
import { deriveKey } from './secrets.ts';

/** How long a sign-in lasts, in seconds, however busy the session is. */
export const SESSION_LIFETIME = 12 * 60 * 60;
const AUDIENCE = 'consent-desk/session';

export interface Session {
  /** The complete header value for the API, such as `Token 0123…`. */
  authorization: string;
  uuid: string;
  username: string;
}

export interface SessionCookie {
  isPresent(request: FastifyRequest): boolean;
  read(request: FastifyRequest): Promise<Session | undefined>;
  write(request: FastifyRequest, reply: FastifyReply, session: Session): Promise<void>;
  clear(request: FastifyRequest, reply: FastifyReply): void;
}

/**
 * `__Host-` makes browsers refuse a copy set by a subdomain; they allow it over TLS only, and for a whole host only. Below
 * a base path `__Secure-` is left, which no plain http can set.
 */
function cookieName(request: FastifyRequest): string {
  if (request.protocol !== 'https') return 'consent-desk';
  return basePathOf(request) ? '__Secure-consent-desk' : '__Host-consent-desk';
}

const attributes = (request: FastifyRequest): CookieSerializeOptions => ({
  path: `${basePathOf(request)}/`,
  httpOnly: true,
  sameSite: 'strict',
  secure: request.protocol === 'https',
});

/** The session, encrypted and authenticated, in a cookie. The first of `secrets` encrypts, all of them decrypt. */
export function createSessionCookie(secrets: readonly string[], now: () => Date): SessionCookie {
  const keys = secrets.map((secret) => deriveKey(secret, 'session cookie'));
  const [current] = keys;
  if (current === undefined) throw new Error('a session cookie needs at least one key');

  async function open(sealed: string, key: Uint8Array): Promise<Session | undefined> {
    const { payload } = await jwtDecrypt(sealed, key, {
      audience: AUDIENCE,
      currentDate: now(),
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    const { authorization, uuid, username } = payload;
    const complete = [authorization, uuid, username].every((value) => typeof value === 'string');
    return complete
      ? { authorization: String(authorization), uuid: String(uuid), username: String(username) }
      : undefined;
  }

  return {
    isPresent: (request) => request.cookies[cookieName(request)] !== undefined,
    async read(request) {
      const sealed = request.cookies[cookieName(request)];
      if (!sealed) return undefined;
      for (const key of keys) {
        const session = await open(sealed, key).catch(() => undefined);
        if (session) return session;
      }
      return undefined;
    },
    async write(request, reply, session) {
      const issued = Math.floor(now().getTime() / 1000);
      const sealed = await new EncryptJWT({ ...session })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setAudience(AUDIENCE)
        .setIssuedAt(issued)
        .setExpirationTime(issued + SESSION_LIFETIME)
        .encrypt(current);
      reply.setCookie(cookieName(request), sealed, { ...attributes(request), maxAge: SESSION_LIFETIME });
    },
    clear(request, reply) {
      reply.clearCookie(cookieName(request), attributes(request));
    },
  };
}
