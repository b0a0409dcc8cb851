export interface Jobs {
  /** Begins nothing more and waits for the turn under way; call it before the database is closed. */
  stop(): Promise<void>;
}

/** Runs `work`, which never rejects, at once and at each interval, never twice at a time. Keeps no process alive. */
export function repeating(work: (signal: AbortSignal) => Promise<void>, intervalMs: number): Jobs {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  function turn() {
    running ??= work(stopping.signal).finally(() => {
      running = undefined;
    });
  }

  turn();
  const timer = setInterval(turn, intervalMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}
