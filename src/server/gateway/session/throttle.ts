import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export const FAILURES_PER_ACCOUNT = 5;
export const FAILURES_PER_ADDRESS = 50;
const WINDOW_SECONDS = 10 * 60;

export type Outcome = 'success' | 'failure' | 'not counted';

export interface Attempt {
  /** Must be called once the outcome is known: until then the attempt counts as a failure. */
  settle(outcome: Outcome): Promise<void>;
}

export interface Blocked {
  scope: 'account' | 'address';
  seconds: number;
}

export interface Throttle {
  /** `username` is undefined for a pasted token, which names no account. */
  begin(address: string, username: string | undefined): Promise<Attempt | Blocked>;
}

/** One customer usually holds a whole /64 of IPv6, so a fresh address out of it is no new visitor. */
export function visitor(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address.replace(/^::ffff:/i, '');
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail.split(':').filter(Boolean);
  const gap = address.includes('::') ? Math.max(0, 8 - front.length - back.length) : 0;
  const groups = [...front, ...Array.from({ length: gap }, () => '0'), ...back];
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** Spellings that a person would take for one account share one counter. */
const account = (username: string) => username.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '').slice(0, 128);

async function secondsUntilFree(limiter: RateLimiterMemory, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    throw error;
  }
}

/**
 * Counts failed sign-ins in memory, per account as seen from one address and per address. An attempt is counted before
 * the password is checked and given back afterwards, so that many at once get no more tries than one after the other.
 */
export function createThrottle(): Throttle {
  const accounts = new RateLimiterMemory({
    keyPrefix: 'account',
    points: FAILURES_PER_ACCOUNT,
    duration: WINDOW_SECONDS,
  });
  const addresses = new RateLimiterMemory({
    keyPrefix: 'address',
    points: FAILURES_PER_ADDRESS,
    duration: WINDOW_SECONDS,
  });

  return {
    async begin(address, username) {
      const from = visitor(address);
      const key = username === undefined ? undefined : `${from} ${account(username)}`;
      const addressWait = await secondsUntilFree(addresses, from);
      if (addressWait !== undefined) return { scope: 'address', seconds: addressWait };
      const accountWait = key === undefined ? undefined : await secondsUntilFree(accounts, key);
      if (accountWait !== undefined) {
        await addresses.reward(from);
        return { scope: 'account', seconds: accountWait };
      }
      return {
        async settle(outcome) {
          if (outcome === 'failure') return;
          await addresses.reward(from);
          if (key === undefined) return;
          if (outcome === 'success') await accounts.delete(key);
          else await accounts.reward(key);
        },
      };
    },
  };
}
