import { RateLimiterMemory, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { createExpiringSet } from '#server/gateway/http/expiring-set.ts';
import { SESSION_LIFETIME } from './cookie.ts';

// In seconds, after a sign-in.
export const FAMILIAR_SECONDS = 30 * 24 * 60 * 60;
const MOST_FAMILIAR = 100_000;

/** In one process alone, or in a database that several share (`shared-memory.ts`). */
export interface SessionMemory {
  /** Each request asks, and waits the first time at most. */
  ended: {
    /** Rejects where it cannot be known now. */
    has: (id: string) => boolean | Promise<boolean>;
    add: (id: string) => Promise<void>;
  };
  /** A count of its own, up to `points` within so many seconds from the first. */
  counter: (
    kind: string,
    points: number,
    seconds: number,
  ) => Pick<RateLimiterAbstract, 'consume' | 'reward' | 'delete'>;
  /** Keys of accounts and addresses. */
  familiar: {
    has: (key: string) => Promise<boolean>;
    add: (key: string) => Promise<void>;
  };
}

export function createMemory(now: () => Date): SessionMemory {
  const seconds = () => now().getTime() / 1000;
  const ended = createExpiringSet({ lifetime: SESSION_LIFETIME, now: seconds });
  const familiar = createExpiringSet({ lifetime: FAMILIAR_SECONDS, now: seconds, most: MOST_FAMILIAR });
  return {
    ended: { has: ended.has, add: async (id) => ended.add(id) },
    counter: (keyPrefix, points, duration) => new RateLimiterMemory({ keyPrefix, points, duration }),
    familiar: { has: async (key) => familiar.has(key), add: async (key) => familiar.add(key) },
  };
}
