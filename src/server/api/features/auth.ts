import { unauthorized } from '#server/api/http/errors.ts';
import type { Feature } from '#server/api/openapi/operation.ts';
import { deleteToken, issueToken } from '#server/api/auth/tokens.ts';
import { verifyPassword } from '#server/passwords.ts';

interface Account {
  id: number;
  password_hash: string | null;
  is_active: boolean;
}

export const auth: Feature<'auth_password' | 'auth_logout'> = {
  async auth_password({ db, now, tokenKey, body }) {
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

  async auth_logout({ db, actor }) {
    await deleteToken(db, actor.id);
    return { status: 204, body: undefined };
  },
};
