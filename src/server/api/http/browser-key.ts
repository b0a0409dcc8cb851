import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** How long somebody may take at an identity provider, in seconds. */
export const ATTEMPT_LIFETIME = 10 * 60;

/** With the prefix `__Host-` no sister host can plant the key of somebody else's browser. */
const cookieName = ({ protocol }: FastifyRequest) =>
  protocol === 'https' ? '__Host-consent-desk-provider' : 'consent-desk-provider';

/** `Lax`, as the identity provider leads back from another site, and browsers would not send it if it were `Strict`. */
const attributes = ({ protocol }: FastifyRequest): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: protocol === 'https',
});

/** What tells the browser that begins a sign-in by an identity provider from all others. */
export const readBrowserKey = (request: FastifyRequest): string | undefined => request.cookies[cookieName(request)];

/** @param key null to have it deleted */
export function keepBrowserKey(request: FastifyRequest, reply: FastifyReply, key: string | null): void {
  if (key === null) reply.clearCookie(cookieName(request), attributes(request));
  else reply.setCookie(cookieName(request), key, { ...attributes(request), maxAge: ATTEMPT_LIFETIME });
}
