import type { Queryable } from './db/database.ts';
import { DEMO_PEOPLE } from './demo/accounts.ts';

/** Outside demo mode, refuses a database in which demo accounts can sign in, since everybody knows their password. */
export async function refuseDemoAccounts(db: Queryable): Promise<void> {
  const found = await db.query<{ username: string }>(
    `select username from users
     where is_active and password_hash is not null and email = any($1::text[]) order by username`,
    [DEMO_PEOPLE.map(({ email }) => email)],
  );
  if (found.length === 0) return;
  const names = found.map(({ username }) => username).join(', ');
  throw new Error(
    `The data holds demo accounts (${names}), whose password is public, but this is not demo mode. ` +
      'Set DATA_DIR to another directory, or listen on a loopback HOST with DEMO=1.',
  );
}
