import { hkdfSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';
import type { Queryable } from '#server/db/database.ts';
import type { Claimant } from './identity-provider.ts';

// Longer tokens do not fit into an address that every provider and proxy takes.
const LONGEST = 4000;
const HEADER = { alg: 'dir', enc: 'A256GCM' };

const keyFor = (tokenKey: Buffer) => new Uint8Array(hkdfSync('sha256', tokenKey, 'consent-desk', 'id token', 32));

/** The token is kept, encrypted, until the person signs out or in again. */
export async function keepIdToken(db: Queryable, tokenKey: Buffer, { issuer, subject, idToken }: Claimant) {
  const plain = new TextEncoder().encode(idToken);
  const kept =
    idToken.length > LONGEST
      ? null
      : await new CompactEncrypt(plain).setProtectedHeader(HEADER).encrypt(keyFor(tokenKey));
  await db.query('update identities set id_token = $3 where issuer = $1 and subject = $2', [issuer, subject, kept]);
}

/**
 * Whether a provider knows the user. The ID token of the last sign-in, which is forgotten here, is missing where it was
 * too long, was taken before, or was encrypted with another key.
 */
export async function takeIdToken(
  db: Queryable,
  tokenKey: Buffer,
  userId: number,
): Promise<{ idToken: string | undefined } | undefined> {
  const [known] = await db.query<{ id_token: string | null }>(
    `with known as (select issuer, subject, id_token from identities where user_id = $1 order by id_token is null, issuer, subject limit 1),
       emptied as (update identities i set id_token = null from known k where (i.issuer, i.subject) = (k.issuer, k.subject))
     select id_token from known`,
    [userId],
  );
  return known && { idToken: known.id_token === null ? undefined : await open(known.id_token, tokenKey) };
}

async function open(kept: string, tokenKey: Buffer): Promise<string | undefined> {
  const opened = await compactDecrypt(kept, keyFor(tokenKey)).catch(() => undefined);
  return opened && new TextDecoder().decode(opened.plaintext);
}
