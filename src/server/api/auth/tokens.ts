import { createHmac, hash, randomBytes } from 'node:crypto';
import type { Database, Queryable } from '#server/db/database.ts';
import { repeatable } from '#server/db/unavailable.ts';
import { LOG_POSITION } from '#server/db/driver.ts';
import type { Caller } from '#server/api/openapi/operation.ts';

export interface TokenOwner extends Caller {
  is_active: boolean;
  last_used: Date;
  /** In seconds; null for a token that never expires. */
  token_lifetime: number | null;
  /** Bytes of the database's log right after the owner's last change, where replicas have to know it. */
  last_change: number | null;
}

/** Signing in again returns the same token, as in Waldur, derived from a nonce: the database has only its hash. */
export function issueToken(db: Database, tokenKey: Buffer, userId: number, now: Date): Promise<string> {
  const issuing = db.transaction(async (tx) => {
    // The lock on the user makes simultaneous sign-ins agree on one token.
    await tx.query('select from users where id = $1 for update', [userId]);
    const nonce = (await liveNonce(tx, tokenKey, userId, now)) ?? randomBytes(16).toString('hex');
    const token = deriveToken(tokenKey, nonce);
    await tx.query(
      // Changes from before the sign-in shall be seen wherever the person reads.
      `insert into tokens (user_id, nonce, key_hash, last_used, last_change)
       values ($1, $2, $3, $4, ${LOG_POSITION})
       on conflict (user_id) do update set nonce = $2, key_hash = $3, last_used = $4, last_change = excluded.last_change`,
      [userId, nonce, hashToken(token), now],
    );
    return token;
  });
  return issuing.catch(repeatable);
}

async function liveNonce(tx: Queryable, tokenKey: Buffer, userId: number, now: Date): Promise<string | undefined> {
  const [row] = await tx.query<{ nonce: string; key_hash: string; last_used: Date; token_lifetime: number | null }>(
    'select nonce, key_hash, last_used, token_lifetime from tokens join users on users.id = user_id where user_id = $1',
    [userId],
  );
  if (!row || isExpired(row, now)) return undefined;
  // With another token key the nonce gives another token.
  return hashToken(deriveToken(tokenKey, row.nonce)) === row.key_hash ? row.nonce : undefined;
}

function deriveToken(tokenKey: Buffer, nonce: string): string {
  return createHmac('sha256', tokenKey).update(nonce).digest('hex').slice(0, 40);
}

function hashToken(token: string): string {
  return hash('sha256', token);
}

export function expiry({ last_used, token_lifetime }: Pick<TokenOwner, 'last_used' | 'token_lifetime'>): Date | null {
  return token_lifetime === null ? null : new Date(last_used.getTime() + token_lifetime * 1000);
}

export function isExpired(token: Pick<TokenOwner, 'last_used' | 'token_lifetime'>, now: Date): boolean {
  const end = expiry(token);
  return end !== null && end < now;
}

/**
 * With the time of the last use before this one. A valid use is recorded at most once a minute or at half of a shorter
 * lifetime, in the same statement, so that no request waits for another.
 */
export async function findOwner(db: Queryable, token: string, now: Date): Promise<TokenOwner | undefined> {
  const asked = db.query<TokenOwner>(
    `with owner as (
       select u.id, u.uuid, u.username, u.full_name, u.is_staff, u.is_support, u.is_active, u.token_lifetime, t.last_used,
         t.last_change
       from tokens t join users u on u.id = t.user_id where t.key_hash = $1
     ), used as (
       update tokens t set last_used = $2 from owner o
       where t.user_id = o.id and o.is_active
         and t.last_used <= $2::timestamptz - least(interval '1 minute', o.token_lifetime * interval '0.5 seconds')
         and (o.token_lifetime is null or t.last_used >= $2::timestamptz - o.token_lifetime * interval '1 second')
     )
     select * from owner`,
    [hashToken(token), now],
  );
  const [owner] = await asked.catch(repeatable);
  return owner;
}

export async function deleteToken(db: Queryable, userId: number) {
  await db.query('delete from tokens where user_id = $1', [userId]).catch(repeatable);
}
