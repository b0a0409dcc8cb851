import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Seconds that somebody may take at an identity provider. */
export const ATTEMPT_LIFETIME = 10 * 60;

/** `__Host-` keeps sister hosts from planting the key of another browser. */
const cookieName = ({ protocol }: FastifyRequest) =>
  protocol === 'https' ? '__Host-consent-desk-provider' : 'consent-desk-provider';

/** The way back comes from another site, where browsers send no `Strict` cookie. */
const attributes = ({ protocol }: FastifyRequest): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: protocol === 'https',
});

/** Tells the browser that begins a sign-in at an identity provider from all others. */
export const readBrowserKey = (request: FastifyRequest): string | undefined => request.cookies[cookieName(request)];

/** Null deletes the key. */
export function keepBrowserKey(request: FastifyRequest, reply: FastifyReply, key: string | null): void {
  if (key === null) reply.clearCookie(cookieName(request), attributes(request));
  else reply.setCookie(cookieName(request), key, { ...attributes(request), maxAge: ATTEMPT_LIFETIME });
}
