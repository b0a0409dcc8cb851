import type { Database } from '#server/db/database.ts';
import { hashPassword } from '#server/passwords.ts';
import { DEMO_ACCOUNTS, DEMO_PEOPLE } from './accounts.ts';

/** By e-mail too, since a real deployment may have somebody called alice. */
const IS_DEMO_ACCOUNT = '(username, email) in (select * from unnest($1::text[], $2::text[]))';
const WHO = [DEMO_PEOPLE.map(({ username }) => username), DEMO_PEOPLE.map(({ email }) => email)];

/**
 * Their passwords are public, so that outside demo mode nobody may sign in with them, not even on a database that was
 * once started in demo mode.
 */
export async function closeDemoAccounts(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query(`delete from tokens where user_id in (select id from users where ${IS_DEMO_ACCOUNT})`, WHO);
    await tx.query(`update users set password_hash = null where password_hash is not null and ${IS_DEMO_ACCOUNT}`, WHO);
  });
}

/** Gives their passwords back to the accounts from which `closeDemoAccounts` took them. */
export async function openDemoAccounts(db: Database): Promise<void> {
  const closed = await db.query<{ id: number; username: string }>(
    `select id, username from users where password_hash is null and ${IS_DEMO_ACCOUNT}`,
    WHO,
  );
  for (const { id, username } of closed) {
    const account = DEMO_ACCOUNTS.find((candidate) => candidate.username === username);
    if (account)
      await db.query('update users set password_hash = $2 where id = $1', [id, await hashPassword(account.password)]);
  }
}
