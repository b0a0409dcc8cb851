import type { FastifyInstance } from 'fastify';
import { decodeJwt } from 'jose';
import { TOKEN_KIND_HEADER, type TokenKind } from '#contract/session.ts';

/** Waldur's personal access tokens are `w_`, when they expire, and something random. */
const PERSONAL = /^w_\d+_/;
/** Identity providers hand out JSON Web Tokens: three parts with dots between them. */
const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** The header for a token that somebody pasted or Waldur gave: its own tokens have a scheme of their own. */
export const authorizationFor = (token: string): string =>
  `${PERSONAL.test(token) || JWT.test(token) ? 'Bearer' : 'Token'} ${token}`;

/** Which kind of token a header carries. Only the ordinary one is the one that signing out of Waldur ends. */
export function tokenKind(authorization: string): TokenKind {
  const [, token = ''] = authorization.split(' ', 2);
  if (PERSONAL.test(token)) return 'personal';
  return JWT.test(token) ? 'provider' : 'ordinary';
}

/** When a provider's token expires, in seconds since 1970, as far as it says so itself. */
export function expiryOf(authorization: string): number | undefined {
  if (tokenKind(authorization) !== 'provider') return undefined;
  try {
    return decodeJwt(authorization.split(' ', 2)[1] ?? '').exp;
  } catch {
    return undefined;
  }
}

/**
 * Within `scope`, says with a refusal that the token is a personal one: Waldur answers alike whether the person or the token's
 * scopes are in the way.
 */
export function markPersonalRefusals(scope: FastifyInstance): void {
  scope.addHook('onSend', async ({ raw }, reply) => {
    if (reply.statusCode !== 403 || tokenKind(raw.headers.authorization ?? '') !== 'personal') return;
    reply.header(TOKEN_KIND_HEADER, 'personal');
  });
}
