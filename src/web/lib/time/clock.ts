/** Time, handed in so that tests need not wait. */
export interface Clock {
  now: () => number;
  /** Resolves at once when `signal` is aborted; never rejects. */
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      // The browser's timers end at once beyond 2^31 ms.
      const timer = setTimeout(end, Math.min(milliseconds, 2_000_000_000));
      signal.addEventListener('abort', end);
    }),
};

export const isoNow = (clock: Clock): string => new Date(clock.now()).toISOString();
