import { randomUUID } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EncryptJWT, jwtDecrypt, type JWTPayload } from 'jose';
import { basePathOf } from '#server/base-path.ts';
import { deriveKey } from './secrets.ts';

/** How long a session lasts at most, in seconds, however much it is used. */
export const SESSION_LIFETIME = 12 * 60 * 60;
/** How long a session lasts without a request, in seconds; the API's token may expire earlier. */
export const SESSION_IDLE = 2 * 60 * 60;
/** The time of the last request is written into the cookie at most this often, in seconds. */
export const SESSION_TOUCH_INTERVAL = 5 * 60;
const AUDIENCE = 'consent-desk/session';

export interface Identity {
  /** The complete header value for the API, such as `Token 0123…`. */
  authorization: string;
  uuid: string;
  username: string;
}

export interface Session extends Identity {
  id: string;
  /** When it began, in seconds since 1970. */
  issued: number;
  /** When it was last used, to within `SESSION_TOUCH_INTERVAL`; in seconds since 1970. */
  touched: number;
}

export interface SessionCookie {
  isPresent(request: FastifyRequest): boolean;
  read(request: FastifyRequest): Promise<Session | undefined>;
  /** Begins a new session, whatever cookie the request brought. */
  begin(request: FastifyRequest, reply: FastifyReply, identity: Identity): Promise<Session>;
  /** Records that the session is in use. */
  touch(request: FastifyRequest, reply: FastifyReply, session: Session): Promise<void>;
  /** Ends the session, so that no copy of its cookie is accepted by this process, and deletes the browser's. */
  end(request: FastifyRequest, reply: FastifyReply, session: Session | undefined): void;
}

/**
 * With the prefix `__Host-` browsers refuse a cookie that a subdomain set, but they accept the prefix only over TLS and for
 * the whole host. Below a base path that leaves `__Secure-`, which a page on plain http cannot set.
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

/** The session in an encrypted and authenticated cookie. The first of `secrets` encrypts, all of them decrypt. */
export function createSessionCookie(secrets: readonly string[], now: () => Date): SessionCookie {
  const keys = secrets.map((secret) => deriveKey(secret, 'session cookie'));
  const [first] = keys;
  if (first === undefined) throw new Error('a session cookie needs at least one key');
  const current = first;
  const seconds = () => Math.floor(now().getTime() / 1000);
  const ended = createEndedSessions(seconds);

  async function open(sealed: string, key: Uint8Array): Promise<Session | undefined> {
    const { payload } = await jwtDecrypt(sealed, key, {
      audience: AUDIENCE,
      currentDate: now(),
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    const session = asSession(payload);
    if (!session || ended.has(session.id)) return undefined;
    return seconds() - session.touched < SESSION_IDLE ? session : undefined;
  }

  async function write(request: FastifyRequest, reply: FastifyReply, session: Session) {
    const { issued, touched, id, ...identity } = session;
    const ends = issued + SESSION_LIFETIME;
    const sealed = await new EncryptJWT({ ...identity, seen: touched })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setAudience(AUDIENCE)
      .setJti(id)
      .setIssuedAt(issued)
      .setExpirationTime(ends)
      .encrypt(current);
    reply.setCookie(cookieName(request), sealed, { ...attributes(request), maxAge: ends - touched });
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
    async begin(request, reply, identity) {
      const session = { ...identity, id: randomUUID(), issued: seconds(), touched: seconds() };
      await write(request, reply, session);
      return session;
    },
    async touch(request, reply, session) {
      const touched = seconds();
      if (touched - session.touched >= SESSION_TOUCH_INTERVAL) await write(request, reply, { ...session, touched });
    },
    end(request, reply, session) {
      if (session) ended.add(session);
      reply.clearCookie(cookieName(request), attributes(request));
    },
  };
}

function asSession({ jti, iat, authorization, uuid, username, seen }: JWTPayload): Session | undefined {
  const texts = [jti, authorization, uuid, username].every((value) => typeof value === 'string');
  if (!texts || typeof iat !== 'number' || typeof seen !== 'number') return undefined;
  return {
    id: String(jti),
    issued: iat,
    touched: seen,
    authorization: String(authorization),
    uuid: String(uuid),
    username: String(username),
  };
}

/**
 * Sessions that were ended before they expired, known to this process only. Otherwise a response still under way during
 * the sign-out could set the cookie again.
 */
function createEndedSessions(seconds: () => number) {
  const ends = new Map<string, number>();
  return {
    has: (id: string) => ends.has(id),
    add({ id, issued }: Session) {
      for (const [other, end] of ends) if (end <= seconds()) ends.delete(other);
      ends.set(id, issued + SESSION_LIFETIME);
    },
  };
}
