import { type IdentityProvider, ProviderError } from '#server/api/auth/identity-provider.ts';
import { takeIdToken } from '#server/api/auth/id-tokens.ts';
import { unauthorized } from '#server/api/http/errors.ts';
import type { Feature } from '#server/api/openapi/operation.ts';
import { deleteToken, issueToken } from '#server/api/auth/tokens.ts';
import { verifyPassword } from '#server/passwords.ts';

interface Account {
  id: number;
  password_hash: string | null;
  is_active: boolean;
}

const DISABLED = 'Authentication method is disabled. Please use another authentication method or contact staff.';

export const auth: Feature<'auth_password' | 'auth_logout'> = {
  async auth_password({ db, now, tokenKey, passwords, body }) {
    if (!passwords) throw unauthorized(DISABLED);
    const { username, password } = await body();
    const [account] = await db.query<Account>('select id, password_hash, is_active from users where username = $1', [
      username,
    ]);
    // Unknown names take the same time, so that it does not tell whether an account exists.
    const isRight = await verifyPassword(password, account?.password_hash ?? null);
    if (!account || !isRight) throw unauthorized('Invalid username/password.');
    if (!account.is_active) throw unauthorized('User account is disabled.');
    return { status: 200, body: { token: await issueToken(db, tokenKey, account.id, now) } };
  },

  async auth_logout({ db, tokenKey, actor, identityProvider }) {
    await deleteToken(db, actor.id);
    const known = await takeIdToken(db, tokenKey, actor.id);
    const place = identityProvider && known && (await endOfSession(identityProvider, known.idToken));
    return place === undefined ? { status: 204, body: undefined } : { status: 200, body: { logout_url: place } };
  },
};

/** A provider that is down keeps nobody from signing out here. */
async function endOfSession(provider: IdentityProvider, idToken: string | undefined): Promise<string | undefined> {
  try {
    return await provider.endSessionUrl(idToken);
  } catch (error) {
    if (error instanceof ProviderError) return undefined;
    throw error;
  }
}
