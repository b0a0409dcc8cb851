import { randomUUID } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JWTPayload } from 'jose';
import type { SessionMemory } from './memory.ts';
import { createSeal } from './seal.ts';

/** How long a session lasts at most, in seconds, however much it is used. */
export const SESSION_LIFETIME = 12 * 60 * 60;
/** How long a session lasts without a request, in seconds; the API's token may expire earlier. */
export const SESSION_IDLE = 2 * 60 * 60;
/** The time of the last request is written into the cookie at most this often, in seconds. */
export const SESSION_TOUCH_INTERVAL = 5 * 60;
/** How much longer than the session the browser keeps its cookie, in seconds, which then tells that there was one. */
export const COOKIE_AFTERLIFE = 7 * 24 * 60 * 60;
const AUDIENCE = 'consent-desk/session';

export interface Identity {
  /** The complete header value for the API, such as `Token 0123…`. */
  authorization: string;
  uuid: string;
  username: string;
  /** The identity provider of the upstream by which they signed in; absent where they did not. */
  provider?: string | undefined;
}

export interface Session extends Identity {
  id: string;
  /** When it began, in seconds since 1970. */
  issued: number;
  /** When it was last used, to within `SESSION_TOUCH_INTERVAL`; in seconds since 1970. */
  touched: number;
}

export interface SessionCookie {
  /**
   * Whether the browser keeps the cookie of a session that is over. Not where it was ended here: the response that did so has
   * changed the cookie, and the browser may have that of another session by now.
   */
  isLeftOver(request: FastifyRequest): Promise<boolean>;
  read(request: FastifyRequest): Promise<Session | undefined>;
  /** Begins a new session, whatever cookie the request brought. */
  begin(request: FastifyRequest, reply: FastifyReply, identity: Identity): Promise<Session>;
  /** Records that the session is in use. */
  touch(request: FastifyRequest, reply: FastifyReply, session: Session): Promise<void>;
  /** Ends the session, so that no copy of its cookie is accepted, and deletes the browser's. */
  end(request: FastifyRequest, reply: FastifyReply, session: Session | undefined): Promise<void>;
}

/**
 * With the prefix `__Host-` browsers refuse a cookie that a subdomain set, but they accept the prefix only over TLS and for
 * the whole host. Below a base path that leaves `__Secure-`, which a page on plain http cannot set.
 */
function cookieName(request: FastifyRequest, basePath: string): string {
  if (request.protocol !== 'https') return 'consent-desk';
  return basePath ? '__Secure-consent-desk' : '__Host-consent-desk';
}

export interface SessionCookieOptions {
  /** The first encrypts, all of them decrypt. */
  secrets: readonly string[];
  now: () => Date;
  /** The cookie is for what lies below it; empty for the whole host. */
  basePath: string;
  /** Otherwise a response still under way during the sign-out could set the cookie again. */
  ended: SessionMemory['ended'];
}

/** The session in an encrypted and authenticated cookie. */
export function createSessionCookie({ secrets, now, basePath, ended }: SessionCookieOptions): SessionCookie {
  const seal = createSeal(secrets, 'session cookie', AUDIENCE, now);
  const seconds = () => Math.floor(now().getTime() / 1000);
  // Several guards look at one request.
  const opened = new WeakMap<FastifyRequest, Promise<Session | undefined>>();
  const attributes = (request: FastifyRequest): CookieSerializeOptions => ({
    path: `${basePath}/`,
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  });

  async function write(request: FastifyRequest, reply: FastifyReply, session: Session) {
    const { issued, touched, id, ...identity } = session;
    const expires = issued + SESSION_LIFETIME;
    const sealed = await seal.close({ payload: { ...identity, seen: touched }, id, issued, expires });
    reply.setCookie(cookieName(request, basePath), sealed, {
      ...attributes(request),
      maxAge: expires - touched + COOKIE_AFTERLIFE,
    });
  }

  async function openOf(request: FastifyRequest): Promise<Session | undefined> {
    const sealed = request.cookies[cookieName(request, basePath)];
    const payload = sealed ? await seal.open(sealed) : undefined;
    return payload && asSession(payload);
  }

  function open(request: FastifyRequest): Promise<Session | undefined> {
    const opening = opened.get(request) ?? openOf(request);
    opened.set(request, opening);
    return opening;
  }

  return {
    async isLeftOver(request) {
      const session = await open(request);
      if (session && ended.has(session.id)) return false;
      return request.cookies[cookieName(request, basePath)] !== undefined;
    },
    async read(request) {
      const session = await open(request);
      if (!session || ended.has(session.id)) return undefined;
      return seconds() - session.touched < SESSION_IDLE ? session : undefined;
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
    async end(request, reply, session) {
      if (session) await ended.add(session.id);
      reply.clearCookie(cookieName(request, basePath), attributes(request));
    },
  };
}

function asSession({ jti, iat, authorization, uuid, username, provider, seen }: JWTPayload): Session | undefined {
  const texts = [jti, authorization, uuid, username].every((value) => typeof value === 'string');
  if (!texts || typeof iat !== 'number' || typeof seen !== 'number') return undefined;
  return {
    id: String(jti),
    issued: iat,
    touched: seen,
    authorization: String(authorization),
    uuid: String(uuid),
    username: String(username),
    ...(typeof provider === 'string' && { provider }),
  };
}
