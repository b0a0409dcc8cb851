import { hash } from 'node:crypto';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { clientKey } from '#server/gateway/http/client-key.ts';
import type { SessionMemory } from './memory.ts';

export const FAILURES_PER_ACCOUNT = 5;
export const FAILURES_PER_ADDRESS = 50;
const WINDOW_SECONDS = 10 * 60;

/** Beyond these, wherever they came from, strange addresses take turns at an account. */
export const FAILURES_FROM_EVERYWHERE = 20;
export const TURN_SECONDS = 15;

export type Outcome = 'success' | 'failure' | 'not counted';

export interface Attempt {
  /** Must be called when the outcome is known; until then the attempt counts as a failure. */
  settle(outcome: Outcome): Promise<void>;
}

export interface Blocked {
  /** `turns` concerns an account at which many addresses have failed. */
  scope: 'account' | 'address' | 'turns';
  seconds: number;
}

export interface Throttle {
  /** `username` is undefined for a pasted token, which names no account. */
  begin(address: string, username: string | undefined): Promise<Attempt | Blocked>;
}

/** Spellings that people would take for the same account share a counter. */
const account = (username: string) => username.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '').slice(0, 128);

/** Tells neither names nor addresses, and is no longer than a key may be. */
const keyOf = (...parts: string[]) => hash('sha256', parts.join(' '), 'base64url');

type Counter = ReturnType<SessionMemory['counter']>;

async function secondsUntilFree(counter: Counter, key: string): Promise<number | undefined> {
  try {
    await counter.consume(key);
    return undefined;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    throw error;
  }
}

/**
 * An attempt counts before the password is checked and is taken back if it succeeds, so that parallel ones get no more
 * tries. The count per account locks nobody out: people go on where they have signed in before, and take turns
 * elsewhere.
 */
export function createThrottle({ counter, familiar }: Pick<SessionMemory, 'counter' | 'familiar'>): Throttle {
  const pairs = counter('account', FAILURES_PER_ACCOUNT, WINDOW_SECONDS);
  const addresses = counter('address', FAILURES_PER_ADDRESS, WINDOW_SECONDS);
  const everywhere = counter('everywhere', FAILURES_FROM_EVERYWHERE, WINDOW_SECONDS);
  const turns = counter('turns', 1, TURN_SECONDS);

  async function untilTurn(name: string): Promise<number | undefined> {
    const full = await secondsUntilFree(everywhere, name);
    return full === undefined ? undefined : secondsUntilFree(turns, name);
  }

  async function beginAt(name: string, pair: string): Promise<Attempt | Blocked> {
    const wait = await secondsUntilFree(pairs, pair);
    if (wait !== undefined) return { scope: 'account', seconds: wait };
    const isStrange = !(await familiar.has(pair));
    const turn = isStrange ? await untilTurn(name) : undefined;
    if (turn !== undefined) {
      await pairs.reward(pair);
      return { scope: 'turns', seconds: turn };
    }
    return {
      async settle(outcome) {
        if (outcome === 'failure') return;
        if (isStrange) await everywhere.reward(name);
        if (outcome === 'success') {
          await familiar.add(pair);
          await pairs.delete(pair);
        } else await pairs.reward(pair);
      },
    };
  }

  return {
    async begin(address, username) {
      const client = clientKey(address);
      const from = keyOf(client);
      const wait = await secondsUntilFree(addresses, from);
      if (wait !== undefined) return { scope: 'address', seconds: wait };
      const name = username === undefined ? undefined : account(username);
      const attempt = name === undefined ? undefined : await beginAt(keyOf(name), keyOf(client, name));
      if (attempt && 'seconds' in attempt) {
        await addresses.reward(from);
        return attempt;
      }
      return {
        async settle(outcome) {
          await attempt?.settle(outcome);
          if (outcome !== 'failure') await addresses.reward(from);
        },
      };
    },
  };
}
