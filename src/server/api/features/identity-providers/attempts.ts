import { createHmac, hash, randomBytes } from 'node:crypto';
import type { Challenge } from '#server/api/auth/identity-provider.ts';
import { ATTEMPT_LIFETIME } from '#server/api/http/browser-key.ts';
import type { Queryable } from '#server/db/database.ts';

/** In seconds, as in Waldur. */
const CODE_LIFETIME = 10;

const random = () => randomBytes(32).toString('base64url');
const hashed = (secret: string) => hash('sha256', secret);
const after = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000);

/** The rest follows from `state` and the server's key, so that no process has to remember it. */
function challengeOf(key: Buffer, state: string): Challenge {
  const derive = (purpose: string) => createHmac('sha256', key).update(`${purpose} ${state}`).digest('base64url');
  return { state, nonce: derive('nonce'), verifier: derive('verifier') };
}

export interface Attempt {
  challenge: Challenge;
  /** The browser keeps this, to be known by. */
  browserKey: string;
}

export async function beginAttempt(db: Queryable, key: Buffer, returnOrigin: string, now: Date): Promise<Attempt> {
  const [state, browserKey] = [random(), random()];
  await db.query(
    `with expired as (delete from sign_in_attempts where expires < $5)
     insert into sign_in_attempts (state_hash, browser_hash, return_origin, expires) values ($1, $2, $3, $4)`,
    [hashed(state), hashed(browserKey), returnOrigin, after(now, ATTEMPT_LIFETIME), now],
  );
  return { challenge: challengeOf(key, state), browserKey };
}

/** Once, and only for the browser that began with `state`. */
export async function takeAttempt(
  db: Queryable,
  key: Buffer,
  { state, browserKey }: { state: string; browserKey: string },
  now: Date,
): Promise<{ challenge: Challenge; returnOrigin: string } | undefined> {
  const [row] = await db.query<{ return_origin: string }>(
    'delete from sign_in_attempts where state_hash = $1 and browser_hash = $2 and expires >= $3 returning return_origin',
    [hashed(state), hashed(browserKey), now],
  );
  return row && { challenge: challengeOf(key, state), returnOrigin: row.return_origin };
}

/** The code gives a front-end this user's token, once. */
export async function issueCode(db: Queryable, userId: number, now: Date): Promise<string> {
  const code = random();
  await db.query(
    `with expired as (delete from sign_in_codes where expires < $4)
     insert into sign_in_codes (code_hash, user_id, expires) values ($1, $2, $3)`,
    [hashed(code), userId, after(now, CODE_LIFETIME), now],
  );
  return code;
}

/** Undefined for a code that is unknown, was used before or has expired, and for a disabled user. */
export async function takeCode(db: Queryable, code: string, now: Date): Promise<number | undefined> {
  const [row] = await db.query<{ id: number }>(
    `with taken as (delete from sign_in_codes where code_hash = $1 returning user_id, expires)
     select users.id from taken join users on users.id = taken.user_id where expires >= $2 and is_active`,
    [hashed(code), now],
  );
  return row?.id;
}
