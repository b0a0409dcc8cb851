import type { Clock } from '#web/lib/time/clock.ts';

/** Why nothing is sent: the server asked for it, or requests fail. */
export interface Waiting {
  until: number;
  why: 'asked' | 'failing';
}

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;

/** So long without any success, and with so many failures, there is no sense in going on unwatched. */
const PATIENCE = 10 * 60_000;
const MANY = 12;

export interface Gate {
  /** 0 for never. */
  readonly lastSuccess: number;
  succeed: () => void;
  /** For as many milliseconds as the server asked for. */
  hold: (pause: number) => void;
  /** The first `free` failures in a row close nothing; then each closes for longer than the one before. */
  fail: (free: number) => void;
  isHopeless: () => boolean;
  /** Also resolves when `signal` is aborted. */
  pass: (signal: AbortSignal) => Promise<void>;
  /** Ends a wait that no server asked for, as when the network is back. */
  retryNow: () => void;
}

/** Calls `onChange` with nothing when the wait is over. */
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
