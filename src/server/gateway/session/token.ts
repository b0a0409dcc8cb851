import type { FastifyInstance } from 'fastify';
import { decodeJwt } from 'jose';
import { TOKEN_KIND_HEADER, type TokenKind } from '#contract/session.ts';

/** Waldur's personal access tokens are `w_`, when they expire, and something random. */
const PERSONAL = /^w_\d+_/;
const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** Waldur's own tokens have a scheme of their own. */
export const authorizationFor = (token: string): string =>
  `${PERSONAL.test(token) || JWT.test(token) ? 'Bearer' : 'Token'} ${token}`;

/** Signing out of Waldur ends the ordinary token only. */
export function tokenKind(authorization: string): TokenKind {
  const [, token = ''] = authorization.split(' ', 2);
  if (PERSONAL.test(token)) return 'personal';
  return JWT.test(token) ? 'provider' : 'ordinary';
}

/** In seconds since 1970, as far as a provider's token says so itself. */
export function expiryOf(authorization: string): number | undefined {
  if (tokenKind(authorization) !== 'provider') return undefined;
  try {
    return decodeJwt(authorization.split(' ', 2)[1] ?? '').exp;
  } catch {
    return undefined;
  }
}

/** Waldur answers alike whether the person or the token's scopes are in the way. */
export function markPersonalRefusals(scope: FastifyInstance): void {
  scope.addHook('onSend', async ({ raw }, reply) => {
    if (reply.statusCode !== 403 || tokenKind(raw.headers.authorization ?? '') !== 'personal') return;
    reply.header(TOKEN_KIND_HEADER, 'personal');
  });
}
