import type { Clock } from '#web/lib/time/clock.ts';

/** Why nothing is sent at the moment: the server asked for it, or requests fail. */
export interface Waiting {
  /** Milliseconds since 1970. */
  until: number;
  why: 'asked' | 'failing';
}

/** In milliseconds. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;

/** So long without any success, and with so many failures, there is no sense in going on unwatched. */
const PATIENCE = 10 * 60_000;
const MANY = 12;

/** What all workers of a run wait at while the server asks for a pause or does not work. */
export interface Gate {
  /** When a request succeeded last; 0 for never. */
  readonly lastSuccess: number;
  succeed: () => void;
  /** The server asked for a pause of so many milliseconds. */
  hold: (pause: number) => void;
  /** A request failed. The first `free` failures in a row close nothing; then each closes for longer than the one before. */
  fail: (free: number) => void;
  /** Whether it has failed for so long that somebody should look. */
  isHopeless: () => boolean;
  /** Resolves when requests may be sent, or when `signal` is aborted. */
  pass: (signal: AbortSignal) => Promise<void>;
  /** Ends a wait that no server asked for, as when the network is back. */
  retryNow: () => void;
}

/** @param onChange called with what is waited for, and with nothing when it is over */
export function createGate(clock: Clock, onChange: (waiting: Waiting | undefined) => void = () => {}): Gate {
  let waiting: Waiting | undefined;
  let failures = 0;
  let failingSince = 0;
  let lastSuccess = 0;
  let nudge = new AbortController();
  const set = (next: Waiting | undefined) => {
    if (next === waiting) return;
    waiting = next;
    onChange(next);
  };
  const close = (pause: number, why: Waiting['why']) => {
    const until = clock.now() + pause;
    if (until > (waiting?.until ?? 0)) set({ until, why });
  };
  return {
    get lastSuccess() {
      return lastSuccess;
    },
    succeed() {
      failures = 0;
      lastSuccess = clock.now();
      if (waiting?.why === 'failing') set(undefined);
    },
    hold(pause) {
      close(Math.max(pause, FIRST_PAUSE), 'asked');
    },
    fail(free) {
      if (failures === 0) failingSince = clock.now();
      failures += 1;
      if (failures > free) close(Math.min(FIRST_PAUSE * 2 ** (failures - free - 1), LONGEST_PAUSE), 'failing');
    },
    isHopeless: () => failures >= MANY && clock.now() - failingSince >= PATIENCE,
    async pass(signal) {
      for (;;) {
        if (!waiting || signal.aborted) return;
        const left = waiting.until - clock.now();
        if (left <= 0) {
          set(undefined);
          return;
        }
        // Another failure may close the gate for longer meanwhile.
        await clock.sleep(left, AbortSignal.any([signal, nudge.signal]));
      }
    },
    retryNow() {
      if (waiting?.why !== 'failing') return;
      set(undefined);
      nudge.abort();
      nudge = new AbortController();
    },
  };
}
