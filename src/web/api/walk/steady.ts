import { ApiError } from '#web/api/errors.ts';
import type { Clock } from '#web/lib/time/clock.ts';

const TRIES = 6;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

const isPassing = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500);

/** In milliseconds: what the server asks for, else twice as long each time. */
function waitAfter(error: unknown, failures: number): number {
  const asked = error instanceof ApiError ? error.retryAfter : undefined;
  if (asked !== undefined) return asked * 1000;
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1));
}

export interface Steadiness {
  signal: AbortSignal;
  sleep: Clock['sleep'];
  /** In milliseconds; 0 when the next try begins. */
  onWait: (milliseconds: number) => void;
  /** Resolves when somebody wants it tried again. */
  onStuck: (error: unknown) => Promise<void>;
}

export type Attempt = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Tries again what may pass by itself, anything else when somebody says so; rejects as `signal` and `onStuck` do. */
export async function steadily<Result>(
  work: () => Promise<Result>,
  { signal, sleep, onWait, onStuck }: Steadiness,
): Promise<Result> {
  for (let failures = 0; ;) {
    signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      failures += 1;
      if (isPassing(error) && failures < TRIES) {
        const wait = waitAfter(error, failures);
        onWait(wait);
        await sleep(wait, signal);
        signal.throwIfAborted();
        onWait(0);
      } else {
        await onStuck(error);
        failures = 0;
      }
    }
  }
}
