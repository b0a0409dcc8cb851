import type { FastifyInstance } from 'fastify';
import { setTimeout as wait } from 'node:timers/promises';

const STOP_WITHIN_MS = 9_000;

interface StopOptions {
  app: FastifyInstance;
  /** Aborted when the stop begins: `/healthz` then answers 503. */
  stopping: AbortController;
  /** How long to go on serving after that, so that proxies notice before a connection is refused. */
  drainMs: number;
  /** Everything else that has to end, in this order, once the last request has its answer. */
  close: () => Promise<void>;
}

/** Finishes the requests at hand, closes the database and ends; a second signal ends at once. */
export function stopOnSignals({ app, stopping, drainMs, close }: StopOptions): void {
  const stop = async () => {
    if (stopping.signal.aborted) process.exit(1);
    stopping.abort();
    await wait(drainMs);
    // A connection whose last request was at hand when the stop began is kept alive by its client; nobody needs it now.
    setInterval(() => app.server.closeIdleConnections(), 100).unref();
    // A client that never finishes must not keep the others waiting for the restart.
    setTimeout(() => app.server.closeAllConnections(), STOP_WITHIN_MS).unref();
    try {
      await app.close();
      await close();
      process.exit(0);
    } catch (error) {
      app.log.error({ err: error }, 'could not stop cleanly');
      process.exit(1);
    }
  };
  // A terminal that is closed sends SIGHUP, which would end the process without waiting for anybody.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void stop());
}
