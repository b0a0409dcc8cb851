import { unauthorized } from '#server/api/http/errors.ts';
import type { Context } from '#server/api/openapi/operation.ts';
import { findOwner, isExpired, type TokenOwner } from './tokens.ts';

/** @throws HttpError 401 with the reason in Waldur's words */
export async function authenticate(header: string | undefined, { db, now }: Context): Promise<TokenOwner> {
  const owner = await findOwner(db, readKey(header), now);
  if (!owner) throw unauthorized('Invalid token.');
  if (!owner.is_active) throw unauthorized('User inactive or deleted.');
  if (isExpired(owner, now)) throw unauthorized('Token has expired.');
  return owner;
}

/** Waldur's TypeScript client sends `Bearer Token KEY` for `auth: "Token KEY"`. */
function readKey(header = ''): string {
  const [scheme = '', ...rest] = header.trim().split(/\s+/);
  const isBearer = scheme.toLowerCase() === 'bearer';
  if (!isBearer && scheme.toLowerCase() !== 'token') {
    throw unauthorized('Authentication credentials were not provided.');
  }
  const parts = isBearer && rest[0]?.toLowerCase() === 'token' ? rest.slice(1) : rest;
  const [key, ...more] = parts;
  if (!key) throw unauthorized('Invalid token. No credentials provided.');
  if (more.length > 0) throw unauthorized('Invalid token. Token string should not contain spaces.');
  return key;
}
