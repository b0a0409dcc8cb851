import { randomUUID } from 'node:crypto';
import { hashPassword } from '#server/passwords.ts';
import type { Database } from './database.ts';

export interface Account {
  username: string;
  password?: string | undefined;
  email?: string | undefined;
  first_name?: string | undefined;
  last_name?: string | undefined;
  is_staff?: boolean | undefined;
  is_support?: boolean | undefined;
  identity?: { issuer: string; subject: string } | undefined;
}

/** Creates the account, or changes what is given and enables it again. A new password ends its sessions. */
export async function saveAccount(db: Database, account: Account, now: Date): Promise<'created' | 'updated'> {
  const hash = account.password === undefined ? null : await hashPassword(account.password);
  return db.transaction(async (tx) => {
    const [saved] = await tx.query<{ id: number; is_new: boolean }>(
      `insert into users (uuid, username, email, first_name, last_name, is_staff, is_support, password_hash, date_joined)
       values ($1, $2, coalesce($3, ''), coalesce($4, ''), coalesce($5, ''), coalesce($6::boolean, false),
               coalesce($7::boolean, false), $8, $9)
       on conflict (username) do update set
         email = coalesce($3, users.email), first_name = coalesce($4, users.first_name),
         last_name = coalesce($5, users.last_name), is_staff = coalesce($6::boolean, users.is_staff),
         is_support = coalesce($7::boolean, users.is_support),
         password_hash = coalesce($8, users.password_hash), is_active = true
       returning id, xmax = 0 as is_new`,
      [
        randomUUID(),
        account.username,
        account.email,
        account.first_name,
        account.last_name,
        account.is_staff,
        account.is_support,
        hash,
        now,
      ],
    );
    if (account.identity) {
      await tx.query(
        `insert into identities (issuer, subject, user_id) values ($1, $2, $3)
         on conflict (issuer, subject) do update set user_id = excluded.user_id`,
        [account.identity.issuer, account.identity.subject, saved?.id],
      );
    }
    if (hash !== null) await tx.query('delete from tokens where user_id = $1', [saved?.id]);
    return saved?.is_new ? 'created' : 'updated';
  });
}
