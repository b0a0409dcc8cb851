import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

// About 0.2 s and 32 MiB for each check, as OWASP's password storage guidance asks of scrypt.
const COST = { N: 2 ** 15, r: 8, p: 3 };
const KEY_LENGTH = 32;

// Compared with when there is no account, so that the time taken does not tell whether one exists.
const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${'00'.repeat(16)}$${'00'.repeat(KEY_LENGTH)}`;

/** @returns `scrypt$N$r$p$salt$hash` in hexadecimal. A lower cost is for tests, which sign in hundreds of times. */
export async function hashPassword(password: string, { N, r, p } = COST): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(normalised(password), salt, KEY_LENGTH, options(N, r, p));
  return ['scrypt', N, r, p, salt.toString('hex'), hash.toString('hex')].join('$');
}

/** `hash` is null without an account or a password. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const [scheme, n, r, p, salt = '', expected = ''] = (hash ?? NOBODY).split('$');
  if (scheme !== 'scrypt') throw new Error('A stored password has an unknown form.');
  const wanted = Buffer.from(expected, 'hex');
  const actual = await derive(
    normalised(password),
    Buffer.from(salt, 'hex'),
    wanted.length,
    options(Number(n), Number(r), Number(p)),
  );
  return timingSafeEqual(actual, wanted) && hash !== null;
}

/** Keyboards and systems send the same characters in different Unicode forms. */
function normalised(password: string): string {
  return password.normalize('NFKC');
}

/** scrypt needs a little more than 128·N·r bytes, just above Node's default limit. */
function options(N: number, r: number, p: number): ScryptOptions {
  return { N, r, p, maxmem: 256 * N * r };
}
