import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { clientKey } from '#server/gateway/http/rate-limit.ts';

export const FAILURES_PER_ACCOUNT = 5;
export const FAILURES_PER_ADDRESS = 50;
const WINDOW_SECONDS = 10 * 60;

export type Outcome = 'success' | 'failure' | 'not counted';

export interface Attempt {
  /** Must be called when the outcome is known; until then the attempt counts as a failure. */
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

/** Spellings that people would take for the same account share a counter. */
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
 * Counts failed sign-ins in memory, per account and client address and per client address. An attempt is counted before
 * the password is checked and taken back if it succeeds, so that parallel attempts get no more tries than sequential ones.
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
      const from = clientKey(address);
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
