import { randomUUID } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JWTPayload } from 'jose';
import type { SessionMemory } from './memory.ts';
import { createSeal } from './seal.ts';

/** Seconds that a session lasts at most, however much it is used. */
export const SESSION_LIFETIME = 12 * 60 * 60;
/** Seconds that a session lasts without a request; the API's token may expire earlier. */
export const SESSION_IDLE = 2 * 60 * 60;
/** The cookie notes the last request at most this often, in seconds. */
export const SESSION_TOUCH_INTERVAL = 5 * 60;
/** Seconds for which the cookie outlives its session, to tell that there was one. */
export const COOKIE_AFTERLIFE = 7 * 24 * 60 * 60;
const AUDIENCE = 'consent-desk/session';

export interface Identity {
  /** The complete header value for the API, such as `Token 0123…`. */
  authorization: string;
  uuid: string;
  username: string;
  provider?: string | undefined;
}

export interface Session extends Identity {
  id: string;
  /** In seconds since 1970, as `touched`. */
  issued: number;
  /** Within `SESSION_TOUCH_INTERVAL` of the last use. */
  touched: number;
}

export interface SessionCookie {
  /** Whether the browser keeps the cookie of a session that is over, unless it was ended here, which changed it. */
  isLeftOver(request: FastifyRequest): Promise<boolean>;
  /** The session that the cookie holds, also one that is over. */
  open(request: FastifyRequest): Promise<Session | undefined>;
  /** The session of the request. Rejects where nobody can say now whether it was ended. */
  read(request: FastifyRequest): Promise<Session | undefined>;
  begin(request: FastifyRequest, reply: FastifyReply, identity: Identity): Promise<Session>;
  touch(request: FastifyRequest, reply: FastifyReply, session: Session): Promise<void>;
  /** Ends the session for every copy of its cookie, and deletes the browser's. */
  end(request: FastifyRequest, reply: FastifyReply, session: Session | undefined): Promise<void>;
}

/** `__Host-` keeps out cookies of subdomains, but only for a whole host over TLS; `__Secure-` those of plain http. */
function cookieName(request: FastifyRequest, basePath: string): string {
  if (request.protocol !== 'https') return 'consent-desk';
  return basePath ? '__Secure-consent-desk' : '__Host-consent-desk';
}

export interface SessionCookieOptions {
  secrets: readonly string[];
  now: () => Date;
  basePath: string;
  /** A response under way during the sign-out could set the cookie again. */
  ended: SessionMemory['ended'];
}

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
    open,
    async isLeftOver(request) {
      const session = await open(request);
      if (session && (await ended.has(session.id))) return false;
      return request.cookies[cookieName(request, basePath)] !== undefined;
    },
    async read(request) {
      const session = await open(request);
      if (!session || seconds() - session.touched >= SESSION_IDLE) return undefined;
      return (await ended.has(session.id)) ? undefined : session;
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
